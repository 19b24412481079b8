/** Whose session it is: every state that can be reached, what is written of it, logins that cannot be told from what is kept. */
import { describe, expect, it } from 'vitest';
import { accountOf, customerStateOf, customerTransition, type CustomerEntry } from '../../../../app/audit/customer/index.ts';
import { writable } from '../../../../app/audit/entry/strict.ts';
import type { Entry } from '../../../../app/audit/entry/types.ts';
import {
  accountIn,
  BROWSER_WORKS,
  browserEvent,
  customerNext,
  maskLogin,
  NO_CUSTOMER,
  signOutFailed,
  usernameEvent,
  WORK_TROUBLES,
  type CustomerEvent,
  type CustomerState,
} from '../../../../app/customer/index.ts';
import type { TransactionId } from '../../../../app/pims/types.ts';
import { SMALL } from '../../../support/entries.ts';

const KEY = new Uint8Array(32).fill(7);
const keyed = (login: string) => accountOf(KEY, login);
const MARTIN = accountOf(KEY, 'martin@mail.com');
const OTHER = accountOf(KEY, 'dealer@garage.example');
const masks = new Map([MARTIN, OTHER].map(({ ref, login }) => [ref, login] as const));

const EVENTS: readonly CustomerEvent[] = [
  ...[null, MARTIN, OTHER].map((account) => ({ type: 'told', account }) as const),
  ...WORK_TROUBLES.map((why) => ({ type: 'ask-failed', why, code: why === 'error' ? 2204 : null }) as const),
  { type: 'session-lost' },
  { type: 'disconnected' },
  ...BROWSER_WORKS.map((work) => ({ type: 'open-browser', work, at: 9 }) as const),
  { type: 'browser-done' },
  ...WORK_TROUBLES.map((why) => ({ type: 'browser-failed', why, code: why === 'error' ? 2303 : null }) as const),
  { type: 'consent', kind: 'customer' },
  { type: 'consent', kind: 'own-account' },
  { type: 'withdraw' },
  { type: 'job-begun' },
  { type: 'job-ended', signOut: null },
  { type: 'restarted', signOut: null },
  { type: 'restarted', signOut: MARTIN.ref },
  { type: 'job-resumed' },
];

const logged = ({ kind, out, err, d }: CustomerEntry): Entry =>
  writable({ ...SMALL, log: 'log.invalid/test/1', station: 'other', kind, err: err ?? null, d, ...(out === undefined ? {} : { out }) });

/** A job ends with the sign-out of an account that it acted in: one that is or was at the phone. */
const endOf = ({ session, consent }: CustomerState): CustomerEvent => ({
  type: 'job-ended',
  signOut: accountIn(session)?.ref ?? consent?.account ?? null,
});

type Visit = (from: CustomerState, event: CustomerEvent, to: CustomerState, entry: CustomerEntry, effect: string | null) => void;

function explore(visit: Visit): number {
  const seen = new Set<string>();
  const todo: CustomerState[] = [NO_CUSTOMER];
  for (let state = todo.pop(); state !== undefined; state = todo.pop()) {
    if (seen.has(JSON.stringify(state))) continue;
    seen.add(JSON.stringify(state));
    for (const event of [...EVENTS, endOf(state)]) {
      const step = customerTransition(state, event);
      if (!step.ok) continue;
      visit(state, event, step.value.next, step.value.entry, step.value.effect?.kind ?? null);
      todo.push(step.value.next);
    }
  }
  return seen.size;
}

describe('whose session it is', () => {
  it('is written and read back in every state, and no consent goes over to another account', () => {
    const size = explore((_from, event, to, entry, effect) => {
      expect(customerStateOf(logged(entry), (ref) => masks.get(ref)!)).toEqual(to);
      if (to.session.name === 'signed-in' && to.consent !== null) expect(to.consent.account).toBe(to.session.account.ref);
      if (to.session.name === 'nobody') expect([to.consent, to.signOutOwed]).toEqual([null, null]);
      if (effect === 'browser') expect(event.type).toBe('open-browser');
      if (event.type === 'job-ended' || event.type === 'restarted') expect(to.consent).toBe(null);
      if (to.session.name === 'signed-in') expect([null, to.session.account.ref]).toContain(to.signOutOwed);
    });
    expect(size).toBeGreaterThan(100);
  });

  it('differs where the account is not written', () => {
    let same = true;
    explore((_from, _event, to, entry) => {
      const { by: _, ...d } = entry.d;
      if (JSON.stringify(customerStateOf(logged({ ...entry, d }), (ref) => masks.get(ref)!)) !== JSON.stringify(to)) same = false;
    });
    expect(same).toBe(false);
  });

  const play = (...events: readonly CustomerEvent[]) =>
    events.reduce((state, event) => {
      const step = customerTransition(state, event);
      return step.ok ? step.value.next : state;
    }, NO_CUSTOMER);

  it('a sign-out is owed by the account that the job acted in, and by nobody else', () => {
    const other = play(
      { type: 'told', account: MARTIN },
      { type: 'disconnected' },
      { type: 'job-ended', signOut: MARTIN.ref },
      { type: 'told', account: OTHER },
    );
    expect([other.signOutOwed, customerNext(other), signOutFailed(other)]).toEqual([null, 'consent', false]);
    const same = play({ type: 'disconnected' }, { type: 'job-ended', signOut: MARTIN.ref }, { type: 'told', account: MARTIN });
    expect([same.signOutOwed, customerNext(same)]).toEqual([MARTIN.ref, 'sign-out']);
  });

  it('a restart ends a consent, and leaves a sign-out owed', () => {
    const heard = play(
      { type: 'told', account: MARTIN },
      { type: 'consent', kind: 'customer' },
      { type: 'restarted', signOut: MARTIN.ref },
    );
    expect([heard.consent, heard.signOutOwed]).toEqual([null, MARTIN.ref]);
    const owed = play({ type: 'told', account: MARTIN }, { type: 'job-ended', signOut: MARTIN.ref }, { type: 'restarted', signOut: null });
    expect(owed.signOutOwed).toBe(MARTIN.ref);
    const step = customerTransition(owed, { type: 'job-resumed' });
    expect(step.ok && step.value.next.signOutOwed).toBe(null);
  });

  it('a sign-out that failed is owed until nobody is signed in', () => {
    const failed = play(
      ...([
        { type: 'told', account: MARTIN },
        { type: 'consent', kind: 'customer' },
        { type: 'job-ended', signOut: MARTIN.ref },
      ] as const),
      ...([
        { type: 'open-browser', work: 'sign-out', at: 1 },
        { type: 'browser-failed', why: 'error', code: 2303 },
      ] as const),
      { type: 'told', account: MARTIN },
    );
    expect([customerNext(failed), signOutFailed(failed)]).toEqual(['sign-out', true]);
    const step = customerTransition(failed, { type: 'told', account: null });
    expect(step.ok && [customerNext(step.value.next), signOutFailed(step.value.next)]).toEqual(['sign-in', false]);
  });

  it('reads both spellings of the answer, 2301, and a sign-out with nobody', () => {
    const answer = (result: Record<string, string> | null) =>
      ({ kind: 'answered', elapsedMs: 1, answer: { status: 'SUCCEEDED', transactionId: 't' as TransactionId, result, raw: '' } }) as const;
    const failed = (code: number) =>
      ({
        kind: 'answered',
        elapsedMs: 1,
        answer: { status: 'FAILED', transactionId: 't' as TransactionId, error: { code, label: '', subErrors: null }, raw: '' },
      }) as const;
    expect(usernameEvent(answer({ login: ' Martin@mail.com' }), keyed)).toEqual({ type: 'told', account: { ...MARTIN } });
    expect(usernameEvent(answer({ username: 'martin@mail.com' }), keyed)).toEqual({ type: 'told', account: MARTIN });
    for (const nobody of [answer(null), answer({ login: '' }), failed(2301)])
      expect(usernameEvent(nobody, keyed)).toEqual({ type: 'told', account: null });
    expect(browserEvent('sign-out', failed(2301))).toEqual({ type: 'browser-done' });
    expect(browserEvent('sign-in', failed(2368))).toEqual({ type: 'browser-failed', why: 'cancelled', code: 2368 });
  });

  it('shows and keeps no login', () => {
    expect([maskLogin('martin@mail.com'), maskLogin('Élodie@x.fr'), maskLogin('martin'), maskLogin('')]).toEqual([
      'm…@…',
      'é…@…',
      'm…',
      '…',
    ]);
    expect(MARTIN.ref).toMatch(/^C-[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
    expect(MARTIN.ref).toBe(accountOf(KEY, ' MARTIN@mail.com ').ref);
    expect(MARTIN.ref).not.toBe(accountOf(new Uint8Array(32).fill(8), 'martin@mail.com').ref);
  });
});
