/**
 * The place holder that stands in a request where the phone is to ask the customer itself (bridge protocol 1.1, capability `ask-on-phone`).
 * The console never sees the value then.
 */
import type { SecretKind } from './secret.ts';

/** What a phone can be asked to ask for. A new PIN is asked twice there. */
export const ASKABLE = {
  pin: 'pinCode',
  'new-pin': 'newPIN',
  'sms-code': 'smsCode',
  'phone-number': 'phoneNumber',
} as const satisfies Readonly<Record<SecretKind, string>>;

/** One of the names in `{"$ask": …}`. */
export type AskName = (typeof ASKABLE)[SecretKind];

/** `{"$ask": "pinCode"}`, as it stands in a frame. */
export type AskOnPhone = { readonly $ask: AskName };

/** The place holder of a kind. */
export function askOnPhone(kind: SecretKind): AskOnPhone {
  return { $ask: ASKABLE[kind] };
}

/** Is a parameter's value a place holder, and for what? Null: it is none, or one that this version does not know. */
export function askedKind(value: unknown): SecretKind | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, '$ask')) return null;
  const name: unknown = (value as { readonly $ask: unknown }).$ask;
  const found = (Object.entries(ASKABLE) as [SecretKind, AskName][]).find(([, word]) => word === name);
  return found === undefined ? null : found[0];
}
