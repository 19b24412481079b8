/** Stages side by side: most of them keep one core busy and wait a good part of their time, so two at once fit on two cores. */

/** A stage that ended. `seconds`: how long it took, on the wall's clock. */
export type Ended<T> = { readonly name: string; readonly seconds: number; readonly result: T };

/** A stage: its name, and what it does. */
export type Stage<T> = { readonly name: string; readonly run: () => Promise<T> };

/**
 * Runs lanes beside each other; the stages of one lane follow each other. Resolves with all that ended, in the order of the lanes. A stage that
 * throws rejects once the other lanes have ended, so that nothing runs on behind it.
 */
export async function runLanes<T>(lanes: readonly (readonly Stage<T>[])[], now: () => number): Promise<readonly Ended<T>[]> {
  const all = await Promise.allSettled(lanes.map((lane) => runLane(lane, now)));
  return all.flatMap((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

async function runLane<T>(lane: readonly Stage<T>[], now: () => number): Promise<readonly Ended<T>[]> {
  const ended: Ended<T>[] = [];
  for (const { name, run } of lane) {
    const began = now();
    const result = await run();
    ended.push({ name, seconds: (now() - began) / 1_000, result });
  }
  return ended;
}
