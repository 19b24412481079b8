/** The verdict on a bundle in numbers: what every verifier shows first. Pure. */
import { formatVerifierKey } from '../log/index.ts';
import type { BundleReport } from './report.ts';
import type { BundleAbout } from './types.ts';

/** The verdict in numbers, with what the sender says. */
export type Verdict = Pick<BundleReport, 'valid' | 'trust' | 'origin' | 'size' | 'root'> & {
  /** Keys whose signature holds, as people exchange them. */
  readonly keys: readonly string[];
  readonly findings: number;
  readonly entries: number;
  readonly proved: number;
  /** Opened fields that are what a proved entry committed to, and fields that are kept back. */
  readonly opened: number;
  readonly withheld: number;
  readonly traces: number;
  readonly about: BundleAbout | null;
};

/** Counts a report. */
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
