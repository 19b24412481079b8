import type { StatusWord } from '../../carkey/index.ts';
import type { Entry } from './types.ts';

const WORDS: Readonly<Record<StatusWord, true>> = {
  active: true,
  suspended: true,
  'suspended-late': true,
  'suspended-no-date': true,
  'not-activated': true,
  'server-does-not-know': true,
  contradiction: true,
  unreadable: true,
};

/** The status word that an entry tells of its vehicle, or null. A failed reading tells none. */
export function statusWordOf(entry: Entry): StatusWord | null {
  const text = entry.kind === 'status' ? entry.out : entry.kind === 'read-back' || entry.kind === 'resolved' ? entry.d?.word : undefined;
  return text !== undefined && Object.hasOwn(WORDS, text) ? (text as StatusWord) : null;
}
