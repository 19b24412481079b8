/** The link's process dies or freezes in the middle of a read; the console goes on, and the next read works. */
import { describe, expect, it } from 'vitest';
import { atStep, openKit, viewWhere } from './kit.ts';
import { longestStall } from './stall.ts';

/** How long the control holds the loop up, ms. */
const HELD_MS = 400;
/** Whatever the link does, it holds the console up for no more than this part of the control of the same run. */
const PART = 1 / 4;
const SLOW = 60_000;
/** A machine with too much to do holds a loop up now and then; a fault of ours does it every time. */
const RETRIES = 3;

function pidOf(child: { readonly pid: number | undefined } | undefined): number {
  if (child?.pid === undefined) throw new Error('no process was started');
  return child.pid;
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

/** A loop that is held up as a synchronous driver would hold it. */
function heldUp(): Promise<number> {
  return longestStall(() => {
    const until = performance.now() + HELD_MS;
    while (performance.now() < until);
    return Promise.resolve();
  });
}

describe('the process of the link', () => {
  it.for([
    ['SIGKILL', 'process-died'],
    ['SIGSTOP', 'process-frozen'],
  ] as const)('is started again after %s, and the next read works', { timeout: SLOW, retry: RETRIES }, async ([signal, code]) => {
    const { link, id, children } = await openKit();
    const stall = await longestStall(async () => {
      const read = link.read(id);
      await atStep(link, 'contact-car');
      process.kill(pidOf(children[0]), signal);
      expect(await read).toMatchObject({ ok: false, error: { code } });
      expect(link.view()).toMatchObject({ open: false, restarts: 1, problem: { code }, activity: { name: 'idle' } });
      expect(await link.read(id)).toMatchObject({ ok: true, value: { verdict: { kind: 'agree' } } });
    });
    expect(children).toHaveLength(2);
    expect(link.view()).toMatchObject({ open: true, restarts: 1, problem: null });
    await expect.poll(() => alive(pidOf(children[0]))).toBe(false);
    expect(stall).toBeLessThan(PART * (await heldUp()));
  });

  it('is started again when it dies between reads, and the port counts as closed', async () => {
    const { link, id, children, events } = await openKit();
    await link.read(id);
    process.kill(pidOf(children[0]), 'SIGKILL');
    const view = await viewWhere(link, ({ open }) => !open);
    expect(view.open).toBe(false);
    await viewWhere(link, ({ problem }) => problem?.code === 'process-died');
    expect(events).toContain('process-down');
    expect((await link.read(id)).ok).toBe(true);
  });

  it('ends with the console', async () => {
    const { link, id, children } = await openKit();
    await link.read(id);
    await link.stop();
    expect(alive(pidOf(children[0]))).toBe(false);
  });

  it('is measured by something that does see a loop that is held up', async () => {
    expect(await heldUp()).toBeGreaterThan(HELD_MS / 2);
  });
});
