/** Reads entries by their places, many in one statement: a statement of its own for each costs three times as much as the entry. */
import { decodeEntryText, type Entry } from '../../../app/audit/entry/index.ts';
import type { Db } from '../store/index.ts';
import { TrailError } from '../../disk/index.ts';
import { entryOf } from './entries.ts';

/** The entries at some places, which all ascend or all descend; in that order. A place without an entry is passed over. Throws `corrupt` for a leaf that is none. */
export type EntryReader = (places: readonly number[]) => readonly Entry[];

/** Places that are asked for at once: a list of erasures may be long. */
const AT_ONCE = 1000;

type Row = readonly [seq: number, leaf: string];

/** Prepares the statements. */
export function entryReader(db: Db): EntryReader {
  const texts = db
    .prepare<[string], Row>('select seq, cast(leaf as text) from entries where seq in (select value from json_each(?)) order by seq')
    .raw();
  const bytesOf = db.prepare<[number], Uint8Array>('select leaf from entries where seq = ?').pluck();
  const decode = ([seq, text]: Row): Entry => {
    // As text it is read in half the time, but bytes that are no UTF-8 only show as this character.
    if (text.includes('\uFFFD')) return entryOf(bytesOf.get(seq) ?? new Uint8Array(0));
    const entry = decodeEntryText(text);
    if (!entry.ok) throw new TrailError('corrupt');
    return entry.value;
  };
  return (places) => {
    const ascending = (places[0] ?? 0) <= (places.at(-1) ?? 0) ? places : places.toReversed();
    const entries: Entry[] = [];
    for (let from = 0; from < ascending.length; from += AT_ONCE) {
      for (const row of texts.all(JSON.stringify(ascending.slice(from, from + AT_ONCE)))) entries.push(decode(row));
    }
    return ascending === places ? entries : entries.reverse();
  };
}
