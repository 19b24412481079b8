/**
 * Services against the simulator over a real socket: what each case of the other side leads to, on the screen and in the log.
 * Every case also checks that exactly one activation left this computer, or none.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EntryRow } from '../../../app/audit/entry/types.ts';
import type { JobView, NextAction } from '../../../app/carkey/types.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { findScenario } from '../../../main/pims/simulator/scenarios.ts';
import { activate, call, jobUntil, openVehicle, started, temporaryFolder, send } from '../../support/console.ts';
import { customerUntil } from '../../support/customer.ts';

let folder: ReturnType<typeof temporaryFolder>;
let running: RunningConsole | null = null;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await running?.stop();
  running = null;
  folder.remove();
});

/** An answer that comes is never late, however busy the computer is. */
const PATIENT = { answerTimeoutMs: 4_000, activationTimeoutMs: 4_000 };
/** For an answer that does not come. */
const BRIEF = { ...PATIENT, activationTimeoutMs: 400 };

async function console(scenario: string, limits = PATIENT): Promise<{ it: RunningConsole; vin: string }> {
  running = await started({ dataDir: folder.path, override: { mode: 'practice', scenario, operatorName: 'Test Person', profile: limits } });
  const vin = findScenario(scenario)?.vin;
  if (vin === undefined) throw new Error(`no vehicle for ${scenario}`);
  return { it: running, vin };
}

async function entries(it: RunningConsole): Promise<readonly EntryRow[]> {
  const { rows } = await call(it, 'audit.search', { order: 'newest', limit: 200 });
  return rows.toReversed();
}

const sentCount = (rows: readonly EntryRow[]): number => rows.filter((row) => row.kind === 'sent').length;

/** What is worth comparing of a view. */
function summary(job: JobView): Record<string, unknown> {
  const { attempt, problem, next } = job;
  const state = attempt?.state;
  return {
    state: state?.name,
    ...(state?.name === 'succeeded' ? { code: state.code, readBack: state.readBack } : {}),
    ...(state?.name === 'unknown' ? { reason: state.reason } : {}),
    problem: problem?.kind,
    next: next.action,
  };
}

describe('an activation that goes well', () => {
  it.each(['ok', 'suspended', 'disabled', 'string-booleans', 'sdk-2.0', 'sdk-2.2', 'double-answer', 'foreign-answer', 'garbage-frame'])(
    '%s ends green with a sealed code',
    async (scenario) => {
      const { it: run, vin } = await console(scenario);
      const job = await activate(run, vin);
      expect(summary(job)).toMatchObject({ state: 'succeeded', code: 'sealed', readBack: 'confirmed', next: 'show-code' });
      expect(job.status?.word).toBe('active');
      const shown = await call(run, 'code.show', { attempt: job.attempt!.id });
      expect(shown.decoded?.copy).toBe('shazam');
      const log = await entries(run);
      expect(sentCount(log)).toBe(1);
      const kinds = log.map((row) => row.kind);
      expect(kinds.indexOf('intent')).toBeLessThan(kinds.indexOf('sent'));
      expect(kinds.indexOf('sent')).toBeLessThan(kinds.indexOf('result'));
      expect(kinds.at(-1)).toBe('code-shown');
    },
  );

  it('keeps code and VIN out of every entry in the clear', async () => {
    const { it: run, vin } = await console('ok');
    const job = await activate(run, vin);
    await call(run, 'code.show', { attempt: job.attempt!.id });
    const { rows } = await call(run, 'audit.search', { order: 'newest', limit: 200 });
    for (const row of rows) {
      const { leaf } = await call(run, 'audit.entry', { seq: row.seq });
      for (const secret of [vin, 'c2hhemFtCg==', 'shazam', 'Test Person']) expect(leaf).not.toContain(secret);
    }
  });

  it('shows a faulty code as a fault and an odd date as unknown validity', async () => {
    const { it: run, vin } = await console('bad-base64');
    const job = await activate(run, vin);
    expect(summary(job)).toMatchObject({ state: 'succeeded', code: 'faulty', readBack: 'confirmed' });
    const shown = await call(run, 'code.show', { attempt: job.attempt!.id });
    expect(shown).toMatchObject({ decoded: null });
    expect(shown.fault).not.toBeNull();
  });

  it.each([
    ['bad-date', 'not-iso'],
    ['date-without-offset', 'no-offset'],
  ])('%s: the validity is unknown, never guessed', async (scenario, reason) => {
    const { it: run, vin } = await console(scenario);
    const job = await activate(run, vin);
    const shown = await call(run, 'code.show', { attempt: job.attempt!.id });
    expect(shown.expiry).toMatchObject({ kind: 'unknown', reason });
  });

  it('is amber while the read-back disagrees', async () => {
    const { it: run, vin } = await console('read-back-disagrees');
    const job = await activate(run, vin);
    expect(summary(job)).toMatchObject({ state: 'succeeded', readBack: 'not-confirmed', next: 'check-again' });
  });
});

const SET_REFUSALS = [2006, 2301, 2302, 2323, 2341, 2342, 2354, 2355, 2356, 2366, 2367];
/** Refusals that the customer's side of the job goes on from: nobody signed in, a code wanted. */
const CUSTOMERS = [2301, 2302];
const SET_UNKNOWNS = [2000, 2201, 2202, 2203, 2204, 2205];

describe('what comes after a success', () => {
  it('the code until it was shown, the receipt until it was opened, then the end; two statements are made with one press', async () => {
    const { it: run, vin } = await console('ok');
    await openVehicle(run, vin);
    const stated = await call(run, 'job.confirm', { vin, what: 'both', value: true });
    expect(stated.confirmations).toMatchObject({ keys: { by: 'Test Person' }, inside: { by: 'Test Person' } });
    const taken = await call(run, 'job.confirm', { vin, what: 'inside', value: false });
    expect(taken.confirmations).toMatchObject({ keys: { by: 'Test Person' }, inside: null });
    const job = await activate(run, vin);
    const next = async () => (await call(run, 'job.get', {})).next.action;
    expect(await next()).toBe('show-code');
    await call(run, 'code.show', { attempt: job.attempt!.id });
    expect(await next()).toBe('show-receipt');
    await call(run, 'receipt.get', { attempt: job.attempt!.id });
    expect(await next()).toBe('finish');
    expect((await call(run, 'job.close', {})).next.action).toBe('find');
  });
});

const SIGNED_OUT = 2301;

/** The sign-in counts as lost until somebody has signed in again. */
async function signInAgain(run: RunningConsole): Promise<void> {
  await customerUntil(run, ({ session }) => session.name === 'lost');
  await call(run, 'customer.openBrowser', { work: 'sign-in' });
  await customerUntil(run, ({ session }) => session.name === 'signed-in');
}

describe('an activation that is refused', () => {
  it.each(SET_REFUSALS)('%i surely had no effect: a new attempt needs new checks', async (code) => {
    const { it: run, vin } = await console(`set-${code}`);
    await openVehicle(run, vin);
    await customerUntil(run, ({ session }) => session.name === 'signed-in');
    const job = await activate(run, vin);
    expect(job.attempt?.state).toMatchObject({ name: 'refused', because: { kind: 'error', code } });
    expect(job.confirmations).toEqual({ keys: null, inside: null });
    expect(job.mayActivate).toBe(false);
    if (CUSTOMERS.includes(code)) expect(['sign-in', 'let-sign-in', 'ask-consent']).toContain(job.next.action);
    else expect(job.next.about).toMatchObject({ kind: 'problem', problem: { kind: 'pims', method: 'set', code } });
    if (code === SIGNED_OUT) await signInAgain(run);
    await call(run, 'job.refresh', {});
    const heard = await jobUntil(run, ({ stage }) => stage === null);
    expect(heard.next).toEqual({ action: 'confirm', about: null });
    const log = await entries(run);
    expect(sentCount(log)).toBe(1);
    expect(log.find((row) => row.kind === 'result')).toMatchObject({ out: 'refused', err: code });
  });
});

describe('an outcome that is not known', () => {
  const cases: readonly (readonly [scenario: string, reason: string, next: NextAction])[] = [
    ['lost-answer', 'timeout', 'check-again'],
    ['lost-request', 'timeout', 'check-again'],
    ['dropped-connection', 'disconnected', 'check-again'],
    ['dropped-before-effect', 'disconnected', 'check-again'],
    ['late-answer', 'timeout', 'check-again'],
    ['empty-answer', 'empty-answer', 'check-again'],
    ['no-vin', 'no-vin-in-answer', 'check-again'],
    ['vin-18', 'odd-vin-in-answer', 'check-again'],
    ['refused-carkey', 'no-carkey-in-answer', 'check-again'],
    ['wrong-vin', 'other-vehicle', 'hand-over'],
    ...SET_UNKNOWNS.map((code) => [`set-${code}`, 'error-code', 'check-again'] as const),
  ];
  it.each(cases)('%s is unknown (%s), nothing is green and nothing is sent again', async (scenario, reason, next) => {
    const { it: run, vin } = await console(scenario, reason === 'timeout' ? BRIEF : PATIENT);
    const job = await activate(run, vin);
    expect(summary(job)).toMatchObject({ state: 'unknown', reason, problem: 'unknown-outcome', next });
    expect(job.mayActivate).toBe(false);
    const again = await send(run, 'job.activate', { vin });
    expect(again.ok).toBe(false);
    expect(sentCount(await entries(run))).toBe(1);
    const code = await send(run, 'code.show', { attempt: job.attempt!.id });
    expect(code).toMatchObject({ ok: false, error: { code: 'code-gone' } });
  });
});

describe('what keeps an activation from being sent', () => {
  const cases: readonly (readonly [scenario: string, requirement: string, reason: string])[] = [
    ['already-active', 'status', 'already-active'],
    ['contradiction', 'status', 'contradiction'],
    ['phone-away', 'phone-connected', 'phone-not-connected'],
    ['phone-in-other-car', 'same-vehicle', 'other-vehicle'],
    ['needs-sign-in', 'session', 'signed-out'],
  ];
  it.each(cases)('%s: %s is not met (%s)', async (scenario, id, reason) => {
    const { it: run, vin } = await console(scenario);
    const job = await openVehicle(run, vin);
    expect(job.requirements.find((one) => one.id === id)).toMatchObject({ state: 'unmet', reason });
    await call(run, 'job.confirm', { vin, what: 'keys', value: true });
    await call(run, 'job.confirm', { vin, what: 'inside', value: true });
    const reply = await send(run, 'job.activate', { vin });
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-ready' } });
    expect(sentCount(await entries(run))).toBe(0);
  });

  it('keys and inside must have been confirmed', async () => {
    const { it: run, vin } = await console('ok');
    await openVehicle(run, vin);
    expect(await send(run, 'job.activate', { vin })).toMatchObject({ ok: false, error: { code: 'not-ready' } });
    expect((await entries(run)).at(-1)).toMatchObject({ kind: 'denied' });
  });

  it('a clock that is a little off is a warning only', async () => {
    const { it: run, vin } = await console('clock-drift');
    const job = await activate(run, vin);
    expect(job.requirements.find((one) => one.id === 'clock')).toMatchObject({ state: 'warning', reason: 'skew-warn' });
    expect(summary(job)).toMatchObject({ state: 'succeeded', readBack: 'confirmed' });
  });

  it.each([
    [2000, 'try-again'],
    [2006, 'ask-support'],
    [2101, 'try-again'],
    [2102, 'find'],
    [2201, 'try-again'],
    [2202, 'try-again'],
    [2203, 'try-again'],
    [2204, 'try-again'],
  ] as const)('a status that cannot be read (%i) is a card whose action is %s, never "not activated"', async (code, next) => {
    const { it: run, vin } = await console(`get-${code}`);
    const job = await openVehicle(run, vin);
    expect(job.status).toBeNull();
    expect(job.problem).toMatchObject({ kind: 'pims', method: 'get', code });
    expect(job.next).toMatchObject({ action: next, about: { kind: 'problem', problem: { code } } });
  });
});
