/** What a run shows and sends: every act can be sent with what it says that it needs, and what comes back becomes one event. */
import { describe, expect, it } from 'vitest';
import {
  actsOf,
  answeredEvent,
  askEvent,
  askRequest,
  readingFor,
  RUN_ASKS,
  spendEvent,
  spendRequest,
  viewEnrolment,
  type EnrolmentState,
  type GivenValues,
} from '../../../../app/enrolment/index.ts';
import { CALLS, callRow, forWire } from '../../../../app/pims/session-calls/index.ts';
import type { JsonObject } from '../../../../app/base/json.ts';
import type { RequestOutcome } from '../../../../app/pims/types.ts';
import { askOnPhone, typedSecret, type SecretKind } from '../../../../app/secret/index.ts';
import type { Vin } from '../../../../app/vehicle/types.ts';
import { explore, TX } from '../../../support/every-state.ts';

const CONTEXT = { vin: 'VR3UHZKXZNT123456' as Vin, stepsBy: { stepsID: '77' }, reading: 'schema' } as const;
const given = (kinds: readonly SecretKind[]): GivenValues => Object.fromEntries(kinds.map((kind) => [kind, askOnPhone(kind)]));
const states = [...explore().states.values()];

const answered = (result: JsonObject | null): RequestOutcome => ({
  kind: 'answered',
  elapsedMs: 1,
  answer: { status: 'SUCCEEDED', transactionId: TX, result, raw: '' },
});
const failed = (code: number): RequestOutcome => ({
  kind: 'answered',
  elapsedMs: 1,
  answer: { status: 'FAILED', transactionId: TX, error: { code, label: '', subErrors: null }, raw: '' },
});

describe('an act', () => {
  it('can be sent with what it needs, and with nothing less', () => {
    const met = new Set<string>();
    for (const act of states.flatMap(actsOf)) {
      if (act.kind === 'free') continue;
      met.add(act.call);
      const request = spendRequest(act.call, given(act.needs), CONTEXT);
      expect(request.ok, `${act.call} with ${act.needs.join()}`).toBe(true);
      for (const kind of act.needs) expect(spendRequest(act.call, given(act.needs.filter((one) => one !== kind)), CONTEXT).ok).toBe(false);
      const asked = request.ok ? Object.keys(forWire(request.value).parameters ?? {}) : [];
      expect(asked).toEqual(expect.arrayContaining(Object.keys(callRow(act.call).secrets)));
    }
    expect(met.size).toBe(14);
  });

  it('of an ask has its request', () => {
    for (const ask of RUN_ASKS) expect(forWire(askRequest(ask, CONTEXT)).api).toBe(CALLS[ask].api);
  });
});

describe('the view', () => {
  it('says what to heed wherever something is wrong, and that other phones are concerned', () => {
    for (const state of states) {
      const view = viewEnrolment(state);
      const trouble = 'trouble' in state ? state.trouble : null;
      expect(view.heed === null, JSON.stringify(trouble)).toBe(trouble === null);
      const removes = state.name === 'waiting' && ['forgotten', 'blocked', 'remove', 'remove-sure'].includes(state.place);
      if (removes && trouble?.kind !== 'session-lost' && trouble?.kind !== 'one-time-code') expect(view.endsOthers).toBe(true);
    }
  });

  it('takes the other reading after the first was refused as faulty input', () => {
    const at = (code: number): EnrolmentState => ({
      ...{ goal: 'enrol', place: 'number-code', name: 'waiting', way: 'long', unsure: null },
      trouble: { kind: 'error', call: 'sms-code.add-phone', code },
    });
    expect([2101, 2102, 2305].map((code) => readingFor(at(code)))).toEqual(['sample', 'sample', 'schema']);
  });
});

describe('what comes back', () => {
  it('of an ask', () => {
    expect(askEvent('account.blocked', answered({ isAccountBlocked: 'PINBlocked' }))).toEqual({
      type: 'told',
      tell: { ask: 'account.blocked', blocked: 'pin' },
    });
    expect(askEvent('phone.trusted', failed(2307))).toEqual({ type: 'ask-failed', ask: 'phone.trusted', code: 2307 });
    const wanted = typedSecret('phone-number', '0612345678');
    const told = askEvent('phone.trusted', answered({ phoneNumber: '+33612345678' }), wanted.ok ? wanted.value : null);
    expect(told).toEqual({ type: 'told', tell: { ask: 'phone.trusted', number: 'same' } });
    expect(askEvent('phone.trusted', answered({ phoneNumber: 'XX' }))).toMatchObject({ tell: { number: 'some' } });
    expect(askEvent('steps.reset', { kind: 'not-sent', reason: 'not-connected' })).toMatchObject({ type: 'ask-lost', why: 'disconnected' });
  });

  it('of a call that costs', () => {
    expect(spendEvent('sms-code.enrol', TX, answered({ status: 'AlreadyEnrolled' }))).toMatchObject({
      answer: { ok: true, status: 'already-enrolled' },
    });
    expect(spendEvent('sms.enrol', TX, failed(2204))).toEqual({ type: 'answered', tx: TX, answer: { ok: false, code: 2204 } });
    expect(spendEvent('sms.enrol', TX, { kind: 'no-answer', reason: 'timeout', elapsedMs: 1 })).toEqual({
      type: 'lost',
      tx: TX,
      why: 'timeout',
    });
    expect(spendEvent('sms.enrol', TX, { kind: 'not-sent', reason: 'too-large' })).toEqual({
      type: 'not-sent',
      tx: TX,
      reason: 'too-large',
    });
    const outcome = answered(null);
    if (outcome.kind === 'answered') expect(answeredEvent('sms.enrol', outcome.answer)).toEqual(spendEvent('sms.enrol', TX, outcome));
  });
});
