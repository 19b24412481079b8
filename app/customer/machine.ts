/** Whose session the phone has, as a state machine: asked after every change, never concluded. Signing in and out is the phone's browser's work. */
import { fail, ok, type Result } from '../base/index.ts';
import type {
  Account,
  BrowserWork,
  Consent,
  CustomerEffect,
  CustomerEvent,
  CustomerNext,
  CustomerState,
  CustomerTrouble,
  Session,
} from './types.ts';

/** Before anything was asked. */
export const NO_CUSTOMER: CustomerState = { session: { name: 'unknown' }, consent: null, trouble: null, signOutOwed: null };

/** A step that is allowed, and what is then to be done. */
export type CustomerStep = { readonly next: CustomerState; readonly effect: CustomerEffect | null };

/** An event that does not apply. */
export type IllegalCustomerStep = { readonly code: 'illegal'; readonly from: Session['name']; readonly event: CustomerEvent['type'] };

/** What an event makes of the customer's side. */
export function stepCustomer(state: CustomerState, event: CustomerEvent): Result<CustomerStep, IllegalCustomerStep> {
  const next = move(state, event);
  if (next === null) return fail({ code: 'illegal', from: state.session.name, event: event.type });
  return ok({ next, effect: effectOf(next, event) });
}

function effectOf(next: CustomerState, event: CustomerEvent): CustomerEffect | null {
  if (event.type === 'open-browser') return { kind: 'browser', work: event.work };
  const isNew = event.type === 'browser-done' || event.type === 'browser-failed' || event.type === 'restarted';
  return isNew && next.session.name === 'unknown' ? { kind: 'ask' } : null;
}

/** While the browser is at work, only its end and what ends everything count. A consent was heard by a person of this run of the program. */
function move(state: CustomerState, event: CustomerEvent): CustomerState | null {
  const { session } = state;
  switch (event.type) {
    case 'disconnected':
      return interrupted(state, 'disconnected');
    case 'restarted':
      return interrupted({ ...state, consent: null, signOutOwed: state.signOutOwed ?? event.signOut }, 'crash');
    case 'job-begun':
      return begun(state);
    case 'job-resumed':
      return { ...state, signOutOwed: null };
    case 'withdraw':
      return state.consent === null ? null : { ...state, consent: null };
    case 'job-ended':
      return ended(state, event.signOut);
    case 'browser-done':
      return session.name === 'at-work' ? worked(state, session.work, null) : null;
    case 'browser-failed':
      return session.name === 'at-work' ? worked(state, session.work, { why: event.why, work: session.work, code: event.code }) : null;
    default:
      return session.name === 'at-work' ? null : atRest(state, event);
  }
}

function ended(state: CustomerState, signOut: CustomerState['signOutOwed']): CustomerState {
  return { ...state, consent: null, signOutOwed: state.session.name === 'nobody' ? null : (signOut ?? state.signOutOwed) };
}

/** What was wrong at the last vehicle is nothing of this customer's, but for a sign-out that is still owed. */
function begun(state: CustomerState): CustomerState {
  return { ...state, trouble: state.signOutOwed === null ? null : state.trouble };
}

type RestEvent = Extract<CustomerEvent, { type: 'told' | 'ask-failed' | 'session-lost' | 'open-browser' | 'consent' }>;

function atRest(state: CustomerState, event: RestEvent): CustomerState | null {
  switch (event.type) {
    case 'told':
      return told(state, event.account);
    case 'ask-failed':
      return { ...state, trouble: { why: event.why, work: null, code: event.code } };
    case 'session-lost':
      return lost(state);
    case 'open-browser':
      return opened(state, event.work, event.at);
    case 'consent':
      return state.session.name === 'signed-in' ? { ...state, consent: { kind: event.kind, account: state.session.account.ref } } : null;
  }
}

function told(state: CustomerState, account: Account | null): CustomerState {
  if (account === null) return { session: { name: 'nobody' }, consent: null, trouble: state.trouble, signOutOwed: null };
  const signOutOwed = state.signOutOwed === account.ref ? account.ref : null;
  return { ...state, session: { name: 'signed-in', account }, consent: consentOf(state.consent, account), signOutOwed };
}

/** A consent is for one account. */
function consentOf(consent: Consent | null, account: Account | null): Consent | null {
  return consent !== null && consent.account === account?.ref ? consent : null;
}

/** Who is at the phone, as far as it is known. */
export function accountIn(session: Session): Account | null {
  if (session.name === 'at-work') return session.before;
  return session.name === 'signed-in' || session.name === 'lost' ? session.account : null;
}

function lost(state: CustomerState): CustomerState {
  const account = accountIn(state.session);
  return { ...state, session: { name: 'lost', account }, consent: consentOf(state.consent, account) };
}

/** What the browser of the phone came to, nobody saw; who is signed in is asked anew. */
function interrupted(state: CustomerState, why: CustomerTrouble['why']): CustomerState {
  if (state.session.name === 'at-work') return worked(state, state.session.work, { why, work: state.session.work, code: null });
  return { ...state, session: { name: 'unknown' } };
}

function opened(state: CustomerState, work: BrowserWork, since: number): CustomerState {
  const before = accountIn(state.session);
  return { ...state, session: { name: 'at-work', work, since, before }, consent: consentOf(state.consent, before), trouble: null };
}

/** A sign-out is owed until PIMS says that nobody is signed in; another sign-in takes its place. */
function worked(state: CustomerState, work: BrowserWork, trouble: CustomerTrouble | null): CustomerState {
  const signOutOwed = trouble !== null || work === 'sign-out' ? state.signOutOwed : null;
  return { ...state, session: { name: 'unknown' }, trouble, signOutOwed };
}

/** What the person does next. */
export function customerNext({ session, consent, signOutOwed }: CustomerState): CustomerNext {
  switch (session.name) {
    case 'unknown':
      return 'ask';
    case 'nobody':
      return 'sign-in';
    case 'lost':
      return 'sign-in-again';
    case 'at-work':
      return 'wait';
    case 'signed-in':
      if (signOutOwed !== null) return 'sign-out';
      return consent === null ? 'consent' : 'nothing';
  }
}

/** Did the sign-out at a job's end fail: is somebody still signed in although it was tried? */
export function signOutFailed({ session, signOutOwed, trouble }: CustomerState): boolean {
  return signOutOwed !== null && (session.name === 'signed-in' || trouble?.work === 'sign-out');
}
