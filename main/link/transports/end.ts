/** The end of a stream, said once. */
import type { LinkProblem } from '../../../app/link/read/index.ts';

/** Resolves once; whoever comes first names the reason. */
export class End {
  readonly promise: Promise<LinkProblem | null>;
  #resolve: (problem: LinkProblem | null) => void = () => undefined;
  #over = false;

  constructor() {
    this.promise = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get over(): boolean {
    return this.#over;
  }

  /** Null: closed on purpose. */
  say(problem: LinkProblem | null): void {
    this.#over = true;
    this.#resolve(problem);
  }
}
