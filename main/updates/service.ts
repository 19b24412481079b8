/**
 * Updates of the desktop program, one step at a time: look, fetch, install. A person starts each; by itself the console only looks, once at its
 * start and only where somebody has said where updates come from, and keeps it to itself when that fails.
 */
import { type ConsoleError, type Refusal, refused } from '../../app/refusals/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import type { UpdateFault, UpdateState, UpdateView } from '../../app/updates/index.ts';
import type { Logger, Revisions } from '../base/index.ts';
import type { UpdateDoor } from './door.ts';

/** What the service needs. */
export type UpdateParts = {
  /** Null in a shell that cannot replace itself. */
  readonly door: UpdateDoor | null;
  /** Where updates come from at this moment; empty: nowhere. */
  readonly feed: () => string;
  /** Is an attempt open, or its outcome unknown and nobody else's business yet? */
  readonly attemptOpen: () => boolean;
  readonly emit: (view: UpdateView) => void;
  readonly revise: Revisions;
  readonly log: Pick<Logger, 'info' | 'warn'>;
};

type Answer = Result<UpdateView, ConsoleError>;

const no = (reason: Extract<Refusal['reason'], `update-${string}`>): Answer => fail(refused({ reason }));

const UNASKED: UpdateState = { name: 'unasked' };

/** The updates of one console. */
export class Updates {
  readonly #parts: UpdateParts;
  #state: UpdateState = UNASKED;
  /** The feed that the state speaks of. */
  #asked = '';
  #work: AbortController | null = null;

  constructor(parts: UpdateParts) {
    this.#parts = parts;
  }

  /** The view of this moment. What another feed said says nothing about the one of now. */
  view(): UpdateView {
    const { door, feed, revise } = this.#parts;
    if (this.#asked !== feed()) this.#forget();
    return { unfit: door === null ? 'shell' : door.unfit, hasFeed: feed() !== '', state: this.#state, rev: revise() };
  }

  /** The one look that nobody asked for: its failure is nobody's trouble. */
  lookBySelf(): void {
    const { door, feed } = this.#parts;
    if (door !== null && door.unfit === null && feed() !== '') this.#look(door, true);
  }

  /** A person wants to know. */
  check(): Answer {
    const door = this.#usable();
    if (door === null) return no('update-not-offered');
    if (this.#isBusy()) return no('update-running');
    this.#look(door, false);
    return ok(this.view());
  }

  /** A person wants the version that was found. */
  fetch(): Answer {
    const door = this.#usable();
    if (door === null) return no('update-not-offered');
    if (this.#isBusy()) return no('update-running');
    const { state } = this.view();
    if (state.name !== 'available') return no('update-nothing');
    if (this.#parts.attemptOpen()) return no('update-attempt-open');
    const { version, size } = state;
    this.#set({ name: 'downloading', version, size, bytes: 0 });
    this.#run(
      (signal) => door.fetch((bytes) => this.#arrived(bytes, signal), signal),
      () => ({ name: 'ready', version, size }),
      () => state,
    );
    return ok(this.view());
  }

  /** Ends what runs; what was known before it is known again. */
  cancel(): Answer {
    this.#work?.abort();
    return ok(this.view());
  }

  /** A person wants the new version to take the place of this one. */
  install(): Answer {
    const door = this.#usable();
    if (door === null) return no('update-not-offered');
    const { state } = this.view();
    if (state.name !== 'ready') return no('update-nothing');
    if (this.#parts.attemptOpen()) return no('update-attempt-open');
    this.#set({ ...state, name: 'installing' });
    this.#parts.log.info('update-install', { version: state.version });
    door.install();
    return ok(this.view());
  }

  /** Ends what runs, and tells nothing more. */
  stop(): void {
    this.#work?.abort();
  }

  #usable(): UpdateDoor | null {
    const { door, feed } = this.#parts;
    return door === null || door.unfit !== null || feed() === '' ? null : door;
  }

  #isBusy(): boolean {
    return this.#work !== null || this.#state.name === 'installing';
  }

  #forget(): void {
    this.#work?.abort();
    this.#work = null;
    this.#asked = this.#parts.feed();
    this.#state = UNASKED;
  }

  #look(door: UpdateDoor, silent: boolean): void {
    const feed = this.#parts.feed();
    this.#asked = feed;
    const before: UpdateState = this.#state.name === 'failed' ? UNASKED : this.#state;
    this.#set({ name: 'checking' });
    this.#run(
      (signal) => door.look(feed, signal),
      (found) => (found === null ? { name: 'up-to-date' } : { name: 'available', ...found }),
      () => before,
      silent,
    );
  }

  /** Runs one step. `done`: what it led to; `before`: what holds again when it is called off, or failed without anybody's asking. */
  #run<T>(
    step: (signal: AbortSignal) => Promise<Result<T, UpdateFault>>,
    done: (value: T) => UpdateState,
    before: () => UpdateState,
    silent = false,
  ): void {
    const work = new AbortController();
    this.#work = work;
    void step(work.signal).then((result) => {
      if (this.#work !== work) return;
      this.#work = null;
      if (work.signal.aborted) {
        this.#set(before());
        return;
      }
      if (result.ok) {
        this.#set(done(result.value));
        return;
      }
      this.#parts.log.info('update-failed', { reason: result.error, silent });
      this.#set(silent ? before() : { name: 'failed', reason: result.error });
    });
  }

  /** Told in steps of a hundredth: a screen needs no more. */
  #arrived(bytes: number, signal: AbortSignal): void {
    if (this.#state.name !== 'downloading' || signal.aborted || this.#work?.signal !== signal) return;
    const { size, bytes: told } = this.#state;
    if (bytes < size && bytes - told < size / 100) return;
    this.#set({ ...this.#state, bytes });
  }

  #set(state: UpdateState): void {
    this.#state = state;
    this.#parts.emit(this.view());
  }
}
