/** Whose matter it is that the customer's side does not go on. */
import type { CustomerFacts, CustomerStop } from '../../carkey/status/index.ts';
import { factOf, verdictOf, verdictOfCode, verdictOfRow, type Row, type Verdict } from '../index.ts';

type Kind = Exclude<CustomerStop['kind'], 'error'>;

/** By kind; that of an error is the verdict of its code. A call that may have been carried out names nothing of the customer's. */
export const BY_STOP: Readonly<Record<Kind, Row>> = {
  nobody: { judged: ['account', 'answered', 'sign-in-again'], facts: ['nobody-signed-in'] },
  'session-lost': { judged: ['account', 'answered', 'sign-in-again'], facts: ['session-lost'] },
  blocked: { judged: ['account', 'answered', 'customers-app'], facts: ['account-blocked'] },
  limit: { judged: ['account', 'concluded', 'customers-app'], facts: ['limit-ours'] },
  lost: { judged: ['nobody-knows', 'open', 'bridge-app'], facts: ['no-answer', 'may-be-done'] },
  'not-answered': { judged: ['nobody-knows', 'open', 'web-page-on-phone'], facts: ['no-answer'] },
  'not-sent': { judged: ['site-network', 'concluded', 'bridge-app'], facts: ['nothing-left', 'side-concluded'] },
  log: { judged: ['console', 'measured', 'disk'], facts: ['log-stopped', 'nothing-left'] },
  'not-confirmed': { judged: ['nobody-knows', 'open', 'account-on-other-phone'], facts: ['may-be-done'] },
};

/** The verdict of a stop. */
export function verdictOfStop(stop: CustomerStop): Verdict {
  return stop.kind === 'error' ? verdictOfCode(stop.call, stop.code) : verdictOfRow(BY_STOP[stop.kind]);
}

/** The verdict of a step that PIMS lists as missing: this phone's enrolment, or its number; null: none is. */
export function verdictOfStep(step: CustomerFacts['step']): Verdict | null {
  if (step === 'trusted-phone') return verdictOf(['account', 'answered', 'customers-app'], [factOf('step-missing')]);
  return step === 'enrol' ? verdictOf(['phone', 'answered', 'account-on-other-phone'], [factOf('step-missing')]) : null;
}
