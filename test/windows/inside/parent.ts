/**
 * Runs in Windows. `parent.ts HOW COMMAND…` starts the command line as a child with a channel, and ends it when the file is there that the
 * variable WHEN names: HOW is a message, a kill, or to be gone itself. Its exit code is that of the child.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { END_MESSAGE } from '../../../main/shells/process/end-message.ts';

const [, , how = '', ...command] = process.argv;
const child = spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
const ways: Readonly<Record<string, () => unknown>> = {
  message: () => child.send(END_MESSAGE),
  kill: () => child.kill(),
  gone: () => process.exit(0),
};
child.on('exit', (code) => process.exit(code ?? 99));
const timer = setInterval(() => {
  if (!existsSync(process.env['WHEN'] ?? '')) return;
  clearInterval(timer);
  ways[how]?.();
}, 20);
