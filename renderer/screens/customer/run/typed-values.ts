/** What was typed for one act, judged before it is sent: what looks mixed up is told first, since a try costs. */
import {
  CERTAIN_MIX_UPS,
  mixUpsOf,
  SECRET_KINDS,
  typedSecret,
  type MixUp,
  type Secret,
  type SecretKind,
  type TypedFault,
} from '../../../../app/secret/index.ts';

/** The texts of the fields. `again`: the new PIN once more. */
export type Texts = Partial<Readonly<Record<SecretKind | 'again', string>>>;

/** Why the texts are not sent yet. `form`: one of them cannot be what its field is for. `maybe`: a person may say that they are right. */
export type Doubt =
  | { readonly kind: 'differs' }
  | { readonly kind: 'form'; readonly of: SecretKind; readonly fault: Exclude<TypedFault, 'empty' | 'too-short'> }
  | { readonly kind: 'mixed'; readonly what: MixUp; readonly maybe: boolean };

/** The doubt about texts, once there is enough of them to have one; null: nothing is known against them. Pure; nothing of them is kept. */
export function doubtOf(texts: Texts): Doubt | null {
  const formless = SECRET_KINDS.flatMap((of) => formDoubt(of, texts));
  if (formless[0] !== undefined) return formless[0];
  if (texts['new-pin'] !== undefined && texts.again !== undefined && texts.again !== '' && texts['new-pin'] !== texts.again)
    return { kind: 'differs' };
  const [what] = mixUpsOf({ pin: secret('pin', texts), newPin: secret('new-pin', texts), smsCode: secret('sms-code', texts) });
  return what === undefined ? null : { kind: 'mixed', what, maybe: !CERTAIN_MIX_UPS.has(what) };
}

/** What is short may go on. */
function formDoubt(of: SecretKind, texts: Texts): readonly Doubt[] {
  const typed = typedSecret(of, texts[of] ?? '');
  if (typed.ok || typed.error === 'empty' || typed.error === 'too-short') return [];
  return [{ kind: 'form', of, fault: typed.error }];
}

function secret(kind: Exclude<SecretKind, 'phone-number'>, texts: Texts): Secret | null {
  const typed = typedSecret(kind, texts[kind] ?? '');
  return typed.ok ? typed.value : null;
}
