/**
 * The way out for an only administrator who is locked (app/operators/failures/rescue.ts). Done by whoever may write this data folder, with no console
 * on it; the log says so first, and everybody who signs in reads it.
 */
import type { OperatorRef } from '../../app/audit/entry/index.ts';
import {
  judgeRequest,
  newestRequest,
  patienceOf,
  RESCUE_WAIT_MS,
  type RescueKind,
  type RescueRequest,
} from '../../app/operators/failures/index.ts';
import { isSameName, type OperatorProblem } from '../../app/operators/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import type { AuditTrail } from '../audit/index.ts';
import { type AccountParts, type OperatorRecord, type Person, personOf, rescueAccount } from './accounts/index.ts';
import { entriesOf } from './told-failures.ts';

/** What a rescue needs: the accounts, and the live log with which they are judged. */
export type RescueParts = AccountParts & { readonly trail: Pick<AuditTrail, 'list' | 'operator'> };

/**
 * Why there is no rescue. `not-admin`: an administrator can unlock this account. `not-locked`: it can be signed in to. `other-admin`: another
 * administrator can unlock it. `none`: nothing was asked for that could be taken back.
 */
export type RescueProblem = OperatorProblem | { readonly code: 'not-admin' | 'not-locked' | 'other-admin' | 'none' };

/** What was done. `asked`: just now. `waiting`: before, and not yet due. `done`: the tries, or the new PIN, are there. */
export type Rescue = { readonly word: 'asked' | 'waiting'; readonly request: RescueRequest } | { readonly word: 'done' | 'cancelled' };

/** What is wanted. `newPin` is asked only once it is due; null when the person gives up. */
export type RescueWish = { readonly kind: RescueKind; readonly newPin: () => Promise<Result<string, RescueProblem>> };

/** One step: asks for a rescue, says how long it takes, or does it. */
export async function rescue(parts: RescueParts, name: string, wish: RescueWish): Promise<Result<Rescue, RescueProblem>> {
  const account = rescuable(parts, name);
  if (!account.ok) return account;
  const request = openRequest(parts.trail, refOf(parts.trail, personOf(account.value)));
  if (request?.kind !== wish.kind) return ok({ word: 'asked', request: ask(parts, account.value, wish.kind) });
  if (request.leftMs > 0) return ok({ word: 'waiting', request });
  const pin = wish.kind === 'new-pin' ? await wish.newPin() : ok(null);
  if (!pin.ok) return pin;
  const done = await rescueAccount(parts, account.value, pin.value);
  return done.ok ? ok({ word: 'done' }) : done;
}

/** Takes a request back. */
export function cancelRescue(parts: RescueParts, name: string): Result<Rescue, RescueProblem> {
  const account = parts.store.get().operators.find((one) => isSameName(one.name, name));
  if (account === undefined) return fail({ code: 'not-found' });
  const request = openRequest(parts.trail, refOf(parts.trail, personOf(account)));
  if (request === null) return fail({ code: 'none' });
  parts.onEvent({ word: 'rescue-cancelled', operator: null, subject: personOf(account), reason: request.kind });
  return ok({ word: 'cancelled' });
}

function rescuable({ store, now }: RescueParts, name: string): Result<OperatorRecord, RescueProblem> {
  const { operators } = store.get();
  const isLocked = (one: OperatorRecord) => patienceOf(one.lockout, now()).word === 'locked';
  const account = operators.find((one) => isSameName(one.name, name));
  if (account === undefined) return fail({ code: 'not-found' });
  if (account.role !== 'admin' || !account.enabled) return fail({ code: 'not-admin' });
  if (!isLocked(account)) return fail({ code: 'not-locked' });
  const others = operators.some((one) => one.id !== account.id && one.role === 'admin' && one.enabled && !isLocked(one));
  return others ? fail({ code: 'other-admin' }) : ok(account);
}

function ask(parts: RescueParts, account: OperatorRecord, kind: RescueKind): RescueRequest {
  parts.onEvent({ word: 'rescue-requested', operator: null, subject: personOf(account), reason: kind });
  return { kind, at: parts.clock.wall(), leftMs: RESCUE_WAIT_MS[kind] };
}

/** The reference of an account in the log. */
export function refOf(trail: Pick<AuditTrail, 'operator'>, { name, account }: Person): OperatorRef {
  return trail.operator(name, account);
}

/** The request for an account that counts now, with what is left of its wait. */
export function openRequest(trail: RescueParts['trail'], account: OperatorRef): RescueRequest | null {
  const request = newestRequest(entriesOf(trail, { kind: 'account' }), account);
  return request === null ? null : judgeRequest(request, entriesOf(trail, {}), account);
}
