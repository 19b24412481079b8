/** The only administrator is locked: the way out at the command line, on real folders, over restarts and clocks that are set. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MAX_FAILURES } from '../../../app/operators/failures/lockout.ts';
import { RESCUE_WAIT_MS } from '../../../app/operators/failures/rescue.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { silentLogger } from '../../../main/base/logger.ts';
import type { OperatorsFile } from '../../../main/operators/accounts/schema.ts';
import { openOperatorStore } from '../../../main/operators/accounts/store.ts';
import { openSecrets } from '../../../main/secrets/store.ts';
import { runCommandLine } from '../../../main/shells/cli/main.ts';
import type { Sealer } from '../../../main/secrets/sealer.ts';
import { reachableSealer } from '../../../main/at-rest/keys.ts';
import { call, started, temporaryFolder } from '../../support/console.ts';
import { storeHere } from '../../support/key-store-here.ts';
import { fakeIo } from '../../support/fake-io.ts';

vi.mock(import('../../../main/operators/accounts/hash.ts'), async (original) =>
  (await import('../../support/cheap-pins.ts')).cheapPins(await original()),
);

const PIN = '739154';
const OTHER_PIN = '620485';
const WRONG_PIN = '518260';
const HOUR = 3_600_000;

let folder: ReturnType<typeof temporaryFolder>;
let sealer: Sealer | null;
/** The clock of every console that is started here. */
let clock: { at: number; since: number; wall: () => number; mono: () => number };

beforeEach(async () => {
  folder = temporaryFolder();
  clock = { at: 0, since: 0, wall: () => clock.since + clock.at, mono: () => clock.at };
  clock.since = Date.UTC(2030, 0, 1);
  await live(async (console) => {
    await call(console, 'operators.first', { name: 'Ada', pin: PIN });
  });
  sealer = await reachableSealer(folder.path);
});
afterEach(() => folder.remove());

/** One run of the console in live mode; its monotonic clock begins anew. */
async function live<T>(work: (console: RunningConsole) => Promise<T> | T): Promise<T> {
  clock.at = 0;
  const console = await started({ dataDir: folder.path, ...storeHere(folder.path), clock, override: { mode: 'live' } });
  try {
    return await work(console);
  } finally {
    await console.stop();
  }
}

const run = (hours: number) => live(() => void (clock.at += hours * HOUR));

async function rescue(env: Readonly<Record<string, string>>, ...words: readonly string[]) {
  const io = fakeIo({ env });
  const code = await runCommandLine(['operators', 'rescue', ...words, '--data', folder.path, '--json'], io);
  const said = JSON.parse(io.written.out) as {
    readonly rescue?: string;
    readonly leftMs?: number;
    readonly error?: { readonly code: string };
  };
  return { code, word: said.rescue ?? said.error?.code, leftMs: said.leftMs };
}

const file = () => join(folder.path, 'operators.json');
const store = () => openOperatorStore(file(), openSecrets(join(folder.path, 'secrets.json'), silentLogger, sealer), silentLogger);
const onDisk = (): OperatorsFile => store().get();

/** Locks an account as its wrong PINs would. */
function lock(name = 'Ada'): void {
  const locked = (one: OperatorsFile['operators'][number]) => ({ ...one, lockout: { ...one.lockout, failures: MAX_FAILURES } });
  const kept = store().change(({ operators, ...more }) => ({
    ...more,
    operators: operators.map((one) => (one.name === name ? locked(one) : one)),
  }));
  expect(kept).toBe(true);
}

const signIn = async (console: RunningConsole, pin: string) => {
  const reply = await console.api.call('operators.signIn', { name: 'Ada', pin });
  return reply.ok ? 'ok' : (reply.error.operator?.code ?? reply.error.code);
};

const accountWords = () =>
  live((console) =>
    console
      .current()
      .trail.list({ kind: 'account' }, undefined, 20)
      .rows.map(({ out, d, op, role }) => [out, d?.reason, d?.lim, op, role]),
  );

test('takes a day of running time and gives a few tries back; every step is in the log, and nobody is named for it', async () => {
  lock();
  expect(await rescue({}, 'ada')).toEqual({ code: 4, word: 'asked', leftMs: 24 * HOUR });
  expect(await rescue({}, 'Ada')).toMatchObject({ code: 4, word: 'waiting', leftMs: 24 * HOUR });
  await run(10);
  clock.since += 400 * 24 * HOUR;
  await run(13);
  clock.since -= 900 * 24 * HOUR;
  const nearly = await rescue({}, 'Ada');
  expect(nearly).toMatchObject({ code: 4, word: 'waiting' });
  expect(nearly.leftMs).toBe(HOUR);
  expect(await live((console) => signIn(console, PIN))).toBe('locked-out');
  await run(1);
  expect(await rescue({}, 'Ada')).toMatchObject({ code: 0, word: 'done' });
  expect(onDisk().operators[0]?.lockout).toMatchObject({ failures: 15, waitMs: 0 });
  expect((await accountWords()).slice(0, 2)).toEqual([
    ['rescued', 'tries', RESCUE_WAIT_MS.tries, undefined, undefined],
    ['rescue-requested', 'tries', RESCUE_WAIT_MS.tries, undefined, undefined],
  ]);
  expect(await live((console) => signIn(console, PIN))).toBe('ok');
  expect(await rescue({}, 'Ada')).toMatchObject({ code: 4, word: 'not-locked' });
});

test('a new PIN takes three days, is asked for at the end, and a bad one changes nothing', async () => {
  lock();
  expect(await rescue({}, 'Ada', '--new-pin')).toEqual({ code: 4, word: 'asked', leftMs: 72 * HOUR });
  await run(72);
  expect(await rescue({ CARKEY_NEW_PIN: '111111' }, 'Ada', '--new-pin')).toMatchObject({ code: 2, word: 'bad-pin' });
  expect(onDisk().operators[0]?.lockout.failures).toBe(MAX_FAILURES);
  expect(await rescue({ CARKEY_NEW_PIN: OTHER_PIN }, 'Ada', '--new-pin')).toMatchObject({ code: 0, word: 'done' });
  expect(await live((console) => signIn(console, OTHER_PIN))).toBe('ok');
  lock();
  expect(await rescue({}, 'Ada')).toMatchObject({ code: 4, word: 'asked', leftMs: 24 * HOUR });
});

test('is for the only administrator, locked, on a folder that no console uses; and can be taken back', async () => {
  expect(await rescue({}, 'Ada')).toMatchObject({ code: 4, word: 'not-locked' });
  expect(await rescue({}, 'Eve')).toMatchObject({ code: 2, word: 'not-found' });
  await live(async (console) => {
    await call(console, 'operators.signIn', { name: 'Ada', pin: PIN });
    await call(console, 'operators.add', { name: 'Tom', role: 'technician', pin: OTHER_PIN });
    expect(await rescue({}, 'Ada')).toMatchObject({ code: 4, word: 'other-writer' });
  });
  lock('Tom');
  expect(await rescue({}, 'Tom')).toMatchObject({ code: 4, word: 'not-admin' });
  lock();
  expect(await rescue({}, 'Ada', '--cancel')).toMatchObject({ code: 4, word: 'none' });
  expect(await rescue({}, 'Ada')).toMatchObject({ word: 'asked' });
  await run(30);
  expect(await rescue({}, 'Ada', '--cancel')).toMatchObject({ code: 0, word: 'cancelled' });
  expect(await rescue({}, 'Ada')).toMatchObject({ word: 'asked', leftMs: 24 * HOUR });
});

test('another administrator who can sign in is the way, not this one', async () => {
  await live(async (console) => {
    await call(console, 'operators.signIn', { name: 'Ada', pin: PIN });
    await call(console, 'operators.add', { name: 'Bea', role: 'admin', pin: OTHER_PIN });
  });
  lock();
  expect(await rescue({}, 'Ada')).toMatchObject({ code: 4, word: 'other-admin' });
  lock('Bea');
  expect(await rescue({}, 'Ada')).toMatchObject({ code: 4, word: 'asked' });
});

test('a copy of the file of the accounts that was put back gives no try back, before a rescue or after it', async () => {
  const copy = join(folder.path, 'copy.json');
  copyFileSync(file(), copy);
  const guess = () =>
    live(async (console) => {
      for (const pin of [WRONG_PIN, WRONG_PIN]) await signIn(console, pin);
    });
  await guess();
  expect(onDisk().operators[0]?.lockout.failures).toBe(2);
  copyFileSync(copy, file());
  expect(onDisk().operators[0]?.lockout.failures, 'the control').toBe(0);
  await guess();
  expect(onDisk().operators[0]?.lockout.failures).toBe(4);
  lock();
  await rescue({}, 'Ada');
  await run(24);
  expect(await rescue({}, 'Ada')).toMatchObject({ word: 'done' });
  copyFileSync(file(), copy);
  const used = () =>
    live(async (console) => {
      const said: string[] = [];
      for (let n = 0; n < 6; n += 1, clock.at += HOUR) said.push(await signIn(console, WRONG_PIN));
      return said;
    });
  expect(await used()).toEqual(['wrong-pin', 'wrong-pin', 'wrong-pin', 'wrong-pin', 'locked-out', 'locked-out']);
  copyFileSync(copy, file());
  expect(await live((console) => signIn(console, PIN))).toBe('locked-out');
});

test('the right PIN after wrong ones in an open session is remembered as well: a restart does not count them again', async () => {
  await live(async (console) => {
    await call(console, 'operators.signIn', { name: 'Ada', pin: PIN });
    expect((await console.api.call('operators.freshPin', { pin: WRONG_PIN })).ok).toBe(false);
    expect((await console.api.call('operators.freshPin', { pin: PIN })).ok).toBe(true);
  });
  await run(1);
  expect(onDisk().operators[0]?.lockout.failures).toBe(0);
});

test('everybody who signs in is told: of a request as long as it is open, of the rest once; the command line says it too', async () => {
  await live(async (console) => {
    await call(console, 'operators.signIn', { name: 'Ada', pin: PIN });
    await call(console, 'operators.add', { name: 'Tom', role: 'technician', pin: OTHER_PIN });
  });
  const told = () =>
    live(async (console) => {
      const { session } = await call(console, 'operators.signIn', { name: 'Tom', pin: OTHER_PIN });
      return session?.notices.map(({ what, name }) => `${what} ${name}`);
    });
  expect(await told()).toEqual([]);
  lock();
  await rescue({}, 'Ada', '--new-pin');
  expect([await told(), await told()]).toEqual([['asked-new-pin Ada'], ['asked-new-pin Ada']]);
  await rescue({}, 'Ada', '--cancel');
  expect([await told(), await told()]).toEqual([['cancelled Ada'], []]);
  await rescue({}, 'Ada');
  await run(24);
  await rescue({}, 'Ada');
  const status = fakeIo({ env: { CARKEY_PIN: PIN } });
  await live((console) => void console.settings.change({ mode: 'live' }));
  await runCommandLine(['operators', 'list', '--operator', 'Ada', '--data', folder.path], status);
  expect(status.written.err).toContain('Ada was given more PIN tries after a lock.');
});

test('an account that was unlocked in practice is not locked again by what the live log remembers', async () => {
  await live(async (console) => {
    await call(console, 'operators.signIn', { name: 'Ada', pin: PIN });
    await call(console, 'operators.add', { name: 'Tom', role: 'technician', pin: OTHER_PIN });
    await call(console, 'operators.signOut', {});
    for (const pin of [WRONG_PIN, WRONG_PIN]) await console.api.call('operators.signIn', { name: 'Tom', pin });
  });
  const failures = () => onDisk().operators.find(({ name }) => name === 'Tom')?.lockout.failures;
  expect(failures()).toBe(2);
  expect(
    await runCommandLine(['operators', 'unlock', 'Tom', '--operator', 'Ada', '--data', folder.path], fakeIo({ env: { CARKEY_PIN: PIN } })),
  ).toBe(0);
  await run(1);
  expect(failures()).toBe(0);
});
