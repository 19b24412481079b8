/** Making and changing accounts. Who may do it is the table's business (app/operators/roles.ts). Each runs alone: see queue.ts. */
import {
  isSameName,
  type OperatorChange,
  type OperatorProblem,
  type OperatorRow,
  parseName,
  parsePin,
  type Role,
} from '../../../app/operators/index.ts';
import { afterRescue, NO_FAILURES, patienceOf, type RunTime } from '../../../app/operators/failures/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { Clock, Random } from '../../base/index.ts';
import { personOf, type OperatorEvent, type Person } from './events.ts';
import { hashPin, pepperCheckOf, SALT_BYTES } from './hash.ts';
import { findPepper, makePepper } from './pepper.ts';
import type { OperatorRecord, OperatorsFile } from './schema.ts';
import type { TryParts } from './tries.ts';

const ID_BYTES = 16;

/** What making and changing needs. `by` is the operator at work; null when there is none. */
export type AccountParts = TryParts & {
  readonly random: Random;
  readonly clock: Clock;
  readonly by: () => Person | null;
};

type Changed = Promise<Result<OperatorRecord, OperatorProblem>>;
type Wanted = { readonly name: string; readonly role: Role; readonly pin: string };

/** Makes the first account, an admin, and with it the device's part of the PINs. */
export async function makeFirst(parts: AccountParts, name: string, pin: string): Changed {
  const { store, secrets, random, onEvent } = parts;
  if (store.get().operators.length > 0) return fail({ code: 'already-set-up' });
  const wanted = checked(store.get(), { name, role: 'admin', pin });
  if (!wanted.ok) return wanted;
  const pepper = stored(() => makePepper(secrets, random));
  if (pepper === null) return fail({ code: 'unwritable' });
  const made = await recordOf(parts, wanted.value, pepper);
  onEvent({ word: 'set-up', operator: personOf(made) });
  return written(parts, made, (file) => ({ ...file, pepperCheck: pepperCheckOf(pepper), operators: [made] }));
}

/** Adds an account. */
export async function addAccount(parts: AccountParts, input: Wanted): Changed {
  const { store, secrets, onEvent, by } = parts;
  const pepper = findPepper(secrets, store.get().pepperCheck);
  if (!pepper.ok) return fail({ code: pepper.error });
  const wanted = checked(store.get(), input);
  if (!wanted.ok) return wanted;
  const made = await recordOf(parts, wanted.value, pepper.value);
  onEvent({ word: 'added', operator: by(), subject: personOf(made) });
  return written(parts, made, (file) => ({ ...file, operators: [...file.operators, made] }));
}

/** Changes an account. One enabled admin always remains. */
export async function changeAccount(parts: AccountParts, id: string, change: OperatorChange): Changed {
  const { store, onEvent, by } = parts;
  const before = store.get().operators.find((one) => one.id === id);
  if (before === undefined) return fail({ code: 'not-found' });
  const withPin = change.pin === undefined ? ok(before) : await withNewPin(parts, before, change.pin);
  if (!withPin.ok) return withPin;
  const { role = before.role, enabled = before.enabled } = change;
  const lockout = change.unlock === true ? NO_FAILURES : withPin.value.lockout;
  const after: OperatorRecord = { ...withPin.value, role, enabled, lockout };
  const replaced = replacing(after);
  if (!replaced(store.get()).operators.some((one) => one.enabled && one.role === 'admin')) return fail({ code: 'last-admin' });
  const actor = by();
  for (const word of wordsFor(before, after, change)) onEvent({ word, operator: actor, subject: personOf(after) });
  return written(parts, after, replaced);
}

/** Changes the PIN of the operator at work, who has just given the present one. */
export async function changeOwnPin(parts: AccountParts, account: OperatorRecord, pin: string): Changed {
  const changed = await withNewPin(parts, account, pin);
  if (!changed.ok) return changed;
  parts.onEvent({ word: 'own-pin-changed', operator: personOf(account) });
  return written(parts, changed.value, replacing(changed.value));
}

/** Gives a locked account a few tries back, or, with a text, a new PIN. That it may is judged before: see rescue.ts. */
export async function rescueAccount(parts: AccountParts, account: OperatorRecord, pin: string | null): Changed {
  const changed = pin === null ? ok({ ...account, lockout: afterRescue(parts.now()) }) : await withNewPin(parts, account, pin);
  if (!changed.ok) return changed;
  parts.onEvent({ word: 'rescued', operator: null, subject: personOf(account), reason: pin === null ? 'tries' : 'new-pin' });
  return written(parts, changed.value, replacing(changed.value));
}

/** The record with another PIN and no failures. */
async function withNewPin(parts: AccountParts, account: OperatorRecord, text: string): Changed {
  const pepper = findPepper(parts.secrets, parts.store.get().pepperCheck);
  if (!pepper.ok) return fail({ code: pepper.error });
  const pin = parsePin(text);
  if (!pin.ok) return fail({ code: 'bad-pin', pin: pin.error });
  return ok({ ...account, ...(await secretsOf(parts, pin.value, pepper.value)), lockout: NO_FAILURES });
}

/** The account as the admin's list shows it. */
export function rowOf(account: OperatorRecord, now: RunTime): OperatorRow {
  const { id, name, role, enabled, createdAt } = account;
  return { id, name, role, enabled, lockout: patienceOf(account.lockout, now).word, createdAt };
}

function checked(file: OperatorsFile, { name: text, role, pin: digits }: Wanted): Result<Wanted, OperatorProblem> {
  const name = parseName(text);
  if (name === null) return fail({ code: 'bad-name' });
  if (file.operators.some((one) => isSameName(one.name, name))) return fail({ code: 'name-taken' });
  const pin = parsePin(digits);
  return pin.ok ? ok({ name, role, pin: pin.value }) : fail({ code: 'bad-pin', pin: pin.error });
}

async function recordOf(parts: AccountParts, { name, role, pin }: Wanted, pepper: Uint8Array): Promise<OperatorRecord> {
  const id = Buffer.from(parts.random(ID_BYTES)).toString('hex');
  const secrets = await secretsOf(parts, pin, pepper);
  return { id, name, role, named: false, enabled: true, ...secrets, lockout: NO_FAILURES, tries: 0, createdAt: parts.clock.wall() };
}

async function secretsOf(
  { random, kdf }: AccountParts,
  pin: string,
  pepper: Uint8Array,
): Promise<Pick<OperatorRecord, 'kdf' | 'salt' | 'hash'>> {
  const salt = random(SALT_BYTES);
  const hash = await hashPin(pin, salt, pepper, kdf);
  return { kdf: 'scrypt-17-8-1', salt: Buffer.from(salt).toString('hex'), hash: Buffer.from(hash).toString('hex') };
}

function replacing(record: OperatorRecord): (file: OperatorsFile) => OperatorsFile {
  return (file) => ({ ...file, operators: file.operators.map((one) => (one.id === record.id ? record : one)) });
}

type ChangeWord = Exclude<Extract<OperatorEvent, { readonly subject: Person }>, { readonly reason: unknown }>['word'];

function wordsFor(before: OperatorRecord, after: OperatorRecord, change: OperatorChange): readonly ChangeWord[] {
  return [
    ...(after.role === before.role ? [] : (['role-changed'] as const)),
    ...(after.enabled === before.enabled ? [] : ([after.enabled ? 'enabled' : 'disabled'] as const)),
    ...(change.unlock === true ? (['failures-forgotten'] as const) : []),
    ...(change.pin === undefined ? [] : (['pin-changed'] as const)),
  ];
}

function written(
  { store }: AccountParts,
  record: OperatorRecord,
  next: (file: OperatorsFile) => OperatorsFile,
): Result<OperatorRecord, OperatorProblem> {
  return store.change(next) ? ok(record) : fail({ code: 'unwritable' });
}

/** Null when the disk does not take it. */
function stored<T>(write: () => T): T | null {
  try {
    return write();
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault) return null;
    throw fault;
  }
}
