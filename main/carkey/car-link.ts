/**
 * Joins the link to the job: every read is in the log before it counts or is shown as finished, and a lost port takes back what was said
 * over it.
 */
import type { LinkProblem, LinkView, ReadReport, VehicleReport } from '../../app/link/read/index.ts';
import type { Result } from '../../app/base/index.ts';
import type { Vin } from '../../app/vehicle/index.ts';
import type { CarLink } from './link.ts';

/** What is needed of the link. */
export interface LinkSource {
  view(): LinkView;
  onChange(listener: (view: LinkView) => void): () => void;
  reread(options: { readonly vehicle: Vin | null }): Promise<Result<ReadReport, LinkProblem>>;
  cancel(): void;
}

/** What happens to a read and to a lost port. */
export type LinkListener = {
  readonly read: (report: ReadReport) => void;
  readonly lost: () => void;
  readonly changed: (view: LinkView) => void;
};

/** Watches one link for one job. */
export class WatchedLink implements CarLink {
  readonly #link: LinkSource;
  #listener: LinkListener | null = null;
  #unwatch: () => void = () => undefined;
  #open = false;
  #losses = 0;
  #last: VehicleReport | null = null;

  constructor(link: LinkSource) {
    this.#link = link;
    this.#unwatch = link.onChange((view) => this.#absorb(view));
  }

  /** Tells the one listener from now on; the job is made after the link. */
  tell(listener: LinkListener): void {
    this.#listener = listener;
  }

  report(): VehicleReport | null {
    return this.#open ? this.#last : null;
  }

  losses(): number {
    return this.#losses;
  }

  async reread(vin: Vin, signal: AbortSignal): Promise<Result<ReadReport, LinkProblem>> {
    const stop = () => this.#link.cancel();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const result = await this.#link.reread({ vehicle: vin });
      this.#absorb(this.#link.view());
      return result;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  stop(): void {
    this.#unwatch();
    this.#listener = null;
  }

  #absorb(view: LinkView): void {
    const lost = this.#open && !view.open;
    this.#open = view.open;
    if (lost) {
      this.#losses += 1;
      this.#last = null;
      this.#listener?.lost();
    }
    if (view.open && view.last !== null && view.last.at !== this.#last?.at) {
      this.#last = view.last;
      this.#listener?.read(view.last);
    }
    this.#listener?.changed(view);
  }
}
