/**
 * What the phone says about its vehicle, in the log. A phone that changes its mind all the time is believed every time, but not written down
 * every time: changes beyond the bound are merged, and the entry of the last one says how many there were.
 */
import type { LogProblem } from '../../../app/carkey/index.ts';
import type { ConnectionFact } from '../../../app/pims/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';
import { TokenBucket } from '../../base/index.ts';
import type { CarKeyContext } from '../index.ts';
import { recordConnection } from './read.ts';

type Merged = { readonly vin: Vin; readonly fact: ConnectionFact; readonly count: number };

/** The changes of one job. */
export class ConnectionLog {
  readonly #context: CarKeyContext;
  readonly #bucket: TokenBucket;
  #merged: Merged | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(context: CarKeyContext) {
    this.#context = context;
    this.#bucket = new TokenBucket(context.bridgeLimits.changes, context.clock);
  }

  /** Takes one change, while `vin` is the vehicle in work. */
  changed(vin: Vin, fact: ConnectionFact): void {
    if (this.#merged !== null && this.#merged.vin !== vin) this.flush();
    const count = (this.#merged?.count ?? 0) + 1;
    this.#merged = { vin, fact, count };
    if (this.#bucket.take()) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), this.#context.bridgeLimits.reportMs.first).unref();
  }

  /** Writes down what was merged: before anything is decided on it, and at the end. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const merged = this.#merged;
    if (merged === null) return;
    this.#merged = null;
    const problem = this.#write(merged);
    if (problem !== null) this.#context.log.warn('connection-not-recorded', { reason: problem });
  }

  #write({ vin, fact, count }: Merged): LogProblem | null {
    return recordConnection(this.#context, vin, this.#context.trail.vehicle(vin), fact, count);
  }
}
