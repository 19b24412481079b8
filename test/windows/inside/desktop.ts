/**
 * Runs in Windows. `desktop.ts PORT ARGS…` starts Node with these arguments as the emulated Electron, and passes messages on between it and the
 * test, which listens at that port of this computer: Windows' Node has no channel to a program of Linux. A message is a line of JSON.
 */
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

const [, , port = '', ...args] = process.argv;
const test = connect(Number(port), '127.0.0.1');
const program = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

program.on('message', (message) => test.write(`${JSON.stringify(message)}\n`));
program.on('exit', (code) => test.end(() => process.exit(code ?? 99)));
createInterface({ input: test }).on('line', (line) => {
  if (program.connected) program.send(JSON.parse(line) as object, () => undefined);
});
test.on('close', () => program.kill());
