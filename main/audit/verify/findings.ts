/** Collects what a verification finds: the lowest bad index, and the first findings in words. */

/** A problem found by a verification, with the place. */
export type VerifyFinding = {
  readonly seq: number | null;
  readonly what:
    | 'leaf-bytes'
    | 'leaf-hash'
    | 'tile'
    | 'head'
    | 'gap'
    | 'surplus'
    | 'sequence'
    | 'commitment'
    | 'vault'
    | 'projection'
    | 'database'
    | 'unreadable';
  readonly detail: string;
};

/** Outcome of a verification. `firstBad` is the lowest bad index, or null when only the head or the database is wrong. */
export type VerifyReport = {
  readonly ok: boolean;
  readonly size: number;
  readonly root: string;
  readonly checked: number;
  readonly firstBad: number | null;
  readonly findings: readonly VerifyFinding[];
  readonly elapsedMs: number;
};

/** More findings than this are counted by nobody: the log is damaged as a whole. */
const KEPT = 100;

/** A collection of findings. */
export interface Findings {
  add(what: VerifyFinding['what'], seq: number | null, detail: string): void;
  /** The first hundred, and the lowest of each rank: no other finding says anything about the first bad place. */
  list(): readonly VerifyFinding[];
}

/**
 * How exactly a finding names the place of what is wrong, best first: the entries themselves; the tables, where one entry changes what is
 * told at an earlier one; the signed heads, which only tell after which entry to look.
 */
function rankOf(what: VerifyFinding['what']): 0 | 1 | 2 {
  if (what === 'projection') return 1;
  return what === 'head' ? 2 : 0;
}

/** An empty collection. */
export function collectFindings(): Findings {
  const kept: VerifyFinding[] = [];
  const lowest = new Map<number, VerifyFinding & { readonly seq: number }>();
  return {
    add(what, seq, detail) {
      if (kept.length < KEPT) kept.push({ what, seq, detail });
      if (seq !== null && seq < (lowest.get(rankOf(what))?.seq ?? Infinity)) lowest.set(rankOf(what), { what, seq, detail });
    },
    list: () => [...kept, ...[...lowest.values()].filter(({ what, seq }) => !kept.some((one) => one.what === what && one.seq === seq))],
  };
}

/** What one part of a verification says. `checked`: how many entries it looked at. */
export type PartReport = Omit<VerifyReport, 'ok' | 'elapsedMs' | 'firstBad'>;

/** Puts the parts together. The first one tells size, root and how many entries were read. */
export function joinReports(parts: readonly PartReport[], elapsedMs: number): VerifyReport {
  // What is wrong with a whole file is met by each share of the work.
  const found = new Map(parts.flatMap((part) => part.findings).map((one) => [`${one.what} ${one.seq} ${one.detail}`, one]));
  const findings = [...found.values()].sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity));
  return {
    ok: findings.length === 0,
    size: parts[0]?.size ?? 0,
    root: parts[0]?.root ?? '',
    checked: parts[0]?.checked ?? 0,
    firstBad: firstBadOf(findings),
    findings: findings.slice(0, KEPT),
    elapsedMs,
  };
}

/** The lowest place that the best rank names. */
function firstBadOf(findings: readonly VerifyFinding[]): number | null {
  const placed = findings.flatMap(({ what, seq }) => (seq === null ? [] : [{ rank: rankOf(what), seq }]));
  const best = Math.min(...placed.map(({ rank }) => rank));
  const seqs = placed.filter(({ rank }) => rank === best).map(({ seq }) => seq);
  return seqs.length === 0 ? null : Math.min(...seqs);
}
