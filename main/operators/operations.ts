/** What needs a PIN: beginning and renewing a session, making and changing accounts. Each runs in its turn, alone. */
import {
  type AccountNotice,
  isSameName,
  type OperatorChange,
  type OperatorProblem,
  type OperatorRow,
  type OperatorsView,
  type Role,
} from '../../app/operators/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import {
  type AccountParts,
  addAccount,
  changeAccount,
  changeOwnPin,
  createQueue,
  makeFirst,
  type OperatorRecord,
  type Person,
  personOf,
  rowOf,
  tryPin,
} from './accounts/index.ts';
import type { SessionHolder } from './session.ts';
import { faultOf, viewOf, type ViewParts } from './views.ts';

/** PINs that may wait for their turn; more at once are not people. */
const QUEUE_LIMIT = 8;

/** Answer of an operation: the state after it. */
type Answer = Promise<Result<OperatorsView, OperatorProblem>>;
type RowAnswer = Promise<Result<OperatorRow, OperatorProblem>>;
type Job<T> = () => Promise<Result<T, OperatorProblem>>;

/** The operations that check or make a PIN: about half a second each. */
export interface PinOperations {
  /** Makes the first admin and begins a session. */
  first(name: string, pin: string): Answer;
  /** Begins a session, in place of any other. */
  signIn(name: string, pin: string): Answer;
  unlock(pin: string): Answer;
  /** Gives the PIN again for something that needs it fresh. */
  freshPin(pin: string): Answer;
  /** The operator at work changes the own PIN. */
  ownPin(pin: string, next: string): Answer;
  add(account: { readonly name: string; readonly role: Role; readonly pin: string }): RowAnswer;
  change(id: string, change: OperatorChange): RowAnswer;
}

/** What the operations run on. */
export type OperationParts = AccountParts &
  ViewParts & {
    readonly holder: SessionHolder;
    /** What a person who signs in has to know; asked before the sign-in is an entry. */
    readonly noticesFor: NoticesFor;
  };

/** What one person has to know; `all`: the accounts that may sign in. */
export type NoticesFor = (person: Person, all: readonly Person[]) => readonly AccountNotice[];

/** Makes the operations. */
export function pinOperations(parts: OperationParts): PinOperations {
  const { holder, onEvent } = parts;
  const inTurn = turnsOf(parts);
  const viewed = async (job: Job<unknown>): Answer => {
    const done = await inTurn(job);
    return done.ok ? ok(viewOf(parts, holder.get())) : done;
  };
  const rowed = async (job: Job<OperatorRecord>): RowAnswer => {
    const done = await inTurn(job);
    return done.ok ? ok(rowOf(done.value, parts.now())) : done;
  };
  return {
    first: (name, pin) => viewed(() => begin(parts, () => makeFirst(parts, name, pin))),
    signIn: (name, pin) => viewed(() => begin(parts, () => tryName(parts, name, pin))),
    unlock: (pin) =>
      viewed(async () => {
        const proved = await prove(parts, pin, 'locked');
        if (!proved.ok) return proved;
        onEvent({ word: 'unlocked', operator: personOf(proved.value) });
        holder.proved();
        return proved;
      }),
    freshPin: (pin) =>
      viewed(async () => {
        const proved = await prove(parts, pin, 'open');
        if (!proved.ok) return proved;
        // The log told of the failures, so it also tells that they are over.
        if (proved.value.lockout.failures > 0) onEvent({ word: 'pin-given', operator: personOf(proved.value) });
        holder.proved();
        return proved;
      }),
    ownPin: (pin, next) =>
      viewed(async () => {
        const proved = await prove(parts, pin, 'open');
        return proved.ok ? changeOwnPin(parts, proved.value, next) : proved;
      }),
    add: (account) => rowed(() => addAccount(parts, account)),
    change: (id, change) => rowed(() => changeAccount(parts, id, change)),
  };
}

/** Ends the session, whoever's it is. */
export function signOut({ holder, onEvent }: Pick<OperationParts, 'holder' | 'onEvent'>): void {
  const session = holder.get();
  holder.end();
  if (session !== null) onEvent({ word: 'signed-out', operator: personOf(session.account) });
}

function turnsOf(parts: OperationParts): <T>(job: Job<T>) => Promise<Result<T, OperatorProblem>> {
  const queue = createQueue(QUEUE_LIMIT);
  return async (job) => {
    const fault = faultOf(parts);
    if (fault !== null) return fail({ code: fault });
    return (await queue.run(job)) ?? fail({ code: 'busy' });
  };
}

async function begin(parts: OperationParts, job: Job<OperatorRecord>): Promise<Result<OperatorRecord, OperatorProblem>> {
  const done = await job();
  if (!done.ok) return done;
  signOut(parts);
  const enabled = parts.store.get().operators.filter((one) => one.enabled);
  const notices = parts.noticesFor(personOf(done.value), enabled.map(personOf));
  parts.onEvent({ word: 'signed-in', operator: personOf(done.value) });
  parts.holder.begin(done.value, notices);
  return done;
}

function tryName(parts: OperationParts, name: string, pin: string): Promise<Result<OperatorRecord, OperatorProblem>> {
  const { operators } = parts.store.get();
  if (operators.length === 0) return Promise.resolve(fail({ code: 'not-now' }));
  return tryPin(
    parts,
    operators.find((one) => one.enabled && isSameName(one.name, name)),
    pin,
  );
}

/** Tries the PIN of the operator whose session is in this state; a session that changed meanwhile gets nothing. */
async function prove(parts: OperationParts, pin: string, state: 'open' | 'locked'): Promise<Result<OperatorRecord, OperatorProblem>> {
  const before = parts.holder.get();
  if (before?.locked !== (state === 'locked')) return fail({ code: 'not-now' });
  const tried = await tryPin(parts, before.account, pin);
  if (!tried.ok) return tried;
  const after = parts.holder.get();
  const isSame = after?.locked === before.locked && after.id === before.id;
  return isSame ? tried : fail({ code: 'not-now' });
}
