import { readFileSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FREE_TRIES, MAX_FAILURES, MAX_WAIT_MS } from '../../../../../app/operators/failures/lockout.ts';
import { silentLogger } from '../../../../../main/base/logger.ts';
import type { Operators } from '../../../../../main/operators/service.ts';
import { openOperatorStore } from '../../../../../main/operators/accounts/store.ts';
import { codeOf, must, OTHER_PIN, PIN, Station, WRONG_PIN } from '../../../../support/station.ts';

let station: Station;
beforeEach(() => {
  station = new Station();
});
afterEach(() => station.remove());

const failuresOnDisk = () => station.onDisk().operators[0]!.lockout.failures;

/** Tries the wrong PIN until it is not even tried any more. */
async function exhaust(operators: Operators, name = 'Ada'): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    if (['wait', 'locked-out'].includes(codeOf(await operators.signIn(name, WRONG_PIN)))) return tries;
  }
}

describe('a try of a PIN', () => {
  it('is on disk as a failure while the hash is still being computed', async () => {
    const operators = await station.withAda();
    const seen: number[] = [];
    station.whileHashing = () => seen.push(failuresOnDisk());
    expect(await operators.signIn('Ada', WRONG_PIN)).toEqual({
      ok: false,
      error: { code: 'wrong-pin', waitMs: 0, triesLeft: MAX_FAILURES - 1 },
    });
    must(await operators.signIn('Ada', PIN));
    expect(seen).toEqual([1, 2]);
    expect(failuresOnDisk()).toBe(0);
  });

  it('is none where the text can be nobody’s PIN: a scan costs nothing, on any way in', async () => {
    const operators = await station.withAda();
    station.hashes = 0;
    for (const text of ['VR1AB12C3D4567890', '4711081512471', '4711', '', '740 291'])
      expect(codeOf(await operators.signIn('Ada', text)), text).toBe('bad-pin');
    expect(codeOf(await operators.freshPin('VR1AB12C3D4567890'))).toBe('bad-pin');
    expect([failuresOnDisk(), station.hashes]).toEqual([0, 0]);
  });

  it('is refused when it cannot be counted, the right PIN too', async () => {
    const disk = { isFull: false };
    const operators = station.start({ store: await fullable(disk) });
    disk.isFull = true;
    station.hashes = 0;
    expect(codeOf(await operators.signIn('Ada', PIN))).toBe('unwritable');
    expect(station.hashes).toBe(0);
  });

  it('gives a thousand guesses at once five tries, one hash at a time', async () => {
    const operators = await station.withAda();
    operators.signOut();
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => operators.signIn('Ada', WRONG_PIN)));
    expect(station.hashes).toBe(FREE_TRIES);
    expect(station.mostAtOnce).toBe(1);
    expect(new Set(answers.map(codeOf))).toEqual(new Set(['wrong-pin', 'wait', 'busy']));
    expect(failuresOnDisk()).toBe(FREE_TRIES);
  });

  it('gives a thousand guesses in a row five tries', async () => {
    const operators = await station.withAda();
    for (let count = 0; count < 1_000; count += 1) await operators.signIn('Ada', WRONG_PIN);
    expect(station.hashes).toBe(FREE_TRIES);
  });

  it.each([0, 86_400_000, 40 * 365 * 86_400_000, -86_400_000, -20 * 365 * 86_400_000])(
    'gains nothing by a restart with the clock %i ms off',
    async (jump) => {
      await exhaust(await station.withAda());
      station.wall += jump;
      const again = station.start();
      station.wall += jump;
      expect(codeOf(await again.signIn('Ada', PIN))).toBe('wait');
      station.mono += 29_999;
      expect(codeOf(await again.signIn('Ada', PIN))).toBe('wait');
      station.mono += 1;
      expect(codeOf(await again.signIn('Ada', PIN))).toBe('ok');
    },
  );

  it('keeps the part of a wait that has passed when the program ends in order', async () => {
    const operators = await station.withAda();
    await exhaust(operators);
    station.pass(20_000);
    operators.stop();
    const again = station.start();
    station.pass(9_999);
    expect(codeOf(await again.signIn('Ada', PIN))).toBe('wait');
    station.pass(1);
    expect(codeOf(await again.signIn('Ada', PIN))).toBe('ok');
  });

  it('ends at twenty, over any number of restarts, until another admin unlocks', async () => {
    let operators = await station.withAda();
    must(await operators.add({ name: 'Bea', role: 'admin', pin: OTHER_PIN }));
    operators.signOut();
    let tries = 0;
    for (let hour = 0; hour < 40; hour += 1) {
      tries += await exhaust(operators);
      operators = station.start();
      station.pass(MAX_WAIT_MS);
    }
    expect(tries + 1).toBe(MAX_FAILURES); // The twentieth answers "locked out" itself.
    expect(codeOf(await operators.signIn('Ada', PIN))).toBe('locked-out');
    expect(station.words().filter((word) => word === 'denied locked-out')).toHaveLength(1);

    must(await operators.signIn('Bea', OTHER_PIN));
    const ada = operators.list()[0]!;
    expect(ada.lockout).toBe('locked');
    must(await operators.change(ada.id, { unlock: true }));
    expect(codeOf(await operators.signIn('Ada', PIN))).toBe('ok');
  });

  it('has no more patience with names that no account has, and never locks them for good', async () => {
    const operators = await station.withAda();
    expect(await exhaust(operators, 'Nobody')).toBe(FREE_TRIES);
    expect(codeOf(await operators.signIn('Somebody', WRONG_PIN))).toBe('wait');
    for (let hour = 0; hour < 30; hour += 1) {
      station.pass(MAX_WAIT_MS);
      expect(codeOf(await operators.signIn('Nobody', WRONG_PIN))).toBe('wrong-pin');
    }
    expect(codeOf(await operators.signIn('Ada', PIN))).toBe('ok');
  });

  it('hashes for an unknown and for a disabled account as for any other', async () => {
    const operators = await station.withAda();
    const bea = must(await operators.add({ name: 'Bea', role: 'support', pin: OTHER_PIN }));
    must(await operators.change(bea.id, { enabled: false }));
    station.hashes = 0;
    expect(codeOf(await operators.signIn('Bea', OTHER_PIN))).toBe('wrong-pin');
    expect(codeOf(await operators.signIn('Nobody', OTHER_PIN))).toBe('wrong-pin');
    expect(station.hashes).toBe(2);
  });

  it('counts a wrong PIN at the lock and before a code like one at the door', async () => {
    const operators = await station.withAda();
    expect(codeOf(await operators.freshPin(WRONG_PIN))).toBe('wrong-pin');
    operators.lock();
    expect(codeOf(await operators.unlock(WRONG_PIN))).toBe('wrong-pin');
    expect(failuresOnDisk()).toBe(2);
  });

  it('leaves no PIN in the file, and the file to this user alone', async () => {
    await station.withAda();
    const text = readFileSync(station.file, 'utf8');
    expect(text).not.toContain(PIN);
    expect(text).not.toContain(station.secrets.get('pin-pepper')!.reveal());
    if (process.platform !== 'win32') expect(statSync(station.file).mode & 0o777).toBe(0o600);
  });
});

/** A store over a station that already has Ada, whose disk can be full. */
async function fullable(state: { isFull: boolean }) {
  await station.withAda();
  const store = openOperatorStore(station.file, station.secrets, silentLogger);
  return { ...store, change: (next: Parameters<typeof store.change>[0]) => !state.isFull && store.change(next) };
}
