/** What came back over the bridge, as events of the customer's side. */
import { parseUsername, type BrowserCall } from '../pims/session-calls/index.ts';
import { SIGNED_OUT, type RequestOutcome } from '../pims/index.ts';
import type { Account, BrowserWork, CustomerEvent, WorkTrouble } from './types.ts';

/** The call of each work. */
export const WORK_CALLS: Readonly<Record<BrowserWork, BrowserCall>> = {
  'sign-in': 'user.login',
  'forced-sign-in': 'user.forced-login',
  'create-account': 'user.create-account',
  'change-login': 'user.update-login',
  'change-password': 'user.update-password',
  'sign-out': 'user.logout',
};

/** 2368: the browser was closed. */
const CANCELLED = 2368;

/** Who is signed in, as the outcome of `account.username` tells. 2301 and an empty answer are nobody. `accountOf`: app/audit/customer. */
export function usernameEvent(outcome: RequestOutcome, accountOf: (login: string) => Account): CustomerEvent {
  if (outcome.kind !== 'answered') return { type: 'ask-failed', ...troubleOf(outcome) };
  const { answer } = outcome;
  if (answer.status === 'SUCCEEDED') {
    const login = parseUsername(answer.result);
    return { type: 'told', account: login === null ? null : accountOf(login) };
  }
  const { code } = answer.error;
  return code === SIGNED_OUT ? { type: 'told', account: null } : { type: 'ask-failed', why: 'error', code };
}

/** What the browser's work came to. A sign-out that nobody was signed in for is done. */
export function browserEvent(work: BrowserWork, outcome: RequestOutcome): CustomerEvent {
  if (outcome.kind !== 'answered') return { type: 'browser-failed', ...troubleOf(outcome) };
  const { answer } = outcome;
  if (answer.status === 'SUCCEEDED') return { type: 'browser-done' };
  const { code } = answer.error;
  if (work === 'sign-out' && code === SIGNED_OUT) return { type: 'browser-done' };
  return { type: 'browser-failed', why: code === CANCELLED ? 'cancelled' : 'error', code };
}

function troubleOf(outcome: Exclude<RequestOutcome, { kind: 'answered' }>): { readonly why: WorkTrouble; readonly code: null } {
  if (outcome.kind === 'not-sent') return { why: 'not-sent', code: null };
  return { why: outcome.reason === 'aborted' ? 'cancelled' : outcome.reason, code: null };
}
