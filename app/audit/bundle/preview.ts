/** What would leave with a bundle, told before it does. Pure. */
import { type BundlePreview, MOST_PREVIEWED, type OpenedValues } from '../search/index.ts';
import type { PersonalField } from '../entry/index.ts';
import type { Bundle, BundleEntry } from './types.ts';

/** Characters of the file that a preview shows. */
const SAMPLE = 4_000;

/** The preview of a bundle whose file is `text`, `bytes` long. */
export function previewOf({ entries, traces }: Pick<Bundle, 'entries' | 'traces'>, text: string, bytes: number): BundlePreview {
  const sum = (count: (entry: BundleEntry) => number) => entries.reduce((total, entry) => total + count(entry), 0);
  return {
    entries: entries.length,
    opened: sum(({ opened }) => opened.length),
    withheld: sum(({ withheld }) => withheld.length),
    traces: traces.length,
    bytes,
    readable: readableIn(entries),
    sealed: [...new Set(entries.flatMap(({ withheld }) => withheld))],
    sample: text.slice(0, SAMPLE),
  };
}

/** Fields in the order in which they first occur. */
function readableIn(entries: readonly BundleEntry[]): readonly OpenedValues[] {
  const byField = new Map<PersonalField, Set<string>>();
  for (const { opened } of entries) {
    for (const { name, value } of opened) byField.set(name, (byField.get(name) ?? new Set()).add(value));
  }
  return [...byField].map(([field, values]) => ({
    field,
    values: [...values].slice(0, MOST_PREVIEWED),
    more: Math.max(0, values.size - MOST_PREVIEWED),
  }));
}
