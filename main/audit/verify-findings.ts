/** Collects what a verification finds: the lowest bad index, and the first findings in words. */
import type { VerifyFinding, VerifyReport } from './api.ts';

/** More findings than this are counted by nobody: the log is damaged as a whole. */
const KEPT = 100;

/** A collection of findings. */
export interface Findings {
  add(what: VerifyFinding['what'], seq: number | null, detail: string): void;
  list(): readonly VerifyFinding[];
  firstBad(): number | null;
}

/** An empty collection. */
export function collectFindings(): Findings {
  const kept: VerifyFinding[] = [];
  let firstBad: number | null = null;
  return {
    add(what, seq, detail) {
      if (kept.length < KEPT) kept.push({ what, seq, detail });
      if (seq !== null && (firstBad === null || seq < firstBad)) firstBad = seq;
    },
    list: () => kept,
    firstBad: () => firstBad,
  };
}

/** What one part of a verification says. `checked`: how many entries it looked at. */
export type PartReport = Omit<VerifyReport, 'ok' | 'elapsedMs'>;

/** Puts the parts together. The first one tells size, root and how many entries were read. */
export function joinReports(parts: readonly PartReport[], elapsedMs: number): VerifyReport {
  const findings = parts.flatMap((part) => part.findings).sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity));
  // A signed head that does not fit only tells after which entry to look; whoever looked at the entries themselves knows better.
  const exact = parts.filter((part) => part.findings.some(({ what, seq }) => what !== 'head' && seq !== null));
  const bad = (exact.length > 0 ? exact : parts).flatMap((part) => part.firstBad ?? []);
  return {
    ok: findings.length === 0,
    size: parts[0]?.size ?? 0,
    root: parts[0]?.root ?? '',
    checked: parts[0]?.checked ?? 0,
    firstBad: bad.length === 0 ? null : Math.min(...bad),
    findings: findings.slice(0, KEPT),
    elapsedMs,
  };
}
