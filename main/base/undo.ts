/** What a start has begun, in order, so that it can be taken back: by a stop, or at once when the start does not come to its end. */

import type { Result } from '../../app/base/index.ts';

/** Steps that end things. Each is done once, the last one first, and every one of them whatever became of the others. */
export class Undo {
  readonly #steps: (() => unknown)[] = [];
  readonly #onFault: (fault: unknown) => void;

  /** `onFault` hears of a step that did not work; the steps after it are done all the same. */
  constructor(onFault: (fault: unknown) => void) {
    this.#onFault = onFault;
  }

  /** Something began; `step` ends it, in its own time if it gives a promise. */
  add(step: () => unknown): void {
    this.#steps.push(step);
  }

  /** Ends everything that began. Never rejects. */
  async run(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        await step();
      } catch (fault) {
        this.#onFault(fault);
      }
    }
  }
}

/** Starts something; what does not come to its end, by a failure or by a throw, is taken back first. `onFault`: as for {@link Undo}. */
export async function startOrUndo<T, E>(
  onFault: (fault: unknown) => void,
  start: (begun: Undo) => Result<T, E> | Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  const begun = new Undo(onFault);
  try {
    const started = await start(begun);
    if (!started.ok) await begun.run();
    return started;
  } catch (fault) {
    await begun.run();
    throw fault;
  }
}
