/** May a call be sent that costs? Warned before the last ones; stopped before a lock, unless the desk takes it on. Never blocked for a number alone. */
import type { Role } from '../operators/index.ts';
import { callRow, type Budget, type SpendCall } from '../pims/session-calls/index.ts';
import { fail, ok, type Result } from '../base/index.ts';
import { LIMITS, type Counts } from './limits.ts';

declare const leaveBrand: unique symbol;

/** Proof that the budgets were asked for this call. Only {@link leaveFor} makes one. `over`: what a person went on over, for the log. */
export type Leave = { readonly call: SpendCall; readonly over: readonly Budget[]; readonly [leaveBrand]: true };

/** How a budget stands before one more use. `last`: one is left, or none of a soft one; `locks`: one more would lock the account. */
export type HowNear = 'free' | 'last' | 'over' | 'locks';

/** How many are left of one budget; never below 0. */
export function leftOf(budget: Budget, counts: Counts): number {
  return Math.max(0, LIMITS[budget].most - counts[budget]);
}

/** Where one more use would lead. */
export function standingOf(budget: Budget, counts: Counts): HowNear {
  const { locks } = LIMITS[budget];
  const left = leftOf(budget, counts);
  if (locks) return left <= 1 ? 'locks' : left === 2 ? 'last' : 'free';
  return left === 0 ? 'over' : left === 1 ? 'last' : 'free';
}

/** What a person has to say first: that they know (`ask`), or, of the desk, that they take it on (`desk`). */
export type Needed = { readonly needs: 'ask' | 'desk'; readonly budgets: readonly Budget[] };

/** What was said already. `takenOn`: the role of whoever takes a lock on, in their own session. */
export type Said = { readonly known: boolean; readonly takenOn: Role | null };

/** Leave for one call, or what is needed for it. */
export function leaveFor(call: SpendCall, counts: Counts, { known, takenOn }: Said): Result<Leave, Needed> {
  const { spends } = callRow(call);
  const inState = (...states: readonly HowNear[]) => spends.filter((one) => states.includes(standingOf(one, counts)));
  const locking = inState('locks');
  if (locking.length > 0 && takenOn !== 'support' && takenOn !== 'admin') return fail({ needs: 'desk', budgets: locking });
  const near = inState('last', 'over');
  if (near.length > 0 && !known) return fail({ needs: 'ask', budgets: near });
  return ok({ call, over: [...locking, ...near] } as unknown as Leave);
}
