/** Updates through the contract of a real console: who may, and that no attempt is left behind by a new program. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EntryDraft } from '../../../app/audit/entry/types.ts';
import type { MethodName } from '../../../app/contract/console.ts';
import { ok } from '../../../app/base/result.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import type { UpdateDoor } from '../../../main/updates/door.ts';
import { attemptThatEnds } from '../../support/attempts.ts';
import { call, OK_VIN, started, temporaryFolder } from '../../support/console.ts';

const FEED = 'https://updates.example/';

let folder: ReturnType<typeof temporaryFolder>;
let running: RunningConsole | null = null;
let installs: number;
beforeEach(() => {
  folder = temporaryFolder();
  installs = 0;
});
afterEach(async () => {
  await running?.stop();
  running = null;
  folder.remove();
});

/** Finds a version and fetches it at once. */
const door: UpdateDoor = {
  unfit: null,
  look: () => Promise.resolve(ok({ version: '9.0.0', size: 10 })),
  fetch: () => Promise.resolve(ok(null)),
  install: () => (installs += 1),
};

async function start(mode: 'practice' | 'live', updates: UpdateDoor | null = door): Promise<RunningConsole> {
  await running?.stop();
  const shell = updates === null ? {} : { shell: 'electron' as const, updates };
  running = await started({ dataDir: folder.path, override: { mode, operatorName: 'Ada' }, ...shell });
  return running;
}

const reasonOf = async (run: RunningConsole, method: Extract<MethodName, `update.${string}`>): Promise<string> => {
  const reply = await run.api.call(method, {});
  return reply.ok ? 'ok' : (reply.error.refusal?.reason ?? reply.error.code);
};

const stateOf = async (run: RunningConsole): Promise<string> => (await call(run, 'update.get', {})).state.name;

/** Waits for what the console's own look finds, and fetches it. */
async function fetched(run: RunningConsole): Promise<void> {
  await expect.poll(() => stateOf(run)).toBe('available');
  expect(await reasonOf(run, 'update.fetch')).toBe('ok');
  await expect.poll(() => stateOf(run)).toBe('ready');
}

/** An attempt whose outcome is unknown; the last of the entries, which would settle it, is not written. */
function openAttempt(run: RunningConsole): readonly EntryDraft[] {
  const entries = attemptThatEnds(run, OK_VIN, 'no-effect');
  expect(run.current().trail.append(...entries.slice(0, -1)).ok).toBe(true);
  return entries;
}

const handOver = (run: RunningConsole, [{ act, veh } = {}]: readonly Partial<EntryDraft>[]): void => {
  const entry = { kind: 'handed-over', act, veh } as EntryDraft;
  expect(run.current().trail.append(entry).ok).toBe(true);
};

test('nothing is asked where nobody said where updates come from', async () => {
  const run = await start('practice');
  expect(await call(run, 'update.get', {})).toMatchObject({ unfit: null, hasFeed: false, state: { name: 'unasked' } });
  expect(await reasonOf(run, 'update.check')).toBe('update-not-offered');
});

test('a shell that cannot replace itself says so', async () => {
  const run = await start('practice', null);
  run.settings.change({ updateFeed: FEED });
  expect(await call(run, 'update.get', {})).toMatchObject({ unfit: 'shell' });
  expect(await reasonOf(run, 'update.check')).toBe('update-not-offered');
});

test('an attempt whose outcome is unknown keeps the program as it is, also once it is handed over, until it is settled', async () => {
  const first = await start('practice');
  first.settings.change({ updateFeed: FEED });
  const run = await start('practice');
  await fetched(run);
  const entries = openAttempt(run);
  expect(await reasonOf(run, 'update.install')).toBe('update-attempt-open');
  expect(installs).toBe(0);
  handOver(run, entries);
  expect(await reasonOf(run, 'update.install')).toBe('update-attempt-open');
  expect(installs).toBe(0);
  expect(run.current().trail.append(...entries.slice(-1)).ok).toBe(true);
  expect(await reasonOf(run, 'update.install')).toBe('ok');
  expect(installs).toBe(1);
});

test('one of live work does so while somebody practises', async () => {
  const live = await start('live');
  live.settings.change({ updateFeed: FEED });
  openAttempt(live);
  const run = await start('practice');
  await expect.poll(() => stateOf(run)).toBe('available');
  expect(await reasonOf(run, 'update.fetch')).toBe('update-attempt-open');
  expect(await stateOf(run)).toBe('available');
});

test('in live mode nobody who has not signed in takes a step, and hears nothing', async () => {
  const run = await start('live');
  run.settings.change({ updateFeed: FEED });
  for (const method of ['update.get', 'update.check', 'update.fetch', 'update.cancel', 'update.install'] as const)
    expect(await reasonOf(run, method)).toBe('signed-out');
});

test('an address is judged before it is kept, and belongs to live work', async () => {
  const run = await start('practice');
  const practice = await run.api.call('settings.change', { updateFeed: FEED });
  expect(practice.ok ? null : practice.error.code).toBe('live-only');
  const live = await start('live');
  await call(live, 'operators.first', { name: 'Ada', pin: '7402915' });
  const bad = await live.api.call('settings.change', { updateFeed: 'http://updates.example/' });
  expect(bad.ok ? null : bad.error.refusal).toEqual({ reason: 'feed-address-form' });
  expect((await call(live, 'settings.change', { updateFeed: FEED })).updateFeed).toBe(FEED);
});
