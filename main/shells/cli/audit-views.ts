/** What `carkey audit` prints. Pure. */
import { stringify } from 'csv-stringify/sync';
import type { EntryRow } from '../../../app/audit/types.ts';
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

/** Outcome of `carkey audit verify`. */
export function verifyOutcome(report: VerifyReport): Outcome {
  const { ok, size, root, checked, firstBad, findings, elapsedMs } = report;
  const json = { ok, size, root, checked, firstBad, findings: findings.map((one) => ({ ...one })), elapsedMs };
  const head = ok
    ? `${checked} of ${size} entries verified; head ${root}`
    : `The log does not verify: first bad entry ${firstBad ?? 'not tied to one'}`;
  const lines = findings.slice(0, MAX_LINES).map((one) => `  ${one.seq ?? '-'}  ${one.what}  ${one.detail}`);
  const more = findings.length > MAX_LINES ? [`  … and ${findings.length - MAX_LINES} more (--json lists them)`] : [];
  return { exit: ok ? EXIT.yes : EXIT.conflict, answer: { json, lines: [head, ...lines, ...more] } };
}

const COLUMNS = [
  'seq',
  'time',
  'kind',
  'out',
  'err',
  'act',
  'veh',
  'vin',
  'op',
  'operator',
  'role',
  'station',
  'app',
  'log',
  'boot',
  'details',
] as const;

/** Formats of an export. */
export const EXPORT_FORMATS = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Entries as text. A cell that a spreadsheet would take for a formula is defused. */
export function exportText(rows: readonly EntryRow[], format: ExportFormat): string {
  if (format === 'jsonl') return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const records = rows.map((row) => ({ ...row, time: iso(row.ts), details: row.d === undefined ? '' : JSON.stringify(row.d) }));
  return stringify(records, { header: true, columns: [...COLUMNS], escape_formulas: true, record_delimiter: 'windows' });
}
