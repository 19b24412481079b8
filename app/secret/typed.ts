/**
 * What was typed, before it is sent: a value of a form that can be one, and whether it is the other secret by mistake. People take the SMS
 * code for the PIN and the reverse more often than anything else goes wrong; each such try counts, so what can be known is told before.
 * PIN and code have no published length (samples: PIN 4 and 6 digits, code 4, 6 and 8), so a length only ever warns.
 */
import { fail, ok, type Result } from '../base/index.ts';
import { Secret, type SecretKind } from './secret.ts';

/** Why what was typed cannot be a value of its kind. */
export const TYPED_FAULTS = ['empty', 'not-digits', 'too-long', 'too-short'] as const;

/** One of {@link TYPED_FAULTS}. */
export type TypedFault = (typeof TYPED_FAULTS)[number];

/** What was probably mixed up. `certain` ones are not sent; the others ask the person. */
export const MIX_UPS = [
  'same-in-both',
  'new-pin-is-old-pin',
  'code-was-refused',
  'pin-was-refused',
  'pin-looks-like-code',
  'code-looks-like-pin',
] as const;

/** One of {@link MIX_UPS}. */
export type MixUp = (typeof MIX_UPS)[number];

/**
 * Mix-ups that are no guess: the same digits stand in two places, or PIMS has called them wrong. Sending them can only cost a try. That a refusal of
 * access (2308) was the PIN's fault is concluded, so a person may say that it is right.
 */
export const CERTAIN_MIX_UPS: ReadonlySet<MixUp> = new Set<MixUp>(['same-in-both', 'new-pin-is-old-pin', 'code-was-refused']);

/** Longest sequence of digits taken; the published ones have at most 8, phone numbers at most 15 and a prefix. */
const LONGEST = 20;
/** A phone number has more digits than that in every country. */
const SHORTEST_NUMBER = 6;
/** Samples of a PIN end here, and those of a code go on to 8. */
const LONGEST_PIN_SEEN = 6;

const SEPARATORS = /[\s.\-/()]/g;

/** Takes what was typed. Blanks and the usual separators go; anything but digits (and a leading `+` of a phone number) is refused. */
export function typedSecret<K extends SecretKind>(kind: K, text: string): Result<Secret<K>, TypedFault> {
  const value = text.normalize('NFKC').replaceAll(SEPARATORS, '');
  if (value === '') return fail('empty');
  if (!(kind === 'phone-number' ? /^\+?\d+$/ : /^\d+$/).test(value)) return fail('not-digits');
  if (value.length > LONGEST) return fail('too-long');
  if (kind === 'phone-number' && value.length < SHORTEST_NUMBER) return fail('too-short');
  return ok(new Secret(kind, value));
}

/** What a secret was refused as: a wrong code, a wrong PIN, or a new PIN that is the old one. */
export type RefusedAs = 'code' | 'pin' | 'old-pin';

/** What goes out with one call. */
export type Typed = {
  readonly pin?: Secret | null;
  readonly newPin?: Secret | null;
  readonly smsCode?: Secret | null;
  /** What was refused before: codes since the last SMS, PINs, and PINs that the account had already; what is not known any more is left out. */
  readonly refused?: Partial<Readonly<Record<RefusedAs, readonly Secret[]>>>;
};

/** What seems to be mixed up, certain ones first. Empty: nothing is known against sending. */
export function mixUpsOf({ pin = null, newPin = null, smsCode = null, refused = {} }: Typed): readonly MixUp[] {
  const same = (a: Secret | null, b: Secret | null) => a !== null && b !== null && a.hasDigitsOf(b);
  const was = (as: RefusedAs, one: Secret | null) => (refused[as] ?? []).some((other) => same(other, one));
  const isLong = (one: Secret | null) => one !== null && one.length > LONGEST_PIN_SEEN;
  const found: Readonly<Record<MixUp, boolean>> = {
    'same-in-both': same(pin, smsCode) || same(newPin, smsCode),
    'new-pin-is-old-pin': same(pin, newPin) || was('old-pin', newPin),
    'code-was-refused': was('code', smsCode),
    'pin-was-refused': was('pin', pin ?? newPin),
    'pin-looks-like-code': isLong(pin) || isLong(newPin),
    'code-looks-like-pin': smsCode !== null && isLong(pin ?? newPin) && smsCode.length < (pin ?? newPin ?? smsCode).length,
  };
  return MIX_UPS.filter((one) => found[one]);
}
