/**
 * A state of an enrolment run as one text of listed words, for `d.word` of an entry: nine fields with blanks between them, `-` where there is
 * none. Fields are only ever added at the end, and words to their lists.
 */
import { GOALS, PLACES, RUN_ASKS, RUN_SPENDS } from './places.ts';
import { DONE, NOT_DONE, NOT_SENT, TROUBLES, UNSURE_WHYS } from './types.ts';

declare const runBrand: unique symbol;
/** Such a text; {@link runWords} makes it. */
export type RunWords = string & { readonly [runBrand]: true };

/** The fields. `detail`: why a call was not sent, or what is known of a one-time code; `end`: how a run that is over ended. */
export type RunFields = {
  readonly goal: string;
  readonly way: string | null;
  readonly place: string | null;
  readonly call: string | null;
  readonly trouble: string | null;
  readonly troubleCall: string | null;
  readonly detail: string | null;
  readonly unsureCall: string | null;
  readonly unsureWhy: string | null;
};

/** What is known of a one-time code that is wanted: whether the steps were asked anew, and whether the last try had no answer. */
export const OTP_DETAILS = ['asked', 'asked-unsure', 'reset', 'reset-unsure', 'for-place', 'for-place-reset'] as const;

const CALL_WORDS = [...RUN_ASKS, ...RUN_SPENDS, 'steps.read', 'steps.next'];
const LISTS: readonly (readonly [keyof RunFields, ReadonlySet<string>])[] = [
  ['goal', new Set(GOALS)],
  ['way', new Set(['short', 'long'])],
  ['place', new Set([...Object.values(PLACES).flat(), ...DONE, ...NOT_DONE])],
  ['call', new Set(CALL_WORDS)],
  ['trouble', new Set(TROUBLES)],
  ['troubleCall', new Set(CALL_WORDS)],
  ['detail', new Set([...NOT_SENT, ...UNSURE_WHYS, ...OTP_DETAILS])],
  ['unsureCall', new Set(RUN_SPENDS)],
  ['unsureWhy', new Set(UNSURE_WHYS)],
];

const NONE = '-';

/** The text. */
export function runWords(fields: RunFields): RunWords {
  return LISTS.map(([name]) => fields[name] ?? NONE).join(' ') as RunWords;
}

/** The fields of a text; null: it is none. */
export function parseRunWords(text: string): RunFields | null {
  const words = text.split(' ');
  const fits =
    words.length === LISTS.length && LISTS.every(([name, list], i) => list.has(words[i] ?? '') || (words[i] === NONE && name !== 'goal'));
  if (!fits) return null;
  return Object.fromEntries(LISTS.map(([name], i) => [name, words[i] === NONE ? null : words[i]])) as RunFields;
}

/** Is it such a text? */
export const isRunWords = (text: string): boolean => parseRunWords(text) !== null;
