/** Texts with a number in them: each language has its own forms (Unicode CLDR, through Intl.PluralRules). */
import type { Language } from '../../base/index.ts';

/** The forms of one text in the five languages: `many` is what French, Spanish and Italian say from a million on. */
export type Plural = { readonly one: string; readonly many: string; readonly other: string };

/** The form that a number asks for. */
export function pluralOf(language: Language, forms: Plural, n: number): string {
  const rule = new Intl.PluralRules(language).select(n);
  return rule === 'one' || rule === 'many' ? forms[rule] : forms.other;
}
