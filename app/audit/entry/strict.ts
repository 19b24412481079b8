/**
 * What an entry may say when it is written. The reader (shape.ts) takes every text that an earlier version wrote, for ever; the writer takes
 * listed words (words.ts), numbers and identifiers of fixed form, so that no text from anywhere reaches a leaf, which nothing can erase.
 */
import { isOwnTransactionId } from '../../pims/index.ts';
import type { Details, Entry, EntryDraft } from './types.ts';
import {
  ACTION_WORDS,
  API_WORDS,
  BY_WORDS,
  CODE_WORDS,
  DETAIL_WORDS,
  isKeyId,
  isRequirements,
  isScenario,
  isSessionWord,
  isSettings,
  isSources,
  OTHER_WORD,
  OUT_WORDS,
  REASON_WORDS,
  SDK_WORDS,
} from './words.ts';

declare const writableBrand: unique symbol;
/** An entry that may be written. Only {@link writable} makes one. */
export type WritableEntry = Entry & { readonly [writableBrand]: true };

/** The part of an entry that texts of callers can reach. */
type Told = Pick<Entry, 'kind' | 'out' | 'd'>;

type Fits = (text: string) => boolean;

const listed = (...lists: readonly (readonly string[])[]): Fits => {
  const words = new Set([...lists.flat(), OTHER_WORD]);
  return (text) => words.has(text);
};
const formed =
  (form: RegExp): Fits =>
  (text) =>
    form.test(text);
const either =
  (...all: readonly Fits[]): Fits =>
  (text) =>
    all.some((fits) => fits(text));

const REF = '[0-7][0-9A-HJKMNP-TV-Z]{25}';

/** Where the entry was made. Names of stations stand in entries of earlier versions only. */
const isStation = either(formed(new RegExp(`^S-${REF}$`)), listed());

const STAMP: Readonly<Record<'log' | 'boot' | 'station' | 'app', Fits>> = {
  log: formed(/^[a-z0-9][a-z0-9.-]{0,79}(?:\/[a-z0-9.-]{1,40}){0,8}$/),
  boot: formed(new RegExp(`^${REF}$`)),
  station: isStation,
  app: formed(/^\d{1,4}\.\d{1,4}\.\d{1,6}(?:-[a-z0-9.]{1,40})?$/),
};

const isOut = listed(...Object.values(OUT_WORDS));

type TextDetail = { [K in keyof Details]-?: string extends NonNullable<Details[K]> ? K : never }[keyof Details];

const DETAIL: Readonly<Record<TextDetail, Fits>> = {
  tx: isOwnTransactionId,
  sim: either(isScenario, listed()),
  sdk: listed(SDK_WORDS),
  word: either(listed(OUT_WORDS.status, DETAIL_WORDS, ACTION_WORDS), isKeyId, isSettings, isRequirements, isSessionWord),
  reason: listed(REASON_WORDS),
  code: listed(CODE_WORDS),
  root: formed(/^(?:[0-9a-f]{64})?$/),
  src: either(isSources, listed()),
  api: listed(API_WORDS),
  fu: formed(new RegExp(`^(?:(?:code|unknown):A-${REF}|react:V-${REF})$`)),
  by: either(listed(BY_WORDS), formed(new RegExp(`^[PC]-${REF}$`))),
};

/** Identifiers: there is no other one to put in their place, so one that does not fit is left out. */
const IDENTIFIERS: ReadonlySet<string> = new Set<TextDetail>(['tx', 'root', 'fu', 'sdk', 'api', 'code']);

const DETAIL_CHECKS: readonly (readonly [TextDetail, Fits])[] = Object.entries(DETAIL) as [TextDetail, Fits][];
const STAMP_CHECKS = Object.entries(STAMP) as [keyof typeof STAMP, Fits][];

/** The names of the members that may not be written as they are; none when all is well. */
function misfitsOf(entry: Told): readonly string[] {
  const { out, d } = entry;
  const wrong: string[] = [];
  if (out !== undefined && !isOut(out)) wrong.push('out');
  if (d === undefined) return wrong;
  for (const [name, fits] of DETAIL_CHECKS) {
    const text = d[name];
    if (text !== undefined && !fits(text)) wrong.push(name);
  }
  return wrong;
}

/** What an entry of any version told, in the words of today. */
type WordsOnly<T> = Omit<T, 'out' | 'd'> & Pick<EntryDraft, 'out' | 'd'>;

/** The same without what may not be written: `other` for a word, nothing for an identifier. */
export function withWordsOnly<T extends Told>(told: T): WordsOnly<T> {
  // Every text of it was looked up: what is left is of the lists.
  return without(told, misfitsOf(told)) as unknown as WordsOnly<T>;
}

function without<T extends Told>(told: T, wrong: readonly string[]): T {
  if (wrong.length === 0) return told;
  const details = Object.entries(told.d ?? {}).flatMap(([name, value]): [string, unknown][] => {
    if (!wrong.includes(name)) return [[name, value]];
    return IDENTIFIERS.has(name) ? [] : [[name, OTHER_WORD]];
  });
  return {
    ...told,
    ...(wrong.includes('out') ? { out: OTHER_WORD } : {}),
    ...(told.d === undefined ? {} : { d: Object.fromEntries(details) }),
  };
}

/** Hears of a draft that held what may not be written: a fault of the program. `members`: their names. */
export type OnMisfit = (kind: Entry['kind'], members: readonly string[]) => void;

/**
 * The entry as it may be written. What does not fit is refused with a TypeError; where `onMisfit` is given, an outcome must not be lost over a
 * wrong word: it is told, and the entry is written without it.
 */
export function writable(entry: Entry, onMisfit?: OnMisfit): WritableEntry {
  const wrong = [...misfitsOf(entry), ...STAMP_CHECKS.filter(([name, fits]) => !fits(entry[name])).map(([name]) => name)];
  if (wrong.length === 0) return entry as WritableEntry;
  if (onMisfit === undefined) throw new TypeError(`an entry may not say this in ${wrong.join(', ')}`);
  onMisfit(entry.kind, wrong);
  const app = wrong.includes('app') ? { app: '0.0.0' } : {};
  const station = wrong.includes('station') ? { station: OTHER_WORD } : {};
  return { ...without(entry, wrong), ...app, ...station } as WritableEntry;
}
