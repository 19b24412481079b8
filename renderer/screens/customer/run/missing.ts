/** What stands between a person and an act that costs: the first thing that is not there yet, as the eye meets it. Pure. */
import type { SpendActView } from '../../../../app/contract/index.ts';
import type { SecretKind } from '../../../../app/secret/index.ts';
import type { Doubt, Texts } from './typed-values.ts';

/** A field of an act. `again`: the new PIN once more. */
export type FieldName = SecretKind | 'again';

/** `type`: a field is empty; `fix`: what is in it cannot be sent; `tick`: a statement is not made; `desk`: a lock has to be taken on first. */
export type Missing =
  | { readonly kind: 'type' | 'fix'; readonly field: FieldName }
  | { readonly kind: 'tick'; readonly box: 'known' | 'sure' }
  | { readonly kind: 'desk' };

/** What is there. `onPhone`: the customer types at the phone, so that no field is here. */
export type Given = {
  readonly texts: Texts;
  readonly ticks: { readonly known: boolean; readonly sure: boolean };
  readonly doubt: Doubt | null;
  readonly onPhone: boolean;
};

/** The first thing that is missing; null: the act may be sent. */
export function missingOf({ type, say }: SpendActView, { texts, ticks, doubt, onPhone }: Given): Missing | null {
  const typed = onPhone ? null : (emptyField(type, texts) ?? ofDoubt(type, doubt, ticks.sure));
  if (typed !== null) return typed;
  if (say?.needs === 'desk') return { kind: 'desk' };
  return say?.needs === 'ask' && !ticks.known ? { kind: 'tick', box: 'known' } : null;
}

function emptyField(kinds: readonly SecretKind[], texts: Texts): Missing | null {
  const fields = kinds.flatMap((kind): readonly FieldName[] => (kind === 'new-pin' ? [kind, 'again'] : [kind]));
  const field = fields.find((name) => (texts[name] ?? '') === '');
  return field === undefined ? null : { kind: 'type', field };
}

function ofDoubt(kinds: readonly SecretKind[], doubt: Doubt | null, isSure: boolean): Missing | null {
  switch (doubt?.kind) {
    case undefined:
      return null;
    case 'form':
      return { kind: 'fix', field: doubt.of };
    case 'differs':
      return { kind: 'fix', field: 'again' };
    case 'mixed':
      if (doubt.maybe) return isSure ? null : { kind: 'tick', box: 'sure' };
      return { kind: 'fix', field: kinds[0] ?? 'pin' };
  }
}
