/** A verification that is called off while its threads begin takes nothing else down: no thread is ended while it loads the database's library. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';

async function run(how: 'orderly' | 'at once'): Promise<{ readonly output: string; readonly signal: NodeJS.Signals | null }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'thread-child.ts'), how], { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString('utf8')));
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { output, signal };
}

it('ended at every moment around the loading, the process lives on', async () => {
  expect(await run('orderly')).toEqual({ output: 'lived', signal: null });
});

it('control: ended at once, the process is aborted', async () => {
  expect(await run('at once')).toEqual({ output: '', signal: 'SIGABRT' });
});
