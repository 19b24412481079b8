// Runs in Windows. parent.cjs HOW COMMAND…: starts the command line as a child with a channel, hands through what it writes, and ends it when the
// file of the environment variable WHEN is there: HOW is a message, a kill, or to be gone. Its exit code is that of the child.
const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');

const [, , how, ...command] = process.argv;
const child = spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
const ways = { message: () => child.send('carkey-console:end'), kill: () => child.kill(), gone: () => process.exit(0) };
child.on('exit', (code) => process.exit(code ?? 99));
const timer = setInterval(() => {
  if (!existsSync(process.env.WHEN)) return;
  clearInterval(timer);
  ways[how]();
}, 20);
