/** One started Bluetooth radio, shared by the list and the link: who listens, who needs silence, and why it does not work. */
import type { Noble, Peripheral } from '@stoprocent/noble';
import type { LinkProblem } from '../../../app/link/read/index.ts';
import type { BleLimits } from './limits.ts';
import type { StartedNoble } from './noble.ts';
import { race, reasonOf } from './race.ts';

/**
 * Who listens to a scan. `heard`: once per advertisement, and at once for every device that this scan has heard already. `failed`: the
 * radio refused to scan; it is tried again for the next watcher.
 */
export type Watcher = { readonly heard: (device: Peripheral) => void; readonly failed: (problem: LinkProblem) => void };

/** Told on every change; null: the radio works (again). */
export type ProblemListener = (problem: LinkProblem | null) => void;

/** Null while the library has not found out yet. */
export function problemOfState(state: string): LinkProblem | 'on' | null {
  switch (state) {
    case 'poweredOn':
      return 'on';
    case 'poweredOff':
      return { code: 'bluetooth-off', detail: 'Bluetooth is switched off on this computer.' };
    case 'unauthorized':
      return { code: 'no-permission', detail: 'The operating system does not let this program use Bluetooth.' };
    case 'unsupported':
      return { code: 'no-bluetooth', detail: 'This computer has no Bluetooth Low Energy radio that can be used.' };
    default:
      return null;
  }
}

/** A radio that was found; it may be switched off and on while it is used. */
export class Radio {
  readonly #noble: Noble;
  readonly #warning: () => string;
  readonly #limits: BleLimits;
  readonly #watchers = new Set<Watcher>();
  readonly #listeners = new Set<ProblemListener>();
  readonly #heard = new Map<string, Peripheral>();
  #problem: LinkProblem | null;
  #holds = 0;
  #scanning = false;
  /** The radio was off meanwhile: the library believes that it still scans, and has to be told to stop before it starts again. */
  #interrupted = false;
  readonly #closing = new AbortController();
  #turn: Promise<void> = Promise.resolve();

  constructor({ noble, warning }: StartedNoble, problem: LinkProblem | null, limits: BleLimits) {
    this.#noble = noble;
    this.#warning = warning;
    this.#problem = problem;
    this.#limits = limits;
    noble.on('stateChange', (state) => this.#onState(state));
    noble.on('discover', (device) => this.#onHeard(device));
  }

  /** Why it does not work now. */
  get problem(): LinkProblem | null {
    return this.#problem;
  }

  /** True when it never will again: a new one has to be opened. */
  get closed(): boolean {
    return this.#closing.signal.aborted;
  }

  /** Listens to changes; returns the function that ends it. */
  onProblem(listener: ProblemListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Scans for as long as anybody watches. The answer ends it and resolves when the radio is quiet. */
  watch(watcher: Watcher): () => Promise<void> {
    this.#watchers.add(watcher);
    this.#heard.forEach((device) => watcher.heard(device));
    void this.#apply();
    return () => {
      this.#watchers.delete(watcher);
      return this.#apply();
    };
  }

  /** Keeps from scanning until the answer is called: several stacks cannot connect and scan at the same time. */
  async hold(): Promise<() => void> {
    this.#holds += 1;
    await this.#apply();
    return () => {
      this.#holds -= 1;
      void this.#apply();
    };
  }

  /** Gives up a connect that did not settle. Over the device itself it would stay "connecting" for ever, and never connect again. */
  cancelConnect({ id }: Peripheral): void {
    if (!this.closed) this.#noble.cancelConnect(id);
  }

  /** Ends everything; whoever still uses it is told `problem`. May be called twice. */
  close(problem: LinkProblem): void {
    if (this.closed) return;
    this.#closing.abort();
    this.#tell(problem);
    this.#noble.stop();
  }

  #onState(state: string): void {
    const problem = problemOfState(state);
    if (problem === null || this.closed) return;
    this.#interrupted ||= problem !== 'on';
    this.#tell(problem === 'on' ? null : problem);
    void this.#apply();
  }

  #onHeard(device: Peripheral): void {
    this.#heard.set(device.id, device);
    this.#watchers.forEach((watcher) => watcher.heard(device));
  }

  #tell(problem: LinkProblem | null): void {
    if (this.#problem === problem) return;
    this.#problem = problem;
    this.#listeners.forEach((listener) => listener(problem));
  }

  /** Starts and stops one after the other: the library mixes up overlapping orders. */
  #apply(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#reconcile());
    return this.#turn;
  }

  get #wanted(): boolean {
    return this.#problem === null && this.#holds === 0 && this.#watchers.size > 0 && !this.closed;
  }

  async #reconcile(): Promise<void> {
    if (this.#scanning && (this.#interrupted || !this.#wanted)) await this.#stop();
    if (this.#wanted && !this.#scanning) await this.#start();
  }

  async #stop(): Promise<void> {
    this.#heard.clear();
    this.#scanning = false;
    this.#interrupted = false;
    await race(() => this.#noble.stopScanningAsync(), this.#limits.scan, this.#closing.signal);
  }

  /** Without a filter: some adapters do not advertise their service. With duplicates: the signal strength follows. */
  async #start(): Promise<void> {
    this.#scanning = true;
    const raced = await race(() => this.#noble.startScanningAsync([], true), this.#limits.scan, this.#closing.signal);
    if (raced.kind === 'done' || raced.kind === 'aborted') return;
    this.#scanning = false;
    const words = [reasonOf(raced, this.#limits.scan), this.#warning()].filter((text) => text !== '').join('; ');
    this.#watchers.forEach((watcher) => watcher.failed({ code: 'no-bluetooth', detail: `The radio does not scan: ${words}.` }));
  }
}
