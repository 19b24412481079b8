/** A copied code does not stay: not after its time, not after the console stopped, and nothing of anybody else is wiped. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLEARED_AFTER_MS, keepClipboard, TRIED_AGAIN_AFTER_MS } from '../../../main/carkey/codes/clipboard.ts';
import { activate, call, OK_VIN, started, temporaryFolder } from '../../support/console.ts';

/** A clipboard as the operating system offers it. */
function clipboard() {
  const held = { text: 'before' };
  const write = (text: string) => {
    held.text = text;
    return Promise.resolve();
  };
  return { held, port: { read: () => Promise.resolve(held.text), write } };
}

const unexpected = (fault: unknown): never => {
  throw fault;
};

describe('the clipboard', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is cleared when the time is over', async () => {
    const { held, port } = clipboard();
    await keepClipboard(port, unexpected).copy('shazam');
    await vi.advanceTimersByTimeAsync(CLEARED_AFTER_MS - 1);
    expect(held.text).toBe('shazam');
    await vi.advanceTimersByTimeAsync(1);
    expect(held.text).toBe('');
  });

  it('is left alone when somebody copied something else', async () => {
    const { held, port } = clipboard();
    await keepClipboard(port, unexpected).copy('shazam');
    held.text = 'a phone number';
    await vi.advanceTimersByTimeAsync(CLEARED_AFTER_MS);
    expect(held.text).toBe('a phone number');
  });

  it('starts its time again with the next copy', async () => {
    const { held, port } = clipboard();
    const keeper = keepClipboard(port, unexpected);
    await keeper.copy('first');
    await vi.advanceTimersByTimeAsync(CLEARED_AFTER_MS - 1);
    await keeper.copy('second');
    await vi.advanceTimersByTimeAsync(CLEARED_AFTER_MS - 1);
    expect(held.text).toBe('second');
    await keeper.clear();
    expect(held.text).toBe('');
  });

  it('that is to be cleared while a copy is still being written is cleared right after it', async () => {
    const { held, port } = clipboard();
    const writing = Promise.withResolvers<undefined>();
    const slow = { ...port, write: (text: string) => (text === '' ? Promise.resolve() : writing.promise).then(() => port.write(text)) };
    const keeper = keepClipboard(slow, unexpected);
    const copying = keeper.copy('shazam');
    const clearing = keeper.clear();
    writing.resolve(undefined);
    await Promise.all([copying, clearing]);
    expect(held.text).toBe('');
  });

  it('that another program holds is tried again, and said', async () => {
    const { held, port } = clipboard();
    const faults: unknown[] = [];
    let busy = false;
    const read = () => (busy ? Promise.reject(new Error('busy')) : port.read());
    const keeper = keepClipboard({ ...port, read }, (fault) => faults.push(fault));
    await keeper.copy('shazam');
    busy = true;
    await keeper.clear();
    expect([held.text, faults.length]).toEqual(['shazam', 1]);
    busy = false;
    await vi.advanceTimersByTimeAsync(TRIED_AGAIN_AFTER_MS);
    expect(held.text).toBe('');
  });

  it('keeps the time of the first code when the second one could not be copied', async () => {
    const { held, port } = clipboard();
    const keeper = keepClipboard(
      { ...port, write: (text) => (text === 'second' ? Promise.reject(new Error('busy')) : port.write(text)) },
      unexpected,
    );
    await keeper.copy('first');
    await expect(keeper.copy('second')).rejects.toThrow('busy');
    await vi.advanceTimersByTimeAsync(CLEARED_AFTER_MS);
    expect(held.text).toBe('');
  });
});

describe('copying a code through the console', () => {
  it('is logged, gives the text without its line feed, and is undone when the console stops', async () => {
    const folder = temporaryFolder();
    const { held, port } = clipboard();
    const run = await started({
      dataDir: folder.path,
      clipboard: port,
      override: { mode: 'practice', scenario: 'ok', operatorName: 'Test Person' },
    });
    const job = await activate(run, OK_VIN);
    expect(await call(run, 'code.copy', { attempt: job.attempt!.id })).toEqual({ clearedAfterMs: CLEARED_AFTER_MS });
    expect(held.text).toBe('shazam');
    const { rows } = await call(run, 'audit.search', { order: 'newest', limit: 5 });
    expect(rows[0]?.kind).toBe('code-shown');
    await run.stop();
    expect(held.text).toBe('');
    folder.remove();
  });

  it('is left to the page where the shell has no clipboard, and nothing is shown for it', async () => {
    const folder = temporaryFolder();
    const run = await started({ dataDir: folder.path, override: { mode: 'practice', scenario: 'ok', operatorName: 'Test Person' } });
    const job = await activate(run, OK_VIN);
    const { size } = run.current().trail.view();
    expect(await call(run, 'code.copy', { attempt: job.attempt!.id })).toBeNull();
    expect(run.current().trail.view().size).toBe(size);
    await run.stop();
    folder.remove();
  });
});
