/** The log comes first: what it does not take is not sent, not shown, and said. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogProblem } from '../../../app/carkey/types.ts';
import { methods, type MethodName } from '../../../app/contract/console.ts';
import { startConsole, type RunningConsole } from '../../../main/console/console.ts';
import { mayWatch } from '../../../main/handlers/watch-guard.ts';
import { startWatching } from '../../../main/console/watch.ts';
import { TrailError } from '../../../main/disk/problems.ts';
import type { CarKeyContext } from '../../../main/carkey/context.ts';
import { Job } from '../../../main/carkey/job/job.ts';
import { startSimulator, type Simulator } from '../../../main/pims/simulator/server.ts';
import { activate, call, jobUntil, OK_VIN, openVehicle, started, temporaryFolder } from '../../support/console.ts';
import { practiceAt, wordOf } from '../../support/practice-at.ts';
import type { EntryKind } from '../../../app/audit/entry/kinds.ts';

let folder: ReturnType<typeof temporaryFolder>;
let bridge: Simulator;
let running: RunningConsole | null = null;

beforeEach(async () => {
  folder = temporaryFolder();
  bridge = await startSimulator({ scenario: 'ok' });
});
afterEach(async () => {
  await running?.stop();
  running = null;
  await bridge.stop();
  folder.remove();
});

async function console(): Promise<RunningConsole> {
  running = await started(practiceAt(folder.path, wordOf(bridge), { answerTimeoutMs: 2_000, activationTimeoutMs: 2_000 }));
  return running;
}

const sets = (): number => Object.values(bridge.counts().sets).reduce((sum, count) => sum + count, 0);

/** The real services over a trail that refuses entries of one kind, as a disk that fills up between two of them does. */
function refusing(context: CarKeyContext, kind: EntryKind, problem: LogProblem): CarKeyContext {
  const { trail } = context;
  const append: typeof trail.append = (...drafts) =>
    drafts.some((draft) => draft.kind === kind) ? { ok: false, error: problem } : trail.append(...drafts);
  return { ...context, trail: { ...trail, append } };
}

async function attemptOver(context: CarKeyContext) {
  const job = new Job(context, () => undefined);
  job.open(OK_VIN as never, 'typed');
  await job.idle();
  job.confirm(OK_VIN as never, 'keys', true);
  job.confirm(OK_VIN as never, 'inside', true);
  await job.idle();
  const reply = await job.activate(OK_VIN as never);
  await job.idle();
  return { job, reply };
}

describe('a log that does not take entries', () => {
  it.each(['intent', 'sent'] as const)('refusing "%s" keeps the activation from being sent', async (kind) => {
    const run = await console();
    const { job, reply } = await attemptOver(refusing(run.current().context, kind, 'disk-full'));
    expect(sets()).toBe(0);
    if (kind === 'intent') expect(reply).toMatchObject({ ok: false, error: { code: 'log-unwritable' } });
    else expect(job.view().attempt?.state).toMatchObject({ name: 'refused', because: { kind: 'not-sent', reason: 'log-unwritable' } });
    await job.stop();
  });

  it('refusing the result shows no code; the attempt stays open and the next start asks about it', async () => {
    const run = await console();
    const { job, reply } = await attemptOver(refusing(run.current().context, 'result', 'disk-full'));
    expect(sets()).toBe(1);
    expect(job.view().attempt?.state.name).toBe('sent');
    expect(JSON.stringify({ view: job.view(), reply })).not.toContain('shazam');
    expect(job.view().mayActivate).toBe(false);
    await job.stop();
    await run.stop();
    const again = await console();
    const view = await jobUntil(again, (one) => one.stage === null);
    expect(view.attempt?.state).toMatchObject({ name: 'unknown', reason: 'crash' });
  });

  it('taking them again lets the person settle what was left open, without sending', async () => {
    const run = await console();
    const { context, job } = run.current();
    const { job: broken } = await attemptOver(refusing(context, 'result', 'disk-full'));
    await broken.stop();
    await call(run, 'job.open', { vin: OK_VIN, how: 'typed' });
    await call(run, 'job.refresh', {});
    expect(job.view().attempt?.state).toMatchObject({ name: 'unknown', reason: 'crash' });
    expect(sets()).toBe(1);
  });

  it('refusing the lookup takes no vehicle into work', async () => {
    const run = await console();
    const job = new Job(refusing(run.current().context, 'lookup', 'read-only'), () => undefined);
    expect(job.open(OK_VIN as never, 'typed')).toMatchObject({ ok: false, error: { code: 'log-unwritable' } });
    expect(job.view().vin).toBeNull();
    await job.stop();
  });

  it('refusing "code-shown" shows no code', async () => {
    const run = await console();
    const job = await activate(run, OK_VIN);
    const { showCode } = await import('../../../main/carkey/codes/codes.ts');
    const shown = showCode(refusing(run.current().context, 'code-shown', 'io'), job.attempt!.id);
    expect(shown).toMatchObject({ ok: false, error: { code: 'log-unwritable' } });
    expect(JSON.stringify(shown)).not.toContain('shazam');
  });

  it('that turns unreadable while a vehicle stands there leaves on the screen what was read', async () => {
    const run = await console();
    const { context } = run.current();
    let isDamaged = false;
    const ofAttempt: typeof context.trail.ofAttempt = (id) => {
      if (isDamaged) throw new TrailError('corrupt');
      return context.trail.ofAttempt(id);
    };
    const { job } = await attemptOver({ ...context, trail: { ...context.trail, ofAttempt } });
    const { attempt } = job.view();
    expect(attempt?.state.name).toBe('succeeded');
    isDamaged = true;
    job.touch();
    expect(job.view().attempt).toEqual(attempt);
    await job.stop();
  });
});

describe('a connection that is lost between the checks and the sending', () => {
  it('keeps the activation from being sent', async () => {
    const run = await console();
    const { bridge: link, trail } = run.current();
    trail.listen((entries) => {
      if (entries.some((entry) => entry.kind === 'intent')) link.renew();
    });
    const job = await activate(run, OK_VIN);
    expect(job.attempt?.state).toMatchObject({ name: 'refused', because: { kind: 'not-sent' } });
    expect(sets()).toBe(0);
  });
});

describe('a second console on the same data folder', () => {
  it('is told so and changes nothing', async () => {
    const run = await console();
    await openVehicle(run, OK_VIN);
    const { size } = run.current().trail.view();
    const second = await startConsole({ shell: 'cli', dataDir: folder.path });
    expect(second).toMatchObject({ ok: false, error: { code: 'other-writer' } });
    expect((await call(run, 'about.get', {})).log.size).toBe(size);
  });
});

describe('a console that only watches', () => {
  it('sees what the other one does, and refuses every command', async () => {
    const run = await console();
    await openVehicle(run, OK_VIN);
    const watching = startWatching(folder.path, 'cli');
    if (!watching.ok) throw new Error(watching.error);
    const { api } = watching.value;
    const before = await api.call('about.get', {});
    expect(before).toMatchObject({ ok: true, value: { log: { problem: 'other-writer' } } });
    for (const [name, { kind }] of Object.entries(methods)) {
      if (kind === 'command' && !mayWatch(name as MethodName))
        expect(await api.call(name as MethodName, {})).toMatchObject({ ok: false, error: { code: 'watch-only' } });
    }
    const seen = new Promise<number>((resolve) => {
      api.listen((event) => event.type === 'log' && resolve(event.log.size));
    });
    await call(run, 'job.refresh', {});
    expect(await seen).toBeGreaterThan(before.ok ? before.value.log.size : Infinity);
    await watching.value.stop();
  });
});
