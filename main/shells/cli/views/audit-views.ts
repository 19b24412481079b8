/** What `carkey audit` prints. Pure. */
import type { EntryRow } from '../../../../app/audit/entry/index.ts';
import type { Mode } from '../../../../app/base/index.ts';
import type { BackupPlace, Restored, TilesExport, VerifyReport } from '../../../audit/index.ts';
import { contradicts, type OutsideReport, type PlaceReport } from '../../../trust/index.ts';
import { EXIT, type CommandResult } from '../command/index.ts';
import { iso } from './views.ts';
import type { Words } from '../../../../app/words/shape/index.ts';
import { sayKind, sayOut } from '../../../../app/words/index.ts';

/** A number and what it counts. */
const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
const entries = (n: number): string => counted(n, 'entry', 'entries');

/** Findings that are listed one by one; the JSON document has them all. */
const MAX_LINES = 20;

/** One line of `carkey audit list`, in the words of the screen; the JSON document has those of the entry. */
export function entryLine(row: EntryRow, words: Words): string {
  const parts = [
    String(row.seq).padStart(7),
    iso(row.ts),
    sayKind(words, row.kind),
    row.out === undefined ? null : sayOut(words, row.out),
    row.err === null ? null : `error ${row.err}`,
    row.vin,
    row.act,
    row.d?.sim === undefined ? null : `[simulator: ${row.d.sim}]`,
    row.d?.by === 'restore' ? '[brought over by a restore]' : null,
  ];
  return parts.filter((part) => part !== null && part !== undefined).join('  ');
}

/** Where the entries of before a restore are read; nothing for a log that no restore began. */
export function earlierLine(earlier: readonly number[]): readonly string[] {
  return earlier.length === 0 ? [] : [`this log goes on after a restore; entries from before it: --epoch ${earlier.join(' or ')}`];
}

/** What the verification of one mode's log said, and how the log stands to the heads outside it. */
export type ModeReport = { readonly mode: Mode; readonly report: VerifyReport; readonly outside: OutsideReport };

const isGood = ({ report, outside }: ModeReport): boolean => report.ok && !contradicts(outside);

/** Result of `carkey audit verify`: the worst log speaks for all, and each has its own report. */
export function verifyResult(reports: readonly ModeReport[]): CommandResult {
  const worst = reports.find((one) => !isGood(one)) ?? reports[0];
  const logs = reports.map((one) => ({ mode: one.mode, ...verifyJson(one) }));
  const json = worst === undefined ? { logs } : { ...verifyJson(worst), logs };
  const exit = worst === undefined || isGood(worst) ? EXIT.yes : EXIT.conflict;
  return { exit, answer: { json, lines: reports.flatMap((one) => [...verifyLines(one), ...outsideLines(one.outside)]) } };
}

function verifyJson(one: ModeReport) {
  const { size, root, checked, firstBad, findings, elapsedMs } = one.report;
  const { heads, newest, unsigned, keys, places, share } = one.outside;
  const signed = { heads, newest: newest === null ? null : { ...newest }, unsigned, keys: [...keys] };
  const outside = { places: places.map((place) => ({ ...place })), share };
  return { ok: isGood(one), size, root, checked, firstBad, findings: findings.map((each) => ({ ...each })), elapsedMs, signed, outside };
}

/** What a finding is about. */
const FOUND: Readonly<Record<VerifyReport['findings'][number]['what'], string>> = {
  'leaf-bytes': 'entry',
  'leaf-hash': 'checksum of the entry',
  tile: 'checksums of the log',
  head: 'signed checkpoint',
  gap: 'missing entry',
  surplus: 'entry too many',
  sequence: 'order of the entries',
  commitment: 'sealed value',
  vault: 'vault',
  projection: 'tables',
  database: 'database',
  unreadable: 'not readable',
};

function verifyLines({ mode, report }: ModeReport): readonly string[] {
  const { ok, size, root, checked, firstBad, findings } = report;
  const head = ok
    ? `${mode}: ${checked} of ${entries(size)} verified; checksum ${root}`
    : `${mode}: the log does not verify: first wrong entry: ${firstBad ?? 'not tied to one'}`;
  const lines = findings
    .slice(0, MAX_LINES)
    .map((one) => `  ${one.seq === null ? '-' : `entry ${one.seq}`}  ${FOUND[one.what]}: ${one.detail}`);
  const more = findings.length > MAX_LINES ? [`  … and ${findings.length - MAX_LINES} more (--json lists them)`] : [];
  return [head, ...lines, ...more];
}

const STANDINGS: Readonly<Record<PlaceReport['standing'], string>> = {
  fits: 'the log goes on from it',
  'rolled-back': 'THE LOG LOST ENTRIES SINCE',
  forked: 'THE LOG HAS OTHER ENTRIES',
  'other-log': 'of another log',
  displaced: 'OF ANOTHER LOG, WHICH THIS ONE TOOK THE PLACE OF',
};

const WHERE: Readonly<Record<PlaceReport['where'], string>> = { mark: 'mark on this computer', share: 'share' };

const SHARES: Readonly<Record<NonNullable<OutsideReport['share']>, readonly string[]>> = {
  met: [],
  empty: ['  share: no checkpoint there yet'],
  unreachable: ['  share: not reached'],
  foreign: ['  share: what lies there was not signed by this log'],
};

function outsideLines({ heads, newest, unsigned, keys, places, share }: OutsideReport): readonly string[] {
  const signed =
    newest === null
      ? '  no checkpoint was signed yet'
      : `  ${counted(heads, 'signed checkpoint', 'signed checkpoints')}, the newest over ${entries(newest.size)}; ${unsigned} after it`;
  return [
    signed,
    ...keys.map((key) => `  key ${key}`),
    ...places.map(({ where, size, standing }) => `  ${WHERE[where]}: a checkpoint over ${entries(size)}, ${STANDINGS[standing]}`),
    ...(share === null ? [] : SHARES[share]),
  ];
}

/** Result of `carkey audit backup`. */
export function backupResult({ folder, size, root, origin, at }: BackupPlace): CommandResult {
  const lines = [
    `${entries(size)} of ${origin} in ${folder}`,
    `checksum ${root}`,
    'The keys are not in it: it can be brought back where the keys of this log are; its entries verify anywhere.',
  ];
  return { exit: EXIT.yes, answer: { json: { folder, size, root, origin, at }, lines } };
}

/** The log that was replaced cannot be read: an activation that it knew of may have reached a vehicle. */
const UNTOLD =
  'What happened after the backup cannot be told. An activation may have been sent since: read the status of a vehicle before you activate it.';

/** Result of `carkey audit restore`. `lost` is null when the log that was replaced could not be asked. */
export function restoreResult({ origin, old, lost, open, aside }: Restored): CommandResult {
  const lines = [
    `The log goes on as ${origin}; its first entry names the backup of ${entries(old.size)}.`,
    ...(lost === null && aside !== null ? [UNTOLD] : []),
    ...(lost === null || lost === 0
      ? []
      : [`${counted(lost, 'entry', 'entries')} that came after the backup ${lost === 1 ? 'is' : 'are'} not in it.`]),
    ...(open === 0 ? [] : [`Brought over from the log that was here: ${counted(open, 'open attempt', 'open attempts')}.`]),
    ...(aside === null ? [] : [`What was here before lies in ${aside}.`]),
  ];
  return { exit: EXIT.yes, answer: { json: { origin, old: { ...old }, lost, open, aside }, lines } };
}

/** Result of `carkey audit tiles`. */
export function tilesResult({ size, tiles, bundles }: TilesExport, folder: string): CommandResult {
  const lines = [
    `${entries(size)} in ${folder}: ${counted(tiles, 'tile', 'tiles')}, ${counted(bundles, 'entry bundle', 'entry bundles')}, checkpoint and key.txt`,
  ];
  return { exit: EXIT.yes, answer: { json: { folder, size, tiles, bundles }, lines } };
}

/** Formats of an export. */
export const EXPORT_FORMATS = ['csv', 'jsonl', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
