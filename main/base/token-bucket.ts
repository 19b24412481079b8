/** How much of something may happen: a store of tokens that fills up with time. */
import type { Clock } from './clock.ts';

/** `burst`: how many at once; `perSecond`: how many for good. */
export type Rate = { readonly burst: number; readonly perSecond: number };

/** One store, full at the start. It runs on the monotonic clock: a computer whose clock is set fills nothing. */
export class TokenBucket {
  readonly #rate: Rate;
  readonly #clock: Pick<Clock, 'mono'>;
  #left: number;
  #at: number;

  constructor(rate: Rate, clock: Pick<Clock, 'mono'>) {
    this.#rate = rate;
    this.#clock = clock;
    this.#left = rate.burst;
    this.#at = clock.mono();
  }

  /** Takes `count` tokens; false when there are not enough, and then the store is empty: what is too much does not fill up meanwhile. */
  take(count = 1): boolean {
    const now = this.#clock.mono();
    this.#left = Math.min(this.#rate.burst, this.#left + ((now - this.#at) / 1000) * this.#rate.perSecond);
    this.#at = now;
    const enough = this.#left >= count;
    this.#left = enough ? this.#left - count : Math.min(this.#left, 0);
    return enough;
  }
}
