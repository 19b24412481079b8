/**
 * A request to end in good order, from one program of ours to another. Windows has no signals that a program could answer: what Node calls a
 * signal to another process ends it there at once.
 */
import type { ChildProcess } from 'node:child_process';

/** The message. The entry of the command line has it too (cli/carkey.mjs), which imports no TypeScript. */
export const END_MESSAGE = 'carkey-console:end';

/** Calls `end` when the parent asks for it, or is gone. Returns the function that stops listening, without which the process would stay. */
export function onAskedToEnd(end: () => void, from: Pick<NodeJS.Process, 'on' | 'off'> = process): () => void {
  const hear = (message: unknown) => {
    if (message === END_MESSAGE) end();
  };
  from.on('message', hear);
  from.on('disconnect', end);
  return () => {
    from.off('message', hear);
    from.off('disconnect', end);
  };
}

/** Asks a child to end: by message on Windows, where it was started with a channel; by the usual signal elsewhere. */
export function askToEnd(child: Pick<ChildProcess, 'connected' | 'send' | 'kill'>, platform: NodeJS.Platform): void {
  if (platform === 'win32' && child.connected) child.send(END_MESSAGE, () => undefined);
  else child.kill();
}
