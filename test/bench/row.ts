/** One line of the bench: a bar of the design, what was measured, and whether it holds. */
export type Row = {
  readonly what: string;
  /** The bar in words. */
  readonly bar: string;
  /** What was measured, in words. */
  readonly measured: string;
  /** The number that the bar is about; null for a line that only informs. */
  readonly ratio: number | null;
  readonly holds: boolean | null;
};

/** What a bench file exports as `run`. `full` asks for the sizes of the design (1,000,000 entries). */
export type Bench = (options: { readonly full: boolean }) => Promise<readonly Row[]>;

/** The middle value; the lower one of two. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN;
}

/** Milliseconds that one call takes. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** A line whose ratio must be at least (or at most) the bar. */
export function judged(
  what: string,
  measured: string,
  ratio: number,
  bar: { readonly atLeast: number } | { readonly atMost: number },
  unit = '',
): Row {
  if ('atLeast' in bar) return { what, bar: `>= ${bar.atLeast}${unit}`, measured, ratio, holds: ratio >= bar.atLeast };
  return { what, bar: `<= ${bar.atMost}${unit}`, measured, ratio, holds: ratio <= bar.atMost };
}
