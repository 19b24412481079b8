/** What a call does to the account, and what it is answered. */
import type { JsonObject } from '../../../../app/base/index.ts';
import type { SdkVersion } from '../../../../app/pims/index.ts';
import type { AccountScript } from './script.ts';
import type { Account } from './state.ts';

/** The account after the call, and its answer: a result (null: none) or an error. */
export type Outcome = { readonly account: Account } & ({ readonly result: JsonObject | null } | { readonly code: number });

/** What a call is carried out with. Everything typed is text by now. */
export type At = {
  readonly account: Account;
  readonly script: AccountScript;
  readonly parameters: JsonObject;
  /** Name of the situation, which the login is made of. */
  readonly name: string;
  readonly sdk: SdkVersion;
  /** Vehicle that the phone has to do with; null: none was named. */
  readonly vin: string | null;
  /** Is its CarKey active? */
  readonly active: boolean;
  /** Time of the simulated server, UTC ms. */
  readonly now: number;
};

/** Done. */
export const did = (account: Account, result: JsonObject | null = null): Outcome => ({ account, result });
/** Refused, without a change but the given one. */
export const refused = (account: Account, code: number): Outcome => ({ account, code });

/** A parameter as text; a number counts as its digits. */
export function textIn(parameters: JsonObject, name: string): string {
  const value = parameters[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
