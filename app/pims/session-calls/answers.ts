/**
 * Answers of the session's calls, field by field. Both readings of every contradiction of the publication are taken; what is absent or
 * unusable becomes null, and nothing throws. What a null means is decided by whoever asked.
 */
import type { Json, JsonObject } from '../../base/index.ts';
import { typedSecret, type Secret } from '../../secret/index.ts';
import { liberalBoolean, liberalNumber, spelledAlike } from '../index.ts';

/** Whether the account is blocked, and what of it. `account` also when the answer is a plain "true", which does not say what. */
export const BLOCKED = ['not-blocked', 'account', 'pin', 'unknown'] as const;

/** One of {@link BLOCKED}. */
export type Blocked = (typeof BLOCKED)[number];

/** What the account has: a PIN already, or none yet. */
export type EnrolStatus = 'already-enrolled' | 'not-enrolled';

/** Longest login taken; a mail address has at most 254 characters. */
const LONGEST_LOGIN = 254;

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');
const field = (result: JsonObject | null, name: string): Json => (result === null ? null : spelledAlike(result, name));

/** `get account` `username`: the login, in the sample's field `login` or the schema's `username`; null: nobody is signed in. */
export function parseUsername(result: JsonObject | null): string | null {
  const found = [field(result, 'username'), field(result, 'login')].find((value) => typeof value === 'string' && value.trim() !== '');
  return typeof found === 'string' ? found.trim().slice(0, LONGEST_LOGIN) : null;
}

/** `isDeviceActivated`; null when the field is missing or no boolean. */
export function parseDeviceActivated(result: JsonObject | null): boolean | null {
  return liberalBoolean(field(result, 'isDeviceActivated'));
}

const BLOCKED_WORDS: Readonly<Record<string, Blocked>> = {
  notblocked: 'not-blocked',
  accountblocked: 'account',
  pinblocked: 'pin',
  unknown: 'unknown',
};

/** `isAccountBlocked`: a boolean in the sample; `NotBlocked`, `AccountBlocked`, `PINBlocked` in the text; `Unknown`, `PinBlocked` in the schema. */
export function parseBlocked(result: JsonObject | null): Blocked {
  const value = field(result, 'isAccountBlocked');
  const flag = liberalBoolean(value);
  if (flag !== null) return flag ? 'account' : 'not-blocked';
  return typeof value === 'string' ? (BLOCKED_WORDS[bare(value)] ?? 'unknown') : 'unknown';
}

/** `get trustedphonenumber`: the number, held closed; null: none. What is there and is no number counts as one that nobody can read: undefined. */
export function parseTrustedPhone(result: JsonObject | null): Secret<'phone-number'> | null | undefined {
  const value = field(result, 'phoneNumber');
  if (value === null || value === '' || value === 'null') return null;
  const read = typedSecret('phone-number', typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '');
  return read.ok ? read.value : undefined;
}

/** Do two numbers look like one, with or without a country's prefix? Compared from the end; null when one of them is not known. */
export function isSameNumber(a: Secret | null, b: Secret | null): boolean | null {
  if (a === null || b === null || a.isWiped || b.isWiped) return null;
  const end = (number: Secret) => number.open().replaceAll(/\D/g, '').replace(/^0+/, '').slice(-9);
  return end(a) === end(b);
}

/** `set smscode` `enrollment`: does the account have a PIN? */
export function parseEnrolStatus(result: JsonObject | null): EnrolStatus | null {
  const value = field(result, 'status');
  const word = typeof value === 'string' ? bare(value) : '';
  if (word === 'alreadyenrolled') return 'already-enrolled';
  return word === 'notenrolled' ? 'not-enrolled' : null;
}

/** Codes of signal events, as published. Their meanings are not, but for 200: done (docs/session.md). */
export const SIGNAL_CODES = [900, 901, 902, 903, 200] as const;

/** One of {@link SIGNAL_CODES}. */
export type SignalCode = (typeof SIGNAL_CODES)[number];

/** An event of `pims.vehicle.signal`: its code, null when it is none of the published ones. The schema calls it a boolean; it comes as number or text. */
export function parseSignal(result: JsonObject | null): SignalCode | null {
  const code = liberalNumber(field(result, 'code'));
  return SIGNAL_CODES.find((one) => one === code) ?? null;
}
