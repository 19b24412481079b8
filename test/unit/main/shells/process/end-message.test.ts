/** A request to end, without signals. The entry of the command line is plain JavaScript, so its copy of the message is compared here. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { askToEnd, END_MESSAGE, onAskedToEnd } from '../../../../../main/shells/process/end-message.ts';

test('is heard as a message or as the end of the parent, and not after', () => {
  const parent = new EventEmitter();
  const end = vi.fn();
  const unasked = onAskedToEnd(end, parent as unknown as NodeJS.Process);
  for (const other of [{ type: 'stop' }, 'end', null, [END_MESSAGE]]) parent.emit('message', other);
  expect(end).not.toHaveBeenCalled();
  parent.emit('message', END_MESSAGE);
  parent.emit('disconnect');
  expect(end).toHaveBeenCalledTimes(2);
  unasked();
  expect([parent.listenerCount('message'), parent.listenerCount('disconnect')]).toEqual([0, 0]);
});

test('goes by message on Windows, where to send a signal is to kill, and by signal elsewhere', () => {
  const child = { connected: true, send: vi.fn(() => true), kill: vi.fn(() => true) };
  askToEnd(child, 'win32');
  expect([child.send.mock.calls.length, child.kill.mock.calls.length]).toEqual([1, 0]);
  askToEnd(child, 'linux');
  askToEnd({ ...child, connected: false }, 'win32');
  expect([child.send.mock.calls.length, child.kill.mock.calls.length]).toEqual([1, 2]);
});

test('is the same in the entry of the command line', () => {
  const entry = readFileSync(new URL('../../../../../main/shells/cli/carkey.mjs', import.meta.url), 'utf8');
  expect(/^const END = '(.+)';$/m.exec(entry)?.[1]).toBe(END_MESSAGE);
});
