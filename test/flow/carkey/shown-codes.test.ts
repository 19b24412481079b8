/** A code that is shown is hidden by the console itself when nobody looks any more, or when the page is gone, and the log says so once. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock, type Clock } from '../../../main/clock.ts';
import type { RunningConsole } from '../../../main/console.ts';
import type { AttemptId } from '../../../app/carkey/types.ts';
import { activate, call, OK_VIN, started, temporaryFolder } from '../../support/console.ts';

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
    await call(run, 'code.copy', { attempt });
    expect(clipboard).toBe('shazam');
    end();
    await Promise.resolve();
    expect(since()).toEqual([
      ['code-shown', null, 'Ada'],
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
      ['code-hidden', null, null],
    ]);
  });

  it('is written as hidden at the sign-out of a quit', async () => {
    await call(run, 'code.show', { attempt });
    const kinds: string[] = [];
    run.current().trail.listen((entries) => entries.forEach(({ kind }) => kinds.push(kind)));
    await run.stop();
    expect(kinds.slice(0, 2)).toEqual(['session', 'code-hidden']);
  });
});
