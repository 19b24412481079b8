/** Whole reads through a forked process, the real serial driver and a real pseudo-terminal. */
import { describe, expect, it } from 'vitest';
import { play } from '../../support/drive.ts';
import { openKit } from './kit.ts';

/** These act by the number of the command, which a search for the speed would shift. */
const COUNTING: ReadonlySet<string> = new Set(['supply-drops', 'restarts-again-and-again']);

/** Where nobody answers, real limits pass. */
const SLOW = 60_000;

describe.concurrent('a read over a serial port', () => {
  it.for([
    ['agree', 'elm327'],
    ['conflict', 'elm327'],
    ['pins-3-8', 'elm327'],
    ['asleep', 'elm327'],
    ['weak-battery', 'elm327'],
    ['not-in-socket', 'elm327'],
    ['agree', 'obdlink-sx'],
    ['agree', 'clone-no-flow-control'],
    ['agree', 'clone-no-headers'],
    ['agree', 'clone-cuts-requests'],
    ['agree', 'clone-echo'],
    ['agree', 'clone-garbage'],
    ['agree', 'clone-wakes-late'],
    ['agree', 'clone-one-late'],
    ['agree', 'clone-deaf-to-reset'],
    ['agree', 'supply-drops'],
    ['agree', 'restarts-again-and-again'],
    ['agree', 'modem'],
    ['agree', 'silent'],
  ] as const)(
    'car %s with adapter %s ends as the rules say, and the same is said in virtual time',
    { timeout: SLOW },
    async ([car, adapter], { onTestFinished }) => {
      const kit = await openKit({ car, adapter, baud: COUNTING.has(adapter) ? 38_400 : null, finish: onTestFinished });
      const read = await kit.link.read(kit.id);
      const expected = play(car, adapter).result;
      expect(read.ok && read.value.verdict).toEqual(expected.verdict);
      expect(read.ok && read.value.facts.states).toEqual(expected.facts.states);
      const usable = expected.facts.states.adapter === 'answers';
      expect(kit.link.view()).toMatchObject({ open: usable, problem: null, restarts: 0, activity: { name: 'idle' }, chosen: kit.id });
    },
  );

  it('reads a Wi-Fi adapter, and takes little more time than the adapter', { timeout: SLOW }, async ({ onTestFinished }) => {
    const kit = await openKit({ network: true, pace: 1, finish: onTestFinished });
    const read = await kit.link.read(kit.id);
    const again = await kit.link.reread();
    expect(read.ok && again.ok).toBe(true);
    if (!again.ok) return;
    expect(again.value.verdict).toMatchObject({ kind: 'agree', confirmed: true });
    expect(again.value.elapsedMs).toBeLessThan(1.15 * again.value.answeringMs);
    expect(kit.commands[0]).toBe('ATZ');
  });

  it('asks the remembered speed first, and remembers what worked', { timeout: SLOW }, async ({ onTestFinished }) => {
    const kit = await openKit({ finish: onTestFinished });
    if (kit.place.kind !== 'serial') throw new Error('a serial port was meant');
    kit.speeds.set(kit.place.path, 230_400);
    const read = await kit.link.read(kit.id);
    expect(read.ok).toBe(true);
    // Its name, once; a chip or an emulator that answers no nonsense is found as fast.
    expect(kit.commands.slice(0, 2)).toEqual(['ATI', 'ATZ']);
    expect([...kit.speeds]).toEqual([[kit.place.path, 230_400]]);
    expect(kit.link.view().adapters).toMatchObject([{ speed: 230_400, simulated: true, likely: true }]);
  });

  it('looks for no speed when one was named', { timeout: SLOW }, async ({ onTestFinished }) => {
    const kit = await openKit({ baud: 9_600, finish: onTestFinished });
    const read = await kit.link.read(kit.id);
    expect(read.ok).toBe(true);
    expect(kit.commands[0]).toBe('ATZ');
  });

  it('shows every command in the trace, and no VIN until a person asks', { timeout: SLOW }, async ({ onTestFinished }) => {
    const kit = await openKit({ finish: onTestFinished });
    const read = await kit.link.read(kit.id);
    const masked = kit.link.trace({ limit: 5_000, withVins: false });
    const raw = kit.link.trace({ limit: 5_000, withVins: true });
    expect(masked.filter(({ dir }) => dir === 'out')).toHaveLength(kit.commands.length);
    expect(masked.some(({ text }) => text === '652101462F190......')).toBe(true);
    expect(read.ok && raw.some(({ text }) => text.includes('62F19056'))).toBe(true);
  });
});
