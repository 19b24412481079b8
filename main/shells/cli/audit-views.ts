/** What `carkey audit` prints. Pure. */
import type { EntryRow } from '../../../app/audit/types.ts';
import type { Mode } from '../../../app/console.ts';
import type { VerifyReport } from '../../audit/api.ts';
import type { Outcome } from './command.ts';
import { EXIT } from './exit.ts';
import { iso } from './views.ts';

/** Findings that are listed one by one; the JSON document has them all. */
const MAX_LINES = 20;

/** One line of `carkey audit list`. */
export function entryLine(row: EntryRow): string {
  const parts = [
    String(row.seq).padStart(7),
    iso(row.ts),
    row.kind,
    row.out,
    row.err === null ? null : String(row.err),
    row.vin,
    row.act,
    row.d?.sim === undefined ? null : `[simulator: ${row.d.sim}]`,
  ];
  return parts.filter((part) => part !== null && part !== undefined).join('  ');
}

/** What the verification of one mode's log said. */
export type ModeReport = { readonly mode: Mode; readonly report: VerifyReport };

/** Outcome of `carkey audit verify`: the worst log speaks for all, and each has its own report. */
export function verifyOutcome(reports: readonly ModeReport[]): Outcome {
  const worst = reports.find(({ report }) => !report.ok) ?? reports[0];
  const logs = reports.map(({ mode, report }) => ({ mode, ...verifyJson(report) }));
  const json = worst === undefined ? { logs } : { ...verifyJson(worst.report), logs };
  return { exit: worst?.report.ok === false ? EXIT.conflict : EXIT.yes, answer: { json, lines: reports.flatMap(verifyLines) } };
}

function verifyJson({ ok, size, root, checked, firstBad, findings, elapsedMs }: VerifyReport) {
  return { ok, size, root, checked, firstBad, findings: findings.map((one) => ({ ...one })), elapsedMs };
}

function verifyLines({ mode, report }: ModeReport): readonly string[] {
  const { ok, size, root, checked, firstBad, findings } = report;
  const head = ok
    ? `${mode}: ${checked} of ${size} entries verified; head ${root}`
    : `${mode}: the log does not verify: first bad entry ${firstBad ?? 'not tied to one'}`;
  const lines = findings.slice(0, MAX_LINES).map((one) => `  ${one.seq ?? '-'}  ${one.what}  ${one.detail}`);
  const more = findings.length > MAX_LINES ? [`  … and ${findings.length - MAX_LINES} more (--json lists them)`] : [];
  return [head, ...lines, ...more];
}

/** Formats of an export. */
export const EXPORT_FORMATS = ['csv', 'jsonl', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
