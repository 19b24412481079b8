/** Whose matter it is that an attempt was refused, or that nobody knows what became of it. */
import type { AttemptState, RefusalReason, UnknownReason } from '../../carkey/index.ts';
import { factOf, leavesOpen, sideOf, verdictOf, verdictOfCode, type FactWord, type Judged, type Verdict } from '../index.ts';

type Row = { readonly judged: Judged; readonly fact: FactWord };
type NotSent = Extract<RefusalReason, { kind: 'not-sent' }>['reason'];

/** Nothing left this computer, and why was seen here. */
export const BY_NOT_SENT: Readonly<Record<NotSent, Row>> = {
  'not-connected': { judged: ['site-network', 'concluded', 'bridge-app'], fact: 'bridge-away' },
  aborted: { judged: ['console', 'measured', 'read-again'], fact: 'waiting-stopped' },
  crash: { judged: ['console', 'measured', 'read-again'], fact: 'program-ended' },
  'log-unwritable': { judged: ['console', 'measured', 'disk'], fact: 'log-stopped' },
  'vehicle-changed': { judged: ['nobody-knows', 'open', 'scan-vin'], fact: 'vehicle-changed' },
  'too-large': { judged: ['console', 'measured', 'restart-bridge'], fact: 'nothing-left' },
};

/** By reason; that of an error is the verdict of its code. */
export const BY_UNKNOWN: Readonly<Record<Exclude<UnknownReason, 'error-code'>, Row>> = {
  timeout: { judged: ['nobody-knows', 'open', 'web-page-on-phone'], fact: 'no-answer' },
  disconnected: { judged: ['nobody-knows', 'open', 'bridge-app'], fact: 'line-lost' },
  'stopped-waiting': { judged: ['nobody-knows', 'open', 'web-page-on-phone'], fact: 'waiting-stopped' },
  crash: { judged: ['console', 'measured', 'read-again'], fact: 'program-ended' },
  'unreadable-answer': { judged: ['back-end', 'concluded', 'mobile-data'], fact: 'answer-unusable' },
  'empty-answer': { judged: ['back-end', 'concluded', 'other-vehicle-too'], fact: 'answer-unusable' },
  'no-vin-in-answer': { judged: ['back-end', 'concluded', 'other-vehicle-too'], fact: 'answer-unusable' },
  'odd-vin-in-answer': { judged: ['back-end', 'concluded', 'other-vehicle-too'], fact: 'answer-unusable' },
  'carkey-field-unusable': { judged: ['back-end', 'concluded', 'other-vehicle-too'], fact: 'answer-unusable' },
  'no-carkey-in-answer': { judged: ['back-end', 'answered', 'other-vehicle-too'], fact: 'answer-no-carkey' },
  'other-vehicle': { judged: ['nobody-knows', 'open', 'phone-list-in-car'], fact: 'answer-other-vehicle' },
};

/** The verdict of an attempt that was refused or is unknown; null for every other state. Pure. */
export function verdictOfAttempt(state: AttemptState): Verdict | null {
  if (state.name === 'refused') return verdictOfRefusal(state.because);
  return state.name === 'unknown' ? verdictOfUnknown(state.reason, state.errorCode) : null;
}

/** The verdict of a refusal. */
export function verdictOfRefusal(because: RefusalReason): Verdict {
  if (because.kind === 'error') return verdictOfCode('carkey.set', because.code);
  const { judged, fact } = BY_NOT_SENT[because.reason];
  return verdictOf(judged, [factOf('nothing-left'), factOf(fact), ...sideOf(judged)]);
}

/**
 * The verdict of an unknown outcome. `code`: of the reason `error-code`; an entry of an earlier program may lack it, or have one that counts as
 * refused today: it is unknown all the same.
 */
export function verdictOfUnknown(reason: UnknownReason, code: number | null): Verdict {
  if (reason !== 'error-code') {
    const { judged, fact } = BY_UNKNOWN[reason];
    return verdictOf(judged, [factOf(fact), ...sideOf(judged), factOf('may-be-done')]);
  }
  if (code !== null && leavesOpen('carkey.set', code)) return verdictOfCode('carkey.set', code);
  const asked = code === null ? [] : [factOf('pims-error', { code })];
  return verdictOf(['nobody-knows', 'open', 'web-page-on-phone'], [...asked, factOf('may-be-done')], code);
}
