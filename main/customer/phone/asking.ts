/** One question that is asked again and again: whoever asks meanwhile about the same thing waits for the same answer, unless something has overtaken it. */

type Asked<About> = { readonly about: About; readonly done: Promise<void> };

/** Asks of one kind. */
export class Asking<About> {
  #now: Asked<About> | null = null;
  #age = 0;

  /** Asks, or joins an ask about the same thing; one about another thing is waited for. `ask` hears from `isCurrent` whether its answer still tells anything. */
  ask(about: About, ask: (isCurrent: () => boolean) => Promise<void>, again: () => Promise<void>): Promise<void> {
    const now = this.#now;
    if (now !== null) return now.about === about ? now.done : now.done.then(again);
    const age = this.#age;
    const done = this.#settled(age, ask);
    this.#now = { about, done };
    return done;
  }

  /** What is answered from now on to what was asked before, is about a time that is over. */
  overtake(): void {
    this.#age += 1;
    this.#now = null;
  }

  /** Whoever waits for an ask that was overtaken waits for the one that took its place. */
  async #settled(age: number, ask: (isCurrent: () => boolean) => Promise<void>): Promise<void> {
    const isCurrent = () => age === this.#age;
    try {
      await ask(isCurrent);
    } finally {
      if (isCurrent()) this.#now = null;
    }
    if (!isCurrent()) await this.#now?.done;
  }
}
