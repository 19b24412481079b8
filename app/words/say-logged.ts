/**
 * What a row of the log says. A {@link LoggedText} is made here only, from the words of entries; a row takes nothing else, so that no sentence
 * that tells somebody at a screen what to do can become something that happened.
 */
import type { Entry, EntryKind, OTHER_WORD } from '../audit/entry/index.ts';
import type { RequirementId } from '../carkey/index.ts';
import { situationOf, type Words } from './shape/index.ts';

/** As a type only: the lists of the writer bring its checks along, and a page has no use for them. */
const OTHER: typeof OTHER_WORD = 'other';

declare const loggedBrand: unique symbol;
/** A fact of the past, as a row of the log says it. */
export type LoggedText = string & { readonly [loggedBrand]: true };

type Lists = readonly Readonly<Record<string, string>>[];

/** The text of a word in the first list that has it; null where none has. */
function inLists(lists: Lists, word: string): string | null {
  return lists.find((list) => Object.hasOwn(list, word))?.[word] ?? null;
}

/** A word that a later program wrote is shown as it is: leaving it out would hide something. */
function told({ logged }: Pick<Words, 'logged'>, word: string, lists: Lists): LoggedText {
  return (word === OTHER ? logged.other : (inLists(lists, word) ?? word)) as LoggedText;
}

/** What an entry records. */
export function sayKind(words: Pick<Words, 'entryKind'>, kind: EntryKind): LoggedText {
  return words.entryKind[kind] as LoggedText;
}

/** Outcome of an entry in a word or two. */
export function sayOut(words: Pick<Words, 'logged'>, out: string): LoggedText {
  return told(words, out, [words.logged.out]);
}

/** Details that are told in words; how long something took (ms) is told by whoever knows how to say times. */
export type DetailName = 'why' | 'what' | 'code' | 'by' | 'source' | 'practice';
/** One of them. */
export type LoggedDetail = { readonly name: DetailName; readonly text: LoggedText };

/** The public details of an entry that are words, as texts; those that are numbers and identifiers are left out. */
export function sayDetails(words: Words, { kind, d }: Pick<Entry, 'kind' | 'd'>): readonly LoggedDetail[] {
  if (d === undefined) return [];
  const { logged } = words;
  const found: readonly (readonly [DetailName, LoggedText | null])[] = [
    ['what', d.word === undefined ? null : sayWhat(words, kind, d.word)],
    ['why', d.reason === undefined ? null : told(words, d.reason, [logged.reason])],
    ['code', d.code === undefined ? null : told(words, d.code, [logged.code])],
    // The reference of an operator or an account is no word.
    ['by', d.by === undefined || /^[PC]-/.test(d.by) ? null : told(words, d.by, [logged.by])],
    ['source', d.src === undefined ? null : saySources(words, d.src)],
    ['practice', d.sim === undefined ? null : (situationOf(words, d.sim).title as LoggedText)],
  ];
  return found.flatMap(([name, text]) => (text === null ? [] : [{ name, text }]));
}

function sayWhat(words: Words, kind: EntryKind, word: string): LoggedText | null {
  if (kind === 'customer' || kind === 'enrolment' || kind === 'proof') return sayState(words, word);
  return kind === 'checked' ? sayLines(words, word) : sayWord(words, word);
}

/**
 * A state of the customer's session or of a run: what it is about and what was met, each once. Its places are not told, since they say what
 * a person was to do. Null: nothing of it is worth a word.
 */
function sayState({ customer }: Words, word: string): LoggedText | null {
  const told = word.split(' ').flatMap((one) => inLists([customer.logged], one) ?? []);
  return told.length === 0 ? null : ([...new Set(told)].join(', ') as LoggedText);
}

/** `d.word`: a status, an action, a detail, the id of a key, or the names of settings with blanks between them. */
function sayWord(words: Words, word: string): LoggedText {
  const { out, action, detail, setting } = words.logged;
  const whole = inLists([detail, action, out], word);
  if (whole !== null) return whole as LoggedText;
  return word
    .split(' ')
    .map((one) => told(words, one, [setting]))
    .join(', ') as LoggedText;
}

/** `d.word` of `checked`: the requirements that a person went on over, with blanks between them. */
function sayLines(words: Words, ids: string): LoggedText {
  return ids
    .split(' ')
    .map((id) => (Object.hasOwn(words.requirement, id) ? words.requirement[id as RequirementId].title : told(words, id, [])))
    .join(', ') as LoggedText;
}

function saySources(words: Words, sources: string): LoggedText {
  return sources
    .split(/, ?/)
    .map((one) => told(words, one, [words.evidenceSource, words.logged.out]))
    .join(', ') as LoggedText;
}
