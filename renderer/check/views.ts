/** What is shown of a report. Pure. */
import type { BundleReport, CheckedEntry, CheckedField } from '../../app/audit/bundle/index.ts';
import { decodeUtf8 } from '../../app/base/index.ts';
import type { EntryView, FieldView, Stretch } from './protocol.ts';

/** Longest value that is shown, in characters. A bundle may hold 16,384 of them in each field. */
export const VALUE_LIMIT = 1000;

/** Names of stations by reference. */
type Stations = ReadonlyMap<string, string>;

/** The names that proved entries open: each speaks of its own station. */
export function stationsOf({ entries }: BundleReport): Stations {
  const told = entries.flatMap(({ proved, entry, opened }) => {
    const name = opened.find((field) => field.name === 'station' && field.holds)?.value;
    return proved && entry !== null && name !== undefined ? [[entry.station, name.slice(0, VALUE_LIMIT)] as const] : [];
  });
  return new Map(told);
}

/** A stretch of the timeline. */
export function entriesOf(
  { entries, bundle }: BundleReport,
  { from, count }: Stretch,
  stations: Stations = new Map(),
): readonly EntryView[] {
  return entries.slice(from, from + count).map((checked, offset) => {
    const leaf = bundle?.entries[from + offset]?.leaf;
    return entryView(checked, entries[from + offset - 1], leaf, stations);
  });
}

function entryView(checked: CheckedEntry, before: CheckedEntry | undefined, leaf: Uint8Array | undefined, stations: Stations): EntryView {
  const { index, proved, entry, leafHash, opened, withheld } = checked;
  if (!proved || entry === null || leaf === undefined) return { index, proved: null };
  const sinceMs = before?.proved === true && before.entry?.boot === entry.boot ? entry.mono - before.entry.mono : null;
  const stationName = stations.get(entry.station) ?? entry.station;
  return {
    index,
    proved: { entry, stationName, sinceMs, leaf: decodeUtf8(leaf) ?? '', leafHash, opened: opened.map(fieldView), withheld },
  };
}

function fieldView({ name, value, holds }: CheckedField): FieldView {
  return { name, value: value.slice(0, VALUE_LIMIT), more: Math.max(0, value.length - VALUE_LIMIT), holds };
}
