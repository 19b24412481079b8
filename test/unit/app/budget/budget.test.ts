/** Budgets of an account: counted from entries, so that no crash loses a count; warned before the last ones, stopped before a lock. */
import { describe, expect, it } from 'vitest';
import { accountOfEntry, countsAt, foldBudget, NOTHING_USED, spacedAt } from '../../../../app/audit/budget/index.ts';
import { runTransition, runEntry } from '../../../../app/audit/enrolment/index.ts';
import { attemptRef } from '../../../../app/audit/entry/refs.ts';
import type { Entry } from '../../../../app/audit/entry/types.ts';
import { ENROLMENTS_PER_HOUR, leaveFor, LIMITS, mayEnrol, NO_COUNTS, type Counts } from '../../../../app/budget/index.ts';
import { begin, type EnrolmentEvent, type EnrolmentState, type Goal } from '../../../../app/enrolment/index.ts';
import { SMALL, sixteen } from '../../../support/entries.ts';
import { leave, TX } from '../../../support/every-state.ts';

const ACCOUNT = 'C-0123456789ABCDEFGHJKMNPQRS';
const ACT = attemptRef(sixteen(3));
const OTHER_ACT = attemptRef(sixteen(4));

/** The entries of one run, as the log has them. */
function entriesOf(goal: Goal, events: readonly EnrolmentEvent[], act = ACT): readonly Entry[] {
  let state: EnrolmentState = begin(goal, 'long').next;
  const told = [runEntry(state)];
  for (const event of events) {
    const step = runTransition(state, event);
    if (!step.ok) throw new Error(`${step.error.from} ${step.error.event}`);
    state = step.value.next;
    told.push(step.value.entry);
  }
  return told.map(({ kind, out, err, d }, seq) => ({
    ...SMALL,
    seq,
    ts: 1_000 + seq,
    act,
    kind,
    err: err ?? null,
    ...(out === undefined ? {} : { out }),
    d: { ...d, by: ACCOUNT },
  }));
}

const used = (entries: readonly Entry[], now = 2_000): Counts => countsAt(entries.reduce(foldBudget, NOTHING_USED), now);

const told = (tell: Extract<EnrolmentEvent, { type: 'told' }>['tell']): EnrolmentEvent => ({ type: 'told', tell });
const TO_SMS: readonly EnrolmentEvent[] = [
  told({ ask: 'account.device-activated', activated: false }),
  told({ ask: 'account.blocked', blocked: 'not-blocked' }),
  told({ ask: 'phone.trusted', number: 'some' }),
];
const send: EnrolmentEvent = { type: 'spend', act: 'send-sms', tx: TX, at: 5, leave: leave('sms.enrol') };
const yes = (status: 'already-enrolled' | null = null): EnrolmentEvent => ({ type: 'answered', tx: TX, answer: { ok: true, status } });
const no = (code: number): EnrolmentEvent => ({ type: 'answered', tx: TX, answer: { ok: false, code } });
const check: EnrolmentEvent = { type: 'spend', act: 'give', tx: TX, at: 5, leave: leave('sms-code.enrol') };
const enrol: EnrolmentEvent = { type: 'spend', act: 'give', tx: TX, at: 5, leave: leave('enrolment.enrol') };
const LOST: EnrolmentEvent = { type: 'lost', tx: TX, why: 'timeout' };
const ENROLLED = told({ ask: 'account.device-activated', activated: true });
const NO_NUMBER: readonly EnrolmentEvent[] = [
  told({ ask: 'account.device-activated', activated: false }),
  told({ ask: 'account.blocked', blocked: 'not-blocked' }),
  told({ ask: 'phone.trusted', number: 'none' }),
];
const TO_PIN: readonly EnrolmentEvent[] = [...TO_SMS, send, yes(), check, yes('already-enrolled')];

describe('what is counted', () => {
  it.each<readonly [string, readonly EnrolmentEvent[], Partial<Counts>]>([
    ['nothing while nothing is sent', TO_SMS, {}],
    ['an SMS under way', [...TO_SMS, send], { sms: 1 }],
    ['one that nobody knows of', [...TO_SMS, send, { type: 'lost', tx: TX, why: 'timeout' }], { sms: 1 }],
    ['one over a crash', [...TO_SMS, send, { type: 'restarted' }], { sms: 1 }],
    ['none that surely did not leave', [...TO_SMS, send, { type: 'not-sent', tx: TX, reason: 'not-connected' }], {}],
    ['none that was refused before it was sent', [...TO_SMS, send, no(2202)], {}],
    ['a wrong PIN', [...TO_PIN, enrol, no(2308)], { sms: 1, pin: 1 }],
    ['no wrong PIN where PIMS blames the SMS code by name', [...TO_PIN, enrol, no(2305), enrol, no(2306)], { sms: 1 }],
    [
      'a wrong PIN before a wrong SMS code, which is no right PIN either',
      [...TO_PIN, enrol, no(2308), enrol, no(2305)],
      { sms: 1, pin: 1 },
    ],
    ['a wrong PIN twice', [...TO_PIN, enrol, no(2308), enrol, no(2308)], { sms: 1, pin: 2 }],
    ['a PIN try under way, and the phone that it may enrol', [...TO_PIN, enrol], { sms: 1, pin: 1, device: 1 }],
    ['a right PIN ends the row', [...TO_PIN, enrol, no(2308), enrol, yes()], { sms: 1, device: 1 }],
    ['an unknown end counts', [...TO_PIN, enrol, no(2316)], { sms: 1, pin: 1, device: 1 }],
    ['a right PIN whose answer came late', [...TO_PIN, enrol, no(2308), enrol, LOST, yes()], { sms: 1, device: 1 }],
    ['one whose answer never came, and the asks tell it', [...TO_PIN, enrol, LOST, ENROLLED], { sms: 1, device: 1 }],
    ['one over a crash', [...TO_PIN, enrol, { type: 'restarted' }, { type: 'restarted' }, ENROLLED], { sms: 1, device: 1 }],
    ['a wrong PIN whose answer came late, once', [...TO_PIN, enrol, LOST, no(2308)], { sms: 1, pin: 1 }],
    ['no PIN of a call that surely did nothing, told late', [...TO_PIN, enrol, LOST, no(2202)], { sms: 1 }],
    ['no SMS of one that surely did nothing, told late', [...TO_SMS, send, LOST, no(2202)], {}],
    ['what nobody knows of, once the run is elsewhere', [...TO_PIN, enrol, LOST, ...NO_NUMBER], { sms: 1, pin: 1, device: 1 }],
    [
      'what nobody knows of, once the run was stopped',
      [...TO_PIN, enrol, LOST, { type: 'press', act: 'stop' }],
      { sms: 1, pin: 1, device: 1 },
    ],
  ])('%s', (_what, events, counts) => {
    expect(used(entriesOf('enrol', events))).toEqual({ ...NO_COUNTS, ...counts });
  });

  it('2305 of a call that carries no SMS code is a wrong PIN: it can blame nothing else', () => {
    const change: EnrolmentEvent = { type: 'spend', act: 'give', tx: TX, at: 5, leave: leave('pin.update') };
    const enrolled = told({ ask: 'account.device-activated', activated: true });
    expect(used(entriesOf('change-pin', [enrolled, change, no(2305)]))).toEqual({ ...NO_COUNTS, pin: 1 });
  });

  it('a one-time code for a day; removing all enrolments gives the phones back', () => {
    const otp: EnrolmentEvent = { type: 'spend', act: 'give-pin', tx: TX, at: 5, leave: leave('otp.with-pin') };
    const code = entriesOf('one-time-code', [told({ ask: 'account.device-activated', activated: true }), otp, yes()]);
    expect(used(code)).toEqual({ ...NO_COUNTS, otp: 1 });
    expect(used(code, 86_402_000)).toEqual(NO_COUNTS);
    const sure: EnrolmentEvent = { type: 'spend', act: 'sure', tx: TX, at: 5, leave: leave('enrolment.remove-all') };
    const removal = entriesOf('remove-all', [
      told({ ask: 'account.blocked', blocked: 'account' }),
      { type: 'press', act: 'remove' },
      sure,
      yes(),
    ]);
    const enrolled = entriesOf('enrol', [...TO_PIN, enrol, yes()]);
    expect(used([...enrolled, ...removal])).toEqual({ ...NO_COUNTS, sms: 1 });
  });

  it('a call whose end was never written stays counted when another run, or the same one, sends its next', () => {
    const tried = entriesOf('enrol', [...TO_PIN, enrol]);
    const next = entriesOf('enrol', [...TO_SMS, send], OTHER_ACT);
    expect(used([...tried, ...next])).toEqual({ ...NO_COUNTS, sms: 2, pin: 1, device: 1 });
    const wrong = entriesOf('enrol', [...TO_PIN, enrol, no(2308)]).slice(-1);
    expect(used([...tried, ...next, ...wrong])).toEqual({ ...NO_COUNTS, sms: 2, pin: 1 });
    // Of the same run: two calls in a row that were sent, and no word between them.
    const [again] = entriesOf('enrol', [...TO_PIN, enrol]).slice(-1);
    expect(used([...tried, again!])).toEqual({ ...NO_COUNTS, sms: 1, pin: 2, device: 2 });
  });

  it('a right PIN ends the row of one whose end was never written; the phone that it may have enrolled stays', () => {
    const tried = entriesOf('enrol', [...TO_PIN, enrol]);
    const right = entriesOf('enrol', [...TO_PIN, enrol, yes()], OTHER_ACT);
    expect(used([...tried, ...right])).toEqual({ ...NO_COUNTS, sms: 2, device: 2 });
  });

  it('belongs to an account that the entry names, and to no other entry', () => {
    const [first] = entriesOf('enrol', []);
    expect(accountOfEntry(first!)).toBe(ACCOUNT);
    expect(accountOfEntry({ ...SMALL, d: { by: ACCOUNT } })).toBe(null);
    expect(foldBudget(NOTHING_USED, SMALL)).toBe(NOTHING_USED);
  });
});

describe('leave to send', () => {
  const counts = (one: Partial<Counts>): Counts => ({ ...NO_COUNTS, ...one });
  const KNOWN = { known: true, takenOn: null } as const;
  const NEW = { known: false, takenOn: null } as const;

  it.each([
    ['sms.enrol', { sms: LIMITS.sms.most - 2 }, null],
    ['sms.enrol', { sms: LIMITS.sms.most - 1 }, 'ask'],
    ['sms.enrol', { sms: LIMITS.sms.most + 5 }, 'ask'],
    ['otp.with-pin', { pin: 0 }, null],
    ['otp.with-pin', { pin: 1 }, 'ask'],
    ['otp.with-pin', { pin: 2 }, 'desk'],
    ['enrolment.enrol', { device: LIMITS.device.most - 1 }, 'desk'],
    ['vehicle.unlink', { pin: 9, sms: 99 }, null],
  ] as const)('%s with %j needs %s', (call, used, needs) => {
    const given = leaveFor(call, counts(used), NEW);
    expect(given.ok ? null : given.error.needs).toBe(needs);
    if (needs === 'ask') expect(leaveFor(call, counts(used), KNOWN).ok).toBe(true);
    if (needs === 'desk') {
      expect(leaveFor(call, counts(used), { known: true, takenOn: 'technician' }).ok).toBe(false);
      expect(leaveFor(call, counts(used), { known: true, takenOn: 'support' }).ok).toBe(true);
    }
  });

  it('enrolments are spaced per site', () => {
    const sent = entriesOf('enrol', [...TO_PIN, enrol]).flatMap((entry) => spacedAt(entry) ?? []);
    expect(sent).toHaveLength(1);
    const now = { boot: SMALL.boot, startedTs: 0, mono: SMALL.mono + 1 };
    expect(mayEnrol(sent, now).ok).toBe(true);
    expect(
      mayEnrol(
        Array.from({ length: ENROLMENTS_PER_HOUR }, () => sent[0]!),
        now,
      ).ok,
    ).toBe(false);
  });
});
