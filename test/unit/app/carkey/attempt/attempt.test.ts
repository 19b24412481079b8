import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFinal, isOpen, lateWindowEnd, mayRecheck, nextState } from '../../../../../app/carkey/attempt/attempt.ts';
import type { ActivationVerdict, AttemptEvent, AttemptState, Expiry, StatusWord, UnknownReason } from '../../../../../app/carkey/types.ts';
import type { TransactionId } from '../../../../../app/pims/types.ts';

const tx = '8f5b1a52-6c0e-4a66-9d6e-6a2f0a1b2c3d' as TransactionId;
const expiry: Expiry = { kind: 'at', at: 5_000_000, raw: '1970-01-01T01:23:20Z' };
const none: Expiry = { kind: 'unknown', reason: 'missing', raw: null };
const answer = {
  hasCarKey: true,
  vin: 'VR3UHZKXZNT123456',
  securityCode: { form: 'text', text: 'c2hhemFtCg==' } as const,
  securityExpiration: null,
};

const checked: AttemptState = { name: 'checked' };
const intent: AttemptState = { name: 'intent', transactionId: tx };
const sent: AttemptState = { name: 'sent', transactionId: tx, sentAt: 1000 };
const succeeded = { name: 'succeeded', transactionId: tx, code: 'sealed', expiry, readBack: 'pending' } as const;
const unknown = { name: 'unknown', transactionId: tx, sentAt: 1000, reason: 'timeout', errorCode: null, noEffectSeen: false } as const;
const refused: AttemptState = { name: 'refused', transactionId: tx, because: { kind: 'error', code: 2354 } };
const lost = { name: 'resolved', transactionId: tx, as: 'activated-code-lost', by: 'read-back', code: 'lost', expiry: none } as const;
const noEffect = { name: 'resolved', transactionId: tx, as: 'no-effect', by: 'person', code: 'none', expiry: none } as const;
const late = { name: 'resolved', transactionId: tx, as: 'activated', by: 'late-answer', code: 'sealed', expiry } as const;
const handled = { name: 'resolved', transactionId: tx, as: 'other-vehicle-handled', by: 'person', code: 'withheld', expiry: none } as const;

const success: ActivationVerdict = { kind: 'succeeded', answer, code: 'sealed', expiry };
const refusal: ActivationVerdict = { kind: 'refused', because: { kind: 'error', code: 2354 } };
const unclear = (reason: UnknownReason, errorCode: number | null = null): ActivationVerdict => ({ kind: 'unknown', reason, errorCode });
const verdict = (v: ActivationVerdict, isLate = false): AttemptEvent => ({ type: 'verdict', verdict: v, late: isLate });
const readBack = (word: StatusWord, final = false): AttemptEvent => ({ type: 'read-back', word, final });
const decide = (as: Extract<AttemptEvent, { type: 'decide' }>['as']): AttemptEvent => ({ type: 'decide', as });

const intend: AttemptEvent = { type: 'intend', transactionId: tx };
const send: AttemptEvent = { type: 'send', at: 1000 };
const restarted: AttemptEvent = { type: 'restarted' };
const stop: AttemptEvent = { type: 'stop-waiting' };
const codeExpired: AttemptEvent = { type: 'code-expired' };
const notSent: AttemptEvent = { type: 'not-sent', reason: 'not-connected' };

const because = (reason: 'not-connected' | 'crash') => ({ kind: 'not-sent', reason }) as const;

type Move = [from: AttemptState, event: AttemptEvent, to: AttemptState];
const MOVES: Move[] = [
  [checked, intend, intent],
  [checked, notSent, { name: 'refused', transactionId: null, because: because('not-connected') }],
  [checked, restarted, { name: 'refused', transactionId: null, because: because('crash') }],
  [intent, send, sent],
  [intent, notSent, { name: 'refused', transactionId: tx, because: because('not-connected') }],
  [intent, restarted, { name: 'refused', transactionId: tx, because: because('crash') }],
  [sent, verdict(success), succeeded],
  [sent, verdict(refusal), refused],
  [sent, verdict(unclear('error-code', 2204)), { ...unknown, reason: 'error-code', errorCode: 2204 }],
  [sent, notSent, { name: 'refused', transactionId: tx, because: because('not-connected') }],
  [sent, stop, { ...unknown, reason: 'stopped-waiting' }],
  [sent, restarted, { ...unknown, reason: 'crash' }],
  [unknown, verdict(success, true), late],
  [unknown, verdict(refusal, true), refused],
  [unknown, verdict(unclear('other-vehicle'), true), { ...unknown, reason: 'other-vehicle' }],
  [{ ...unknown, noEffectSeen: true }, verdict(unclear('error-code', 2204), true), { ...unknown, reason: 'error-code', errorCode: 2204 }],
  [{ ...unknown, reason: 'error-code', errorCode: 2204 }, verdict(unclear('other-vehicle'), true), { ...unknown, reason: 'other-vehicle' }],
  [unknown, readBack('active'), lost],
  [unknown, readBack('active', true), lost],
  [unknown, readBack('not-activated'), unknown],
  [unknown, readBack('not-activated', true), { ...unknown, noEffectSeen: true }],
  [unknown, readBack('suspended-late', true), { ...unknown, noEffectSeen: true }],
  [unknown, readBack('server-does-not-know', true), { ...unknown, noEffectSeen: true }],
  [unknown, readBack('contradiction', true), unknown],
  [unknown, readBack('unreadable', true), unknown],
  [{ ...unknown, noEffectSeen: true }, readBack('contradiction'), unknown],
  [{ ...unknown, noEffectSeen: true }, readBack('not-activated'), { ...unknown, noEffectSeen: true }],
  [unknown, decide('activated-code-lost'), { ...lost, by: 'person' }],
  [{ ...unknown, noEffectSeen: true }, decide('no-effect'), noEffect],
  [{ ...unknown, reason: 'other-vehicle' }, decide('other-vehicle-handled'), handled],
  [{ ...unknown, reason: 'other-vehicle' }, decide('activated-code-lost'), { ...lost, by: 'person', code: 'withheld' }],
  [succeeded, readBack('active'), { ...succeeded, readBack: 'confirmed' }],
  [succeeded, readBack('not-activated'), succeeded],
  [succeeded, readBack('contradiction', true), { ...succeeded, readBack: 'not-confirmed' }],
  [{ ...succeeded, readBack: 'not-confirmed' }, readBack('active'), { ...succeeded, readBack: 'confirmed' }],
  [succeeded, codeExpired, { ...succeeded, code: 'expired' }],
  [{ ...succeeded, code: 'faulty', readBack: 'confirmed' }, codeExpired, { ...succeeded, code: 'expired', readBack: 'confirmed' }],
  [late, codeExpired, { ...late, code: 'expired' }],
  [lost, verdict(success, true), late],
  [noEffect, verdict(success, true), late],
];

test.each(MOVES)('%j with %j becomes %j', (from, event, to) => {
  expect(nextState(from, event)).toEqual({ ok: true, value: to });
});

const otherVehicle: AttemptState = { ...unknown, reason: 'other-vehicle' };
const ILLEGAL: [AttemptState, AttemptEvent][] = [
  [intent, verdict(success)],
  [intent, stop],
  [sent, send],
  [sent, intend],
  [sent, readBack('active')],
  [sent, decide('no-effect')],
  [unknown, send],
  [unknown, restarted],
  [unknown, stop],
  [unknown, notSent],
  [unknown, verdict(unclear('disconnected'))],
  [unknown, verdict(unclear('timeout'))],
  [{ ...unknown, reason: 'error-code', errorCode: 2204 }, verdict(unclear('error-code', 2204), true)],
  [{ ...unknown, reason: 'error-code', errorCode: 2204 }, verdict(refusal, true)],
  [unknown, decide('no-effect')],
  [unknown, decide('activated')],
  [unknown, decide('other-vehicle-handled')],
  [otherVehicle, decide('no-effect')],
  [otherVehicle, verdict(success, true)],
  [otherVehicle, verdict(refusal, true)],
  [otherVehicle, readBack('active', true)],
  [succeeded, verdict(success, true)],
  [succeeded, verdict(unclear('other-vehicle'), true)],
  [succeeded, send],
  [succeeded, decide('no-effect')],
  [{ ...succeeded, readBack: 'confirmed' }, readBack('not-activated', true)],
  [{ ...succeeded, code: 'expired' }, codeExpired],
  [refused, verdict(success, true)],
  [refused, readBack('active', true)],
  [late, verdict(success, true)],
  [handled, verdict(success, true)],
  [lost, codeExpired],
  [lost, verdict(refusal, true)],
];

test.each(ILLEGAL)('%j with %j is illegal and changes nothing', (from, event) => {
  expect(nextState(from, event)).toEqual({ ok: false, error: { code: 'illegal', from: from.name, event: event.type } });
});

const words = fc.constantFrom<StatusWord>(
  'active',
  'suspended',
  'suspended-late',
  'suspended-no-date',
  'not-activated',
  'server-does-not-know',
  'contradiction',
  'unreadable',
);
const verdicts = fc.constantFrom(success, refusal, unclear('timeout'), unclear('error-code', 2000), unclear('other-vehicle'));
const events = fc.oneof(
  fc.constantFrom(intend, send, restarted, stop, codeExpired, notSent),
  fc.tuple(verdicts, fc.boolean()).map(([v, isLate]) => verdict(v, isLate)),
  fc.tuple(words, fc.boolean()).map(([word, final]) => readBack(word, final)),
  fc.constantFrom(...(['activated', 'activated-code-lost', 'no-effect', 'other-vehicle-handled'] as const)).map(decide),
);

function run(list: readonly AttemptEvent[]): AttemptState[] {
  const states: AttemptState[] = [checked];
  for (const event of list) {
    const next = nextState(states.at(-1)!, event);
    if (next.ok) states.push(next.value);
  }
  return states;
}

test('whatever happens, an attempt is in state sent at most once', () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 40 }), (list) => {
      expect(run(list).filter((state) => state.name === 'sent').length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 3000 },
  );
});

test('an answer for another vehicle never leads to a code that can be shown', () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 40 }), (list) => {
      const states = run([intend, send, verdict(unclear('other-vehicle')), ...list]);
      for (const state of states) if (state.name === 'resolved' || state.name === 'succeeded') expect(state.code).toBe('withheld');
    }),
  );
});

test('"no effect" is never decided without a full window of readings that say so', () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 40 }), (list) => {
      const states = run([intend, send, ...list]);
      const at = states.findIndex((state) => state.name === 'resolved' && state.as === 'no-effect');
      if (at > 0) expect(states[at - 1]).toMatchObject({ name: 'unknown', noEffectSeen: true });
    }),
    { numRuns: 3000 },
  );
});

test('open, final and neither', () => {
  expect([checked, intent, sent, unknown, succeeded, refused, lost].map(isOpen)).toEqual([false, true, true, true, false, false, false]);
  expect([checked, intent, sent, unknown, succeeded, refused, lost].map(isFinal)).toEqual([false, false, false, false, false, true, true]);
  expect(isFinal({ ...succeeded, readBack: 'confirmed' })).toBe(true);
  expect(isFinal({ ...succeeded, readBack: 'not-confirmed' })).toBe(false);
});

test('reading again waits for twice the limit after sending, unless the clock was set back', () => {
  expect(lateWindowEnd(1000, 30_000)).toBe(61_000);
  const sentLater = { ...unknown, sentAt: 1_000_000 };
  expect(mayRecheck(sentLater, 1_059_999, 30_000)).toBe(false);
  expect(mayRecheck(sentLater, 1_060_000, 30_000)).toBe(true);
  expect(mayRecheck(sentLater, 999_000, 30_000)).toBe(false);
  expect(mayRecheck(sentLater, 100_000, 30_000)).toBe(true);
  expect(mayRecheck(otherVehicle, 9_999_999, 30_000)).toBe(false);
  expect(mayRecheck(sent, 9_999_999, 30_000)).toBe(false);
  expect(mayRecheck({ ...succeeded, readBack: 'not-confirmed' }, 0, 30_000)).toBe(true);
  expect(mayRecheck({ ...succeeded, readBack: 'confirmed' }, 0, 30_000)).toBe(false);
});
