/** What was typed for a run, in holders: what a call needs, what it hands on to the next one, and what is wiped when. */
import type { GivenValues, RunSpend } from '../../app/enrolment/index.ts';
import {
  askOnPhone,
  CERTAIN_MIX_UPS,
  mixUpsOf,
  Secret,
  type MixUp,
  type RefusedAs,
  type SecretKind,
  typedSecret,
} from '../../app/secret/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import type { Refusal } from '../../app/refusals/index.ts';
import { decideError } from '../../app/pims/session-calls/index.ts';

/** What was typed, as it came over the border. */
export type TypedTexts = { readonly [K in SecretKind]?: string | undefined };

/** How the call ended, as far as its values are concerned. */
export type ValuesEnd = { readonly kind: 'ok' } | { readonly kind: 'error'; readonly code: number } | { readonly kind: 'open' };

const FAULTS = {
  empty: 'typed-empty',
  'not-digits': 'typed-not-digits',
  'too-long': 'typed-too-long',
  'too-short': 'typed-too-short',
} as const;

const MIXED: Readonly<Record<MixUp, Refusal['reason'] & `mixed-${string}`>> = {
  'same-in-both': 'mixed-same-in-both',
  'new-pin-is-old-pin': 'mixed-new-is-old',
  'code-was-refused': 'mixed-code-refused',
  'pin-was-refused': 'mixed-pin-refused',
  'pin-looks-like-code': 'mixed-perhaps',
  'code-looks-like-pin': 'mixed-perhaps',
};

/** Kinds that outlive the call they were typed for: an SMS code serves two calls, a number all of them until it is the trusted one. */
const KEPT: ReadonlySet<SecretKind> = new Set<SecretKind>(['sms-code', 'phone-number']);

/** The values of one run. */
export class RunValues {
  readonly #held = new Map<SecretKind, Secret>();
  /** What was refused in this run, kept closed to be compared with; codes since the last SMS. */
  readonly #refused = new Map<RefusedAs, Secret[]>();
  /** What the call under way was given; null once everything is to be forgotten. */
  #away: GivenValues | null = null;

  /** The number that is being set, held closed. */
  get number(): Secret<'phone-number'> | null {
    return (this.#held.get('phone-number') as Secret<'phone-number'> | undefined) ?? null;
  }

  /** What of `needs` has to be typed: what is held is not asked for again. */
  missing(needs: readonly SecretKind[]): readonly SecretKind[] {
    return needs.filter((kind) => !this.#held.has(kind));
  }

  /** Takes what a call needs: typed now, held from before, or asked for on the phone. The reason when something is missing or surely wrong. */
  take(
    needs: readonly SecretKind[],
    typed: TypedTexts,
    how: { readonly onPhone: boolean; readonly sure: boolean },
  ): Result<GivenValues, Refusal> {
    const given = new Map<SecretKind, NonNullable<GivenValues[SecretKind]>>();
    for (const kind of needs) {
      const text = typed[kind];
      const held = this.#held.get(kind);
      const one = text === undefined || text === '' ? ok(held ?? (how.onPhone ? askOnPhone(kind) : null)) : typedSecret(kind, text);
      if (!one.ok) return fail({ reason: FAULTS[one.error] });
      if (one.value === null) return fail({ reason: 'typed-empty' });
      given.set(kind, one.value);
    }
    const mixed = this.#mixUp(given, how.sure);
    if (mixed !== null) return fail({ reason: MIXED[mixed] });
    return ok(Object.fromEntries(given));
  }

  /** The call leaves: what it hands on is held. */
  sent(given: GivenValues): void {
    this.#away = given;
    for (const value of Object.values(given)) if (value instanceof Secret && KEPT.has(value.kind)) this.#held.set(value.kind, value);
  }

  /** It ended: what it was typed for is over. What was refused is kept, so that it is not sent twice without a word. */
  after(call: RunSpend, given: GivenValues, end: ValuesEnd): void {
    const as = end.kind === 'error' && this.#away === given ? refusedAs(call, end.code) : null;
    const wrong = as === null ? null : wrongOf(given, as);
    for (const value of Object.values(given)) if (value instanceof Secret && value !== wrong && !KEPT.has(value.kind)) value.wipe();
    if (as !== null && wrong !== null) this.#refuse(as, wrong);
    if (isNumberRefused(call, end)) this.#drop('phone-number');
    if (call.startsWith('sms.')) this.#newSms();
    else if (!servesOn(call, end)) this.#drop('sms-code');
  }

  /** Another number is to be typed. */
  forgetNumber(): void {
    this.#drop('phone-number');
    this.#newSms();
  }

  /** Nothing is kept, nor of the call under way when it ends. */
  wipe(): void {
    this.#away = null;
    this.forgetNumber();
    for (const as of this.#refused.keys()) this.#forgetRefused(as);
  }

  #mixUp(given: ReadonlyMap<SecretKind, unknown>, sure: boolean): MixUp | null {
    const secret = (kind: SecretKind) => {
      const value = given.get(kind);
      return value instanceof Secret ? value : null;
    };
    const found = mixUpsOf({
      pin: secret('pin'),
      newPin: secret('new-pin'),
      smsCode: secret('sms-code'),
      refused: Object.fromEntries(this.#refused),
    });
    return found.find((one) => CERTAIN_MIX_UPS.has(one) || !sure) ?? null;
  }

  /** Kept closed to be compared with, so that it is not sent twice. */
  #refuse(as: RefusedAs, wrong: Secret): void {
    if (this.#held.get(wrong.kind) === wrong) this.#held.delete(wrong.kind);
    this.#refused.set(as, [...(this.#refused.get(as) ?? []), wrong]);
  }

  #newSms(): void {
    this.#drop('sms-code');
    this.#forgetRefused('code');
  }

  #forgetRefused(as: RefusedAs): void {
    this.#refused.get(as)?.forEach((one) => one.wipe());
    this.#refused.delete(as);
  }

  #drop(kind: SecretKind): void {
    this.#held.get(kind)?.wipe();
    this.#held.delete(kind);
  }
}

/** A number that PIMS does not accept is typed anew: held, it could only be sent once more as it is. */
function isNumberRefused(call: RunSpend, end: ValuesEnd): boolean {
  return call === 'sms.certify-phone' && end.kind === 'error' && decideError(call, end.code).next === 'check-input';
}

/** What an error calls wrong. */
function refusedAs(call: RunSpend, code: number): RefusedAs | null {
  switch (decideError(call, code).next) {
    case 'type-code-again':
    case 'new-sms':
      return 'code';
    case 'pin-again':
      return 'pin';
    case 'other-pin':
      return 'old-pin';
    default:
      return null;
  }
}

/** The value that it calls wrong; null: it was typed on the phone. */
function wrongOf(given: GivenValues, as: RefusedAs): Secret | null {
  const value = as === 'code' ? given['sms-code'] : as === 'old-pin' ? given['new-pin'] : (given.pin ?? given['new-pin']);
  return value instanceof Secret ? value : null;
}

/** Does the code serve the next call as well? After the check of it, and where an SDK does not know the call. */
function servesOn(call: RunSpend, end: ValuesEnd): boolean {
  if (end.kind === 'ok') return call === 'sms-code.enrol';
  return end.kind === 'error' && decideError(call, end.code).next === 'update-bridge';
}
