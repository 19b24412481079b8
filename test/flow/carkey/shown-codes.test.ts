/** A code that is shown is hidden by the console itself when nobody looks any more, or when the page is gone, and the log says so once. */
import { cpSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock, type Clock } from '../../../main/base/clock.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import type { AttemptId } from '../../../app/carkey/types.ts';
import { activate, call, OK_VIN, started, temporaryFolder } from '../../support/console.ts';

vi.mock(import('../../../main/operators/accounts/hash.ts'), async (original) =>
  (await import('../../support/cheap-pins.ts')).cheapPins(await original()),
);

const MINUTE = 60_000;
let folder: ReturnType<typeof temporaryFolder>;
let run: RunningConsole;
let clock: Clock & { ahead: number };
let clipboard: string;
let attempt: AttemptId;

beforeEach(async () => {
  folder = temporaryFolder();
  clock = { ahead: 0, wall: () => systemClock.wall() + clock.ahead, mono: () => systemClock.mono() + clock.ahead };
  clipboard = '';
  run = await started({
    dataDir: folder.path,
    clock,
    clipboard: { read: () => Promise.resolve(clipboard), write: (text) => Promise.resolve(void (clipboard = text)) },
    override: { mode: 'practice', scenario: 'ok', operatorName: 'Test Person' },
  });
  expect((await run.operators.first('Ada', '739402')).ok).toBe(true);
  attempt = (await activate(run, OK_VIN)).attempt!.id;
});
afterEach(async () => {
  await run.stop();
  folder.remove();
});

/** What the log says since the code was received, oldest first. */
const since = () => {
  const rows = run.current().trail.list({}, undefined, 50).rows.toReversed();
  return rows.slice(rows.findIndex(({ kind }) => kind === 'code-shown')).map(({ kind, out, operator }) => [kind, out ?? null, operator]);
};

/** How long each look took that has ended, to ten seconds. */
const ends = () =>
  run
    .current()
    .trail.list({ kind: 'code-hidden' }, undefined, 50)
    .rows.toReversed()
    .map(({ d }) => Math.floor((d?.ms ?? -1) / 10_000) * 10_000);

describe('looks at a code', () => {
  it('are counted one by one, each with its own time, and a copy is an entry of its own', async () => {
    for (const ms of [10_000, 30_000, 20_000]) {
      const { look } = await call(run, 'code.show', { attempt });
      clock.ahead += ms;
      await call(run, 'code.hide', { attempt, look });
    }
    await call(run, 'code.copy', { attempt });
    expect(since().map(([kind, out]) => [kind, out])).toEqual([
      ...Array.from({ length: 3 }, () => [
        ['code-shown', null],
        ['code-hidden', null],
      ]).flat(),
      ['code-shown', 'copied'],
    ]);
    expect(ends()).toEqual([10_000, 30_000, 20_000]);
  });

  it('of two windows end one by one', async () => {
    const first = await call(run, 'code.show', { attempt });
    clock.ahead += 10_000;
    const second = await call(run, 'code.show', { attempt });
    clock.ahead += 10_000;
    await call(run, 'code.hide', { attempt, look: second.look });
    await call(run, 'code.hide', { attempt, look: second.look });
    clock.ahead += 10_000;
    await call(run, 'code.hide', { attempt, look: first.look });
    expect(ends()).toEqual([10_000, 30_000]);
    const { trail } = run.current();
    const told = (kind: 'code-shown' | 'code-hidden') => trail.list({ kind }, undefined, 9).rows;
    expect(told('code-hidden').map(({ d }) => d?.n)).toEqual([first.look, second.look]);
    expect(told('code-shown').map(({ seq }) => seq)).toEqual([second.look, first.look]);
  });

  it('that a page copies by itself are told as copies', async () => {
    await call(run, 'code.show', { attempt, purpose: 'copy' });
    clock.ahead = 2 * MINUTE;
    run.current().expiry.tick();
    expect(since().filter(([kind]) => kind !== 'clock')).toEqual([['code-shown', 'copied', 'Ada']]);
  });
});

describe('a code that is shown', () => {
  it.each([
    ['signed-out', () => run.operators.signOut()],
    ['locked', () => run.operators.lock()],
    [
      'idle-locked',
      () => {
        clock.ahead = 60 * MINUTE;
        run.operators.session();
      },
    ],
  ])('is hidden when the session is %s, and leaves the clipboard', async (word, end) => {
    await call(run, 'code.show', { attempt });
    await call(run, 'code.copy', { attempt });
    expect(clipboard).toBe('shazam');
    end();
    await Promise.resolve();
    expect(since()).toEqual([
      ['code-shown', null, 'Ada'],
      ['code-shown', 'copied', 'Ada'],
      ['session', word, 'Ada'],
      ['code-hidden', word, 'Ada'],
    ]);
    // The page's own word comes too late and changes nothing; where nobody is signed in it is refused.
    await run.api.call('code.hide', { attempt });
    expect(since().filter(([kind]) => kind === 'code-hidden')).toHaveLength(1);
    expect(clipboard).toBe('');
  });

  it('is hidden by its page, once', async () => {
    await call(run, 'code.show', { attempt });
    await call(run, 'code.hide', { attempt });
    await call(run, 'code.hide', { attempt });
    run.operators.lock();
    await Promise.resolve();
    expect(since().filter(([kind]) => kind === 'code-hidden')).toEqual([['code-hidden', null, 'Ada']]);
  });

  it('is hidden after its minute where no page says so', async () => {
    await call(run, 'code.show', { attempt });
    clock.ahead = MINUTE;
    run.current().expiry.tick();
    expect(since().map(([kind]) => kind)).toEqual(['code-shown']);
    clock.ahead = MINUTE + 10_000;
    run.current().expiry.tick();
    expect(since()).toEqual([
      ['code-shown', null, 'Ada'],
      ['code-hidden', 'not-told', null],
    ]);
    // Not before the console noticed: that is how long the code may have been seen.
    expect(ends()).toEqual([MINUTE + 10_000]);
  });

  it('of a console that was killed ends at the next start, and nobody says how long it took', async () => {
    const { look } = await call(run, 'code.show', { attempt });
    const left = temporaryFolder();
    // What a killed console leaves behind: its files as they are now.
    cpSync(folder.path, left.path, { recursive: true, filter: (path) => !path.endsWith('.lock') });
    const next = await started({ dataDir: left.path, override: { mode: 'practice', scenario: 'ok', operatorName: 'Test Person' } });
    const ended = () => next.current().trail.list({ kind: 'code-hidden' }, undefined, 50).rows;
    expect(ended().map(({ act, out, d }) => [act, out, d])).toEqual([[attempt, 'not-told', { n: look }]]);
    await next.stop();
    const again = await started({ dataDir: left.path, override: { mode: 'practice', scenario: 'ok', operatorName: 'Test Person' } });
    expect(again.current().trail.list({ kind: 'code-hidden' }, undefined, 50).rows).toHaveLength(1);
    await again.stop();
    left.remove();
  });

  it('is written as hidden at the sign-out of a quit', async () => {
    await call(run, 'code.show', { attempt });
    const kinds: string[] = [];
    run.current().trail.listen((entries) => entries.forEach(({ kind }) => kinds.push(kind)));
    await run.stop();
    expect(kinds.slice(0, 2)).toEqual(['session', 'code-hidden']);
  });
});
