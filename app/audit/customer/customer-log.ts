/** The customer's side of a job in the log: one step writes state and entry, and the entry reads back as the state. */
import {
  accountIn,
  CUSTOMER_OUTS,
  customerWords,
  parseCustomerWords,
  stepCustomer,
  type Account,
  type AccountRef,
  type BrowserWork,
  type Consent,
  type ConsentKind,
  type CustomerEvent,
  type CustomerFields,
  type CustomerState,
  type CustomerStep,
  type IllegalCustomerStep,
  type MaskedLogin,
  type Session,
  type WorkTrouble,
} from '../../customer/index.ts';
import { ok, type Result } from '../../base/index.ts';
import type { DraftDetails, Entry, EntryDraft } from '../entry/index.ts';

/** What the entry says in public. The caller adds vehicle and person, and seals the login (`input`) and the reason for a dealer's own account (`reason`). */
export type CustomerEntry = Pick<EntryDraft, 'kind' | 'out' | 'err'> & { readonly d: DraftDetails };

/** A step that is allowed, with its entry. */
export type CustomerTransition = CustomerStep & { readonly entry: CustomerEntry };

/** The step that an event is. */
export function customerTransition(state: CustomerState, event: CustomerEvent): Result<CustomerTransition, IllegalCustomerStep> {
  const step = stepCustomer(state, event);
  return step.ok ? ok({ ...step.value, entry: customerEntry(step.value.next) }) : step;
}

/** The entry of a state. `by`: whose account. */
export function customerEntry(state: CustomerState): CustomerEntry {
  const code = state.trouble?.code ?? null;
  return { kind: 'customer', out: state.session.name, ...(code === null ? {} : { err: code }), d: detailsOf(state) };
}

function detailsOf(state: CustomerState): DraftDetails {
  const { session, consent, trouble } = state;
  const { by, owed } = whoseOf(state);
  const atWork = session.name === 'at-work' ? session : null;
  return {
    word: customerWords([atWork?.work ?? null, trouble?.why ?? null, trouble?.work ?? null, consent?.kind ?? null, owed]),
    ...(by === null ? {} : { by }),
    ...(atWork === null ? {} : { at: atWork.since }),
  };
}

/** Whose account the entry names: that of whoever is at the phone, else the one that owes a sign-out. */
function whoseOf({ session, consent, signOutOwed }: CustomerState): { readonly by: AccountRef | null; readonly owed: CustomerFields[4] } {
  const atPhone = accountIn(session)?.ref ?? consent?.account ?? null;
  if (signOutOwed === null) return { by: atPhone, owed: null };
  return atPhone === null ? { by: signOutOwed, owed: 'owed-other' } : { by: atPhone, owed: 'owed' };
}

/** The state that an entry made durable. `maskOf`: the login behind a reference, which only the vault knows. Null: no such entry. */
export function customerStateOf(
  { kind, out, err, d }: Pick<Entry, 'kind' | 'out' | 'err' | 'd'>,
  maskOf: (ref: AccountRef) => MaskedLogin,
): CustomerState | null {
  const fields = kind === 'customer' && d?.word !== undefined ? parseCustomerWords(d.word) : null;
  const name = CUSTOMER_OUTS.find((one) => one === out);
  if (fields === null || name === undefined) return null;
  const [work, why, met, consent, owed] = fields;
  const ref = refOf(d?.by);
  const account = ref === null || owed === 'owed-other' ? null : { ref, login: maskOf(ref) };
  return {
    session: sessionOf(name, { account, work: work as BrowserWork | null, since: d?.at ?? 0 }),
    consent: consentOf(consent as ConsentKind | null, ref),
    trouble: why === null ? null : { why: why as WorkTrouble, work: met as BrowserWork | null, code: err },
    signOutOwed: owed === null ? null : ref,
  };
}

const refOf = (by: string | undefined): AccountRef | null => (by?.startsWith('C-') === true ? (by as AccountRef) : null);

const consentOf = (kind: ConsentKind | null, account: AccountRef | null): Consent | null =>
  kind === null || account === null ? null : { kind, account };

type Parts = { readonly account: Account | null; readonly work: BrowserWork | null; readonly since: number };

function sessionOf(name: Session['name'], { account, work, since }: Parts): Session {
  switch (name) {
    case 'signed-in':
      return account === null ? { name: 'unknown' } : { name, account };
    case 'lost':
      return { name, account };
    case 'at-work':
      return work === null ? { name: 'unknown' } : { name, work, since, before: account };
    case 'unknown':
    case 'nobody':
      return { name };
  }
}
