/** Finds adapters: the ports of this computer all the time, the radio when asked. Each look is a process of its own. */
import type { BleController } from '../../app/link/adapters/index.ts';
import type { AdapterSeen, LinkProblem, LinkView } from '../../app/link/read/index.ts';
import { type FromChild, KeptProcess, type PortSeen, type SpawnLink } from './messages/index.ts';

/** Watches the ports. A fresh process is told again what to watch. */
export class PortWatch {
  readonly #process: KeptProcess;
  #paths: readonly string[] = [];

  constructor(spawn: SpawnLink, onPorts: (ports: readonly PortSeen[]) => void, onDown: (problem: LinkProblem) => void) {
    this.#process = new KeptProcess('ports', spawn, {
      ready: () => this.#process.send({ type: 'watch', paths: [...this.#paths] }),
      message: (message) => (message.type === 'ports' ? onPorts(message.ports) : undefined),
      down: (problem) => (problem === null ? undefined : onDown(problem)),
    });
    this.#process.start();
  }

  /** Looks at these paths too; they need not exist yet. */
  watch(paths: readonly string[]): void {
    this.#paths = paths;
    this.#process.send({ type: 'watch', paths: [...paths] });
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}

/** What the radio does, as people see it. */
export type RadioState = LinkView['bluetooth'];

/** Looks for adapters on the radio. */
export class RadioSearch {
  readonly #spawn: SpawnLink;
  readonly #controller: BleController;
  readonly #changed: () => void;
  readonly #seen = new Map<string, AdapterSeen>();
  #process: KeptProcess | null = null;
  #state: RadioState = { state: 'idle' };

  constructor(spawn: SpawnLink, controller: BleController, changed: () => void) {
    this.#spawn = spawn;
    this.#controller = controller;
    this.#changed = changed;
  }

  get state(): RadioState {
    return this.#state;
  }

  /** Devices of this search, or of the last one. */
  get seen(): ReadonlyMap<string, AdapterSeen> {
    return this.#seen;
  }

  /** Starts a search, also after one that came to nothing. What an earlier one saw may be gone, so the list starts empty. */
  start(): void {
    if (this.#process !== null && this.#state.state === 'scanning') return;
    void this.#process?.stop();
    this.#seen.clear();
    this.#state = { state: 'scanning' };
    const process = new KeptProcess('radio', this.#spawn, {
      ready: () => process.send({ type: 'scan', controller: this.#controller }),
      message: (message) => this.#heard(message),
      down: (problem) => (problem === null ? undefined : this.#trouble(problem)),
    });
    this.#process = process;
    process.start();
    this.#changed();
  }

  /** Ends the search; resolves when the controller is free. A reason why the radio cannot be used stays to be read. */
  async stop(): Promise<void> {
    const process = this.#process;
    if (process === null) return;
    this.#process = null;
    if (this.#state.state === 'scanning') this.#state = { state: 'idle' };
    this.#changed();
    await process.stop();
  }

  #heard(message: FromChild): void {
    if (message.type === 'problem') this.#trouble(message.problem);
    if (message.type !== 'seen' || this.#process === null) return;
    this.#seen.set(message.adapter.id, message.adapter);
    this.#state = { state: 'scanning' };
    this.#changed();
  }

  #trouble(problem: LinkProblem): void {
    if (this.#process === null) return;
    this.#state = { state: 'unavailable', problem };
    this.#changed();
  }
}
