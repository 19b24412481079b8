/**
 * Labels by their place in the catalogue, with values put in and in the right number. Ours and not a library: this is all that the screens ask of
 * one, and a library for it weighed as much as a tenth of them (docs/dependencies.md).
 */
import { fill } from '../../app/words/shape/index.ts';
import type { Catalogue } from './en/index.ts';

/** Places of all texts of a catalogue: `vehicle.title`. Forms of one text for several numbers share a place. */
type Places<T> = {
  [K in keyof T & string]: T[K] extends string ? Countless<K> : `${K}.${Places<T[K]>}`;
}[keyof T & string];

/** The name of a text without the number that it is for. */
type Countless<K extends string> = K extends `${infer Base}_${'one' | 'many' | 'other'}` ? Base : K;

/** Where a label stands in the catalogue. */
export type TextPlace = Places<Catalogue>;

/** What is put into the `{name}` places of a label. `count` chooses its form, where there are several. */
export type TextValues = Readonly<Record<string, string | number>> & { readonly count?: number };

/** Says one label in the language of the screen. */
export type Translate = (place: TextPlace, values?: TextValues) => string;

/** Says the labels of one language. */
export function translator(locale: string, labels: Catalogue): Translate {
  const texts = new Map(textsOf(labels));
  const numbers = new Intl.PluralRules(locale);
  return (place, values = {}) => {
    const { count } = values;
    const form = count === undefined ? undefined : texts.get(`${place}_${numbers.select(count)}`);
    // A place without a text is a bug that the types cannot see (a part that was put together from data); it shows, and ends no screen.
    return fill(form ?? texts.get(place) ?? place, values);
  };
}

/** All texts with their places. */
function* textsOf(labels: object, above = ''): Generator<readonly [place: string, text: string]> {
  for (const [name, value] of Object.entries(labels) as readonly (readonly [string, string | object])[]) {
    if (typeof value === 'string') yield [`${above}${name}`, value];
    else yield* textsOf(value, `${above}${name}.`);
  }
}
