/** What `carkey bundle` prints. Pure. A bundle is foreign input: whatever of it reaches a terminal goes through {@link printable}. */
import {
  type BundleFinding,
  type BundleNote,
  type BundleReport,
  type CheckedEntry,
  type Verdict,
  verdictOf,
} from '../../../../app/audit/bundle/index.ts';
import type { Receipt, ReceiptFault } from '../../../../app/audit/receipt/index.ts';
import { type JsonObject, visibleLine } from '../../../../app/base/index.ts';
import { sayKind, sayOut } from '../../../../app/words/index.ts';
import type { Words } from '../../../../app/words/shape/index.ts';
import { EXIT, type CommandResult } from '../command/index.ts';

/** Findings and entries that are listed one by one; the JSON document has them all. */
const MAX_FINDINGS = 20;
const MAX_ENTRIES = 50;

/** Longest piece of foreign text in a line. */
const MAX_TEXT = 400;

/** Foreign text for a terminal: no control characters, nothing that turns the direction of writing, on one line. */
function printable(text: string): string {
  const cut = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}… (${text.length} characters)` : text;
  return visibleLine(cut);
}

/** A time that a file claims. Not each number is one. */
function time(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? `${ms} ms` : date.toISOString();
}

/** Result of `carkey bundle verify`. */
export function bundleResult(report: BundleReport, words: Words): CommandResult {
  const verdict = verdictOf(report);
  const lines = [report.valid ? 'valid' : 'NOT VALID', ...headLines(verdict, words), ...entryLines(report.entries, verdict, words)];
  return {
    exit: report.valid ? EXIT.yes : EXIT.conflict,
    answer: { json: reportJson(report, verdict, words), lines: [...lines, ...saidLines(report), ...findingLines(report.findings, words)] },
  };
}

function reportJson({ findings, entries }: BundleReport, verdict: Verdict, words: Words): JsonObject {
  const { valid, trust, origin, size, root, keys, proved, about, traces } = verdict;
  return {
    valid,
    trust,
    origin,
    size,
    root,
    signedBy: keys,
    proved,
    findings: findings.map((finding) => ({ ...finding, sentence: words.bundleFinding[finding.code] })),
    entries: entries.map(entryJson),
    said: about === null ? null : { note: noteJson(about.note), versions: { ...about.versions }, traces },
  };
}

function entryJson({ index, proved, entry, leafHash, opened, withheld }: CheckedEntry): JsonObject {
  const told = entry === null ? null : { kind: entry.kind, ts: entry.ts, out: entry.out ?? null, err: entry.err, act: entry.act ?? null };
  return { index, proved, entry: told, leafHash, opened: opened.map((field) => ({ ...field })), withheld: [...withheld] };
}

function noteJson(note: BundleNote | null): JsonObject | null {
  return note === null ? null : { ...note };
}

function headLines({ origin, size, root, keys, trust }: Verdict, words: Words): readonly string[] {
  if (origin === null || size === null || root === null) return [];
  const whose = trust === 'expected' ? 'the key you gave' : 'key ENCLOSED in the file';
  return [
    `log ${printable(origin)}: ${size} entries, root ${root}`,
    ...keys.map((key) => `signed by ${printable(key)}  (${whose})`),
    words.bundleTrust[trust],
  ];
}

function entryLines(entries: readonly CheckedEntry[], { proved }: Pick<Verdict, 'proved'>, words: Words): readonly string[] {
  if (entries.length === 0) return [];
  const more = entries.length > MAX_ENTRIES ? [`  … and ${entries.length - MAX_ENTRIES} more (--json lists them)`] : [];
  return [
    `${proved} of ${entries.length} entries proved`,
    ...entries.slice(0, MAX_ENTRIES).flatMap((entry) => linesOf(entry, words)),
    ...more,
  ];
}

/** Of an entry that is not proved only its place is told. */
function linesOf({ index, proved, entry, opened, withheld }: CheckedEntry, words: Words): readonly string[] {
  const place = String(index).padStart(9);
  if (!proved || entry === null) return [`${place}  NOT PROVED`];
  const out = entry.out === undefined ? null : sayOut(words, entry.out);
  const told = [place, time(entry.ts), sayKind(words, entry.kind), out, entry.err, entry.act];
  const head = told.filter((one) => one !== null && one !== undefined).map((one) => printable(String(one)));
  const fields = opened.map(({ name, value, holds }) => (holds ? `${name}: ${printable(value)}  (matches)` : `${name}: DOES NOT MATCH`));
  return [
    head.join('  '),
    ...[...fields, ...(withheld.length === 0 ? [] : [`withheld: ${withheld.join(', ')}`])].map((line) => `           ${line}`),
  ];
}

function saidLines({ bundle }: BundleReport): readonly string[] {
  if (bundle === null) return [];
  const { about, traces } = bundle;
  const note = about.note === null ? [] : [`  note by ${printable(about.note.by)}, ${time(about.note.at)}: ${printable(about.note.text)}`];
  return [
    'said by the sender, proved by nothing:',
    ...note,
    `  console ${printable(about.versions.app)}, ${traces.length} lines of traces`,
  ];
}

function findingLines(findings: readonly BundleFinding[], words: Words): readonly string[] {
  const more = findings.length > MAX_FINDINGS ? [`  … and ${findings.length - MAX_FINDINGS} more (--json lists them)`] : [];
  const lines = findings.slice(0, MAX_FINDINGS).map((one) => `  ${placeOf(one)}: ${words.bundleFinding[one.code]} [${one.code}]`);
  return findings.length === 0 ? [] : [`findings: ${findings.length}`, ...lines, ...more];
}

function placeOf({ line, index, field }: BundleFinding): string {
  const parts = [line === null ? null : `line ${line}`, index === null ? null : `entry ${index}`, field === null ? null : `field ${field}`];
  return parts.filter((part) => part !== null).join(', ') || 'file';
}

/** What was found for a receipt code. `printed`: sought under the head on the receipt. `faults`: why other entries have no receipt. */
export type ReceiptSearch = {
  readonly code: string;
  readonly printed: boolean;
  readonly found: Receipt | null;
  readonly faults: readonly ReceiptFault[];
};

/** Result of `carkey bundle receipt`. A bundle with findings says nothing about a receipt. */
export function receiptResult(report: BundleReport, { code, printed, found, faults }: ReceiptSearch, words: Words): CommandResult {
  if (!report.valid) return bundleResult(report, words);
  const { trust } = report;
  if (found === null) {
    const lines = ['no entry of this bundle has this code', ...hintLines(printed, faults, words)];
    return { exit: EXIT.no, answer: { json: { valid: true, trust, code, match: null, faults: [...new Set(faults)] }, lines } };
  }
  const { attempt, index, kind, result, size, root } = found;
  const lines = [
    `${code} is the receipt of attempt ${attempt}: entry ${index}, ${words.entryKind[kind]}, ${printable(result)}`,
    ...(printed ? [`That this log once had ${size} entries and this root is what the receipt says; the bundle proves the entry.`] : []),
    words.bundleTrust[trust],
  ];
  const match = { attempt, index, kind, result, size, root };
  return { exit: EXIT.yes, answer: { json: { valid: true, trust, code, match }, lines } };
}

function hintLines(printed: boolean, faults: readonly ReceiptFault[], words: Words): readonly string[] {
  const why = [...new Set(faults)].map((fault) => words.receiptFault[fault]);
  return printed ? why : [...why, 'A receipt that was printed earlier needs the size and root on it: --size N --root HEX'];
}
