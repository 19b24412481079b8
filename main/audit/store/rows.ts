/** Reads a table in the order of its index, batch by batch: several times faster than stepping through it row by row. */

/** Rows per batch. */
const BATCH = 1000;

/** All rows of a half-open range. `read` returns those of a smaller one. */
export function* inBatches<T>(from: number, to: number, read: (from: number, to: number) => readonly T[]): Generator<T> {
  for (let start = from; start < to; start += BATCH) yield* read(start, Math.min(to, start + BATCH));
}
