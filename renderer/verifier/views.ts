/** What is shown of a report. Pure. */
import type { BundleReport, CheckedEntry, CheckedField } from '../../app/audit/bundle/report.ts';
import { formatVerifierKey } from '../../app/audit/signed-note.ts';
import { decodeUtf8 } from '../../app/carkey/utf8.ts';
import type { EntryView, FieldView, Stretch, Verdict } from './protocol.ts';

/** Longest value that is shown, in characters. A bundle may hold 16,384 of them in each field. */
export const VALUE_LIMIT = 1000;

/** The verdict in numbers. */
export function verdictOf(report: BundleReport): Verdict {
  const { valid, trust, origin, size, root, signedBy, findings, bundle } = report;
  const proved = report.entries.filter((entry) => entry.proved);
  return {
    valid,
    trust,
    origin,
    size,
    root,
    keys: signedBy.map(formatVerifierKey),
    findings: findings.length,
    entries: report.entries.length,
    proved: proved.length,
    opened: proved.reduce((sum, { opened }) => sum + opened.filter(({ holds }) => holds).length, 0),
    withheld: proved.reduce((sum, { withheld }) => sum + withheld.length, 0),
    traces: bundle?.traces.length ?? 0,
    about: bundle?.about ?? null,
  };
}

/** A stretch of the timeline. */
export function entriesOf({ entries, bundle }: BundleReport, { from, count }: Stretch): readonly EntryView[] {
  return entries.slice(from, from + count).map((checked, offset) => {
    const leaf = bundle?.entries[from + offset]?.leaf;
    return entryView(checked, entries[from + offset - 1], leaf);
  });
}

function entryView(checked: CheckedEntry, before: CheckedEntry | undefined, leaf: Uint8Array | undefined): EntryView {
  const { index, proved, entry, leafHash, opened, withheld } = checked;
  if (!proved || entry === null || leaf === undefined) return { index, proved: null };
  const sinceMs = before?.proved === true && before.entry?.boot === entry.boot ? entry.mono - before.entry.mono : null;
  return { index, proved: { entry, sinceMs, leaf: decodeUtf8(leaf) ?? '', leafHash, opened: opened.map(fieldView), withheld } };
}

function fieldView({ name, value, holds }: CheckedField): FieldView {
  return { name, value: value.slice(0, VALUE_LIMIT), more: Math.max(0, value.length - VALUE_LIMIT), holds };
}
