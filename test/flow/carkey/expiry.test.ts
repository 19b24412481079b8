/** Codes die by server time: while the console runs, after a sleep, after a restart, and whatever the clock of this computer does. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jumpDetector } from '../../../main/carkey/codes/expiry.ts';
import { systemClock, type Clock } from '../../../main/base/clock.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { activate, call, jobUntil, OK_VIN, started, temporaryFolder } from '../../support/console.ts';

const HOUR = 3_600_000;
let folder: ReturnType<typeof temporaryFolder>;
let running: RunningConsole | null = null;

/** This computer's clock with a hand on it: `ahead` moves the wall clock, as sleep, a person or NTP would. */
function clockAhead(): Clock & { ahead: number } {
  const clock = { ahead: 0, mono: () => systemClock.mono(), wall: () => Date.now() + clock.ahead };
  return clock;
}

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await running?.stop();
  running = null;
  folder.remove();
});

async function console(clock: Clock): Promise<RunningConsole> {
  running = await started({
    dataDir: folder.path,
    clock,
    override: { mode: 'practice', scenario: 'ok', operatorName: 'Test Person', freshVehicle: OK_VIN },
  });
  return running;
}

/** The clock is moved, as by a sleep; the console notices, and measures the server's time anew. */
async function moveClock(run: RunningConsole, clock: { ahead: number }, ahead: number): Promise<void> {
  clock.ahead = ahead;
  run.current().expiry.tick();
  await run.current().bridge.ready(10_000);
}

const kinds = async (run: RunningConsole) => (await call(run, 'audit.search', { order: 'newest', limit: 200 })).rows.map((row) => row.kind);

describe('a security code', () => {
  it('is destroyed when its time is over, with an entry, and the follow-up closes', async () => {
    const clock = clockAhead();
    const run = await console(clock);
    const job = await activate(run, OK_VIN);
    const attempt = job.attempt!.id;
    expect((await call(run, 'code.show', { attempt })).decoded?.copy).toBe('shazam');
    await moveClock(run, clock, 23 * HOUR);
    expect((await call(run, 'code.show', { attempt })).decoded?.copy).toBe('shazam');
    await moveClock(run, clock, 24 * HOUR + 60_000);
    expect(await run.api.call('code.show', { attempt })).toMatchObject({ ok: false, error: { code: 'code-gone' } });
    expect(await kinds(run)).toContain('code-expired');
    expect(run.current().trail.openCode(attempt)).toBeNull();
    expect(run.current().trail.attempt(attempt)?.state).toMatchObject({ name: 'succeeded', code: 'expired' });
    expect(run.current().trail.followUps()).toMatchObject([{ kind: 'code-expiry', state: 'past' }]);
    expect((await call(run, 'followups.list', {})).items).toEqual([]);
  });

  it('that expired while the console was off is destroyed at the next start, and how late that was is written', async () => {
    const clock = clockAhead();
    const first = await console(clock);
    const attempt = (await activate(first, OK_VIN)).attempt!.id;
    await first.stop();
    clock.ahead = 30 * HOUR;
    const second = await console(clock);
    await second.current().bridge.ready(10_000);
    const { rows } = await call(second, 'audit.search', { order: 'newest', limit: 20, filter: { kind: 'code-expired' } });
    expect(rows[0]?.d?.late).toBeGreaterThan(5 * HOUR);
    expect(await second.api.call('code.show', { attempt })).toMatchObject({ ok: false, error: { code: 'code-gone' } });
  });

  it('leaves no bytes behind once it was destroyed', async () => {
    const clock = clockAhead();
    const run = await console(clock);
    const attempt = (await activate(run, OK_VIN)).attempt!.id;
    await moveClock(run, clock, 25 * HOUR);
    expect(run.current().trail.openCode(attempt)).toBeNull();
    await run.stop();
    running = null;
    const dir = join(folder.path, 'practice');
    for (const name of readdirSync(dir).filter((file) => file !== 'world.json')) {
      const bytes = readFileSync(join(dir, name));
      for (const secret of ['c2hhemFtCg==', 'shazam', OK_VIN]) expect(bytes.includes(secret), `${secret} in ${name}`).toBe(false);
    }
  });
});

describe('a clock that nobody vouches for', () => {
  it('neither destroys a code nor calls it expired, until the server has told its time', async () => {
    const clock = clockAhead();
    const run = await console(clock);
    const attempt = (await activate(run, OK_VIN)).attempt!.id;
    clock.ahead = 48 * HOUR;
    // Nobody has noticed yet that the clock moved: the code is there, and the view does not claim to know the time.
    expect((await call(run, 'code.show', { attempt })).decoded?.copy).toBe('shazam');
    expect((await call(run, 'job.get', {})).serverOffsetMs).toBeNull();
    run.current().expiry.tick();
    expect(run.current().trail.openCode(attempt)).not.toBeNull();
    await run.current().bridge.ready(10_000);
    expect(run.current().trail.openCode(attempt)).toBeNull();
  });

  it('keeps a code over a start without a bridge', async () => {
    const clock = clockAhead();
    const first = await console(clock);
    const attempt = (await activate(first, OK_VIN)).attempt!.id;
    await first.stop();
    clock.ahead = 30 * HOUR;
    const second = await console(clock);
    // The bridge needs more than one turn to introduce itself.
    expect(second.current().bridge.state().name).toBe('connecting');
    expect(second.current().trail.openCode(attempt)).not.toBeNull();
  });
});

describe('the clock', () => {
  it.each([
    ['a sleep of eight hours', 8 * HOUR, 'forward'],
    ['a clock set back by a day', -24 * HOUR, 'back'],
  ])('%s is noticed', async (_what, ahead, out) => {
    const clock = clockAhead();
    const run = await console(clock);
    const jumped = jumpDetector(run.current().context);
    expect(jumped()).toBeNull();
    clock.ahead = ahead;
    expect(Math.sign(jumped() ?? 0)).toBe(out === 'forward' ? 1 : -1);
    expect(jumped()).toBeNull();
  });

  it('jumping leads to an entry, a new connection whose skew is measured, and a status that is read again', async () => {
    const clock = clockAhead();
    const run = await console(clock);
    await activate(run, OK_VIN);
    clock.ahead = 2 * HOUR;
    run.current().expiry.tick();
    expect(await kinds(run)).toContain('clock');
    // The simulator shares the moved clock, so a skew of zero is the right measurement; the old reading is two hours old.
    const job = await jobUntil(run, (view) => view.stage === null && (view.status?.at ?? 0) > Date.now() + HOUR);
    expect(Math.abs(job.serverOffsetMs ?? HOUR)).toBeLessThan(5_000);
    expect(job.status?.word).toBe('active');
  });
});
