/** What a start has begun, in order, so that it can be taken back: by a stop, or at once when the start does not come to its end. */

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
