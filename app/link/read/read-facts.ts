/** Collects the facts of one read. Asked at any time, it gives a picture of what is known so far. */
import { adviceOf, identify, type Introduction, supplyOf } from '../adapters/index.ts';
import {
  type Adapter,
  type Capability,
  type LineForm,
  type LinkFacts,
  type LinkSource,
  type LinkStates,
  type Protocol,
  type Refusal,
  statusesOf,
  type StatusMeaning,
  type TroubleCode,
  type VinFailure,
  type VinReading,
} from '../protocol/index.ts';

const UNKNOWN_TEXTS = 20;
const QUIET: ReadonlySet<TroubleCode> = new Set([
  'accepted',
  'contacting-car',
  'k-line-started',
  'flow-control-shown',
  'function-missing',
  'adapter-restarted',
]);
const BUS_FAULTS: ReadonlySet<TroubleCode> = new Set([
  'bus-busy',
  'bus-error',
  'own-output-not-seen',
  'fatal-can-fault',
  'reception-fault',
]);

/** The facts of one read while it is going on. */
export class ReadFacts {
  #said: Introduction | null = null;
  #volts: number | null = null;
  #protocol: Protocol | null = null;
  #adapterState: LinkStates['adapter'] = 'unknown';
  #bus: LinkStates['bus'] = 'unknown';
  #restarts = 0;
  readonly #capabilities = new Map<Capability, boolean>();
  readonly #readings: VinReading[] = [];
  readonly #refusals: Refusal[] = [];
  readonly #failures: VinFailure[] = [];
  readonly #silent = new Set<LinkSource>();
  readonly #troubles = new Set<TroubleCode>();
  readonly #unknown: string[] = [];

  /** The picture so far. */
  facts(): LinkFacts {
    return {
      adapter: this.#adapter(),
      volts: this.#volts,
      protocol: this.#protocol,
      states: this.#states(),
      readings: [...this.#readings],
      refusals: [...this.#refusals],
      failures: [...this.#failures],
      silent: [...this.#silent],
      troubles: [...this.#troubles],
      restarts: this.#restarts,
      unknownTexts: [...this.#unknown],
    };
  }

  /** How lines are to be read now. */
  get form(): LineForm {
    return { bus: this.#protocol?.bus ?? 'unknown', headers: this.#capabilities.get('headers') === true };
  }

  /** Is this function missing for sure? */
  lacks(capability: Capability): boolean {
    return this.#capabilities.get(capability) === false;
  }

  learn(capability: Capability, present: boolean): void {
    this.#capabilities.set(capability, present);
  }

  introduce(said: Introduction): Adapter {
    this.#said = said;
    const adapter = identify(said, Object.fromEntries(this.#capabilities));
    this.#adapterState = adapter.family === 'not-elm' ? 'not-elm' : 'answers';
    return adapter;
  }

  /** The adapter is not usable, and why. */
  giveUpAdapter(state: Exclude<LinkStates['adapter'], 'unknown' | 'answers'>): void {
    this.#adapterState = state;
  }

  measure(volts: number | null): void {
    this.#volts = volts ?? this.#volts;
  }

  useProtocol(protocol: Protocol): void {
    this.#protocol = protocol;
  }

  /** A control unit was heard: the bus talks, whatever went wrong before. */
  busTalks(): void {
    this.#bus = 'talks';
  }

  /** Nothing was heard; a fault of the bus seen earlier weighs more than silence. */
  busSilent(): void {
    if (this.#bus === 'unknown') this.#bus = 'silent';
  }

  restarted(): number {
    this.#restarts += 1;
    return this.#restarts;
  }

  /** Keeps what the adapter complained of. */
  hear(statuses: readonly StatusMeaning[]): void {
    for (const { code } of statuses) {
      if (!QUIET.has(code)) this.#troubles.add(code);
      if (BUS_FAULTS.has(code) && this.#bus !== 'talks') this.#bus = 'faulty';
    }
  }

  hearLines(lines: readonly string[]): void {
    this.hear(statusesOf(lines));
  }

  hearUnknown(texts: readonly string[]): void {
    for (const text of texts) if (this.#unknown.length < UNKNOWN_TEXTS) this.#unknown.push(text.slice(0, 80));
  }

  addReading(reading: VinReading): void {
    this.#readings.push(reading);
  }

  addRefusal(refusal: Refusal): void {
    this.#refusals.push(refusal);
  }

  addFailure(failure: VinFailure): void {
    this.#failures.push(failure);
  }

  addSilent(source: LinkSource): void {
    this.#silent.add(source);
  }

  get readings(): readonly VinReading[] {
    return this.#readings;
  }

  #adapter(): Adapter | null {
    if (this.#said === null) return null;
    const adapter = identify(this.#said, Object.fromEntries(this.#capabilities));
    const advice = new Set(adviceOf(adapter.family, adapter.capabilities));
    if (this.#adapterState === 'out-of-step') advice.add('adapter-out-of-step').add('replug-adapter');
    if (this.#adapterState === 'restarting') advice.add('check-battery').add('reseat-plug');
    if (this.#troubles.has('adapter-fault')) advice.add('replace-adapter');
    if (this.#troubles.has('supply-dropped')) advice.add('check-battery').add('reseat-plug');
    return { ...adapter, advice: [...advice] };
  }

  #states(): LinkStates {
    return { adapter: this.#adapterState, powered: this.#powered(), bus: this.#bus, ecu: this.#ecu() };
  }

  #powered(): LinkStates['powered'] {
    if (this.#volts === null) return this.#bus === 'talks' ? 'yes' : 'unknown';
    const supply = supplyOf(this.#volts);
    if (supply === 'not-in-socket') return 'no';
    return supply === 'weak' ? 'weak' : 'yes';
  }

  #ecu(): LinkStates['ecu'] {
    if (this.#readings.length > 0 || this.#failures.length > 0) return 'answers';
    if (this.#refusals.length > 0) return 'refuses';
    return this.#silent.size > 0 ? 'silent' : 'unknown';
  }
}
