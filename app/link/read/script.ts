/**
 * The whole read of a car: wake and identify the adapter, find the bus, ask every source for the VIN, confirm a lonely one, restore.
 * The order and the settings follow what works in public clients (pyOBD, AndrOBD, PyPSADiag, evDash).
 */
import {
  adapterCommand,
  currentData,
  dataLines,
  LIMITS,
  type LinkFacts,
  PROTOCOL_DIGITS,
  protocolOf,
  protocolOfDigit,
  protocolOfForm,
  type RestartCause,
  understand,
  type Verdict,
  VIN_HOLDERS,
  type VinHolder,
} from '../protocol/index.ts';
import { verdictOf } from './evidence.ts';
import type { ReadFacts } from './read-facts.ts';
import { initScript, restoreScript, set, type Medium } from './script-init.ts';
import { addressAll, readGeneric, readHolder } from './script-vin.ts';
import { ask, askSure, linesOf, type Script, type StepAnswer, type StepName } from './steps.ts';

/** What a finished read is: all facts, and what they say together. */
export type ReadResult = { readonly facts: LinkFacts; readonly verdict: Verdict };

/** After so many restarts or lost answers the adapter is given up: it would go on for ever. */
const RECOVERIES = 2;
const CAN_500 = protocolOfDigit('6', false);

/** Reads a car. `notes` can be looked at while the script runs. */
export function* readScript(notes: ReadFacts, medium: Medium): Script<ReadResult> {
  const reader = new Reader(notes, medium);
  if (yield* reader.begin()) {
    yield* reader.contact();
    yield* reader.guarded(() => readSources(notes));
    yield* reader.guarded(() => confirm(notes));
    if (reader.usable) yield* restoreScript();
  }
  const facts = notes.facts();
  return { facts, verdict: verdictOf(facts) };
}

/** Runs phases, and starts one again when the adapter restarted or lost an answer in the middle of it. */
class Reader {
  readonly #notes: ReadFacts;
  readonly #medium: Medium;
  #recoveries = 0;
  #usable = false;
  readonly #contact = (): Script<void> => contactCar(this.#notes);

  constructor(notes: ReadFacts, medium: Medium) {
    this.#notes = notes;
    this.#medium = medium;
  }

  /** Is the adapter still to be worked with? */
  get usable(): boolean {
    return this.#usable;
  }

  /** Finds the bus; done again after every recovery, since the chip has forgotten it. */
  contact(): Script<void> {
    return this.guarded(this.#contact);
  }

  /** First set-up. A restart while setting up (brown-out, or answers of an earlier command) starts it again. */
  *begin(after: RestartCause | null = null): Script<boolean> {
    let cause = after;
    for (;;) {
      const result = yield* watched(initScript(this.#notes, this.#medium, cause));
      if (result.kind === 'done') return (this.#usable = result.value);
      if (!this.#mayRecover(result.by)) return (this.#usable = false);
      cause = causeOf(result.by);
    }
  }

  /** One phase, repeated after each recovery; left out when the adapter is not usable any more. */
  *guarded(phase: () => Script<void>): Script<void> {
    let script = phase();
    while (this.#usable) {
      const result = yield* watched(script);
      if (result.kind === 'done') return;
      if (!this.#mayRecover(result.by)) return;
      yield* this.begin(causeOf(result.by));
      script = phase === this.#contact ? phase() : both(this.#contact, phase);
    }
  }

  #mayRecover(by: StepAnswer): boolean {
    if (by.kind === 'answer') this.#notes.restarted();
    this.#notes.hearLines(linesOf(by));
    this.#recoveries += 1;
    if (this.#recoveries <= RECOVERIES) return true;
    this.#notes.giveUpAdapter(whyGivenUp(by));
    this.#usable = false;
    return false;
  }
}

function* both(first: () => Script<void>, second: () => Script<void>): Script<void> {
  yield* first();
  yield* second();
}

type Watched<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'broken'; readonly by: StepAnswer };

/**
 * Passes a script's steps on, and breaks it off at a restart or a silence: its settings are gone or its answers are out of step.
 * While waking up, silence is an answer the script expects; a setting that was interrupted in time counts as missing.
 */
function* watched<T>(script: Script<T>): Script<Watched<T>> {
  let next = script.next();
  while (next.done !== true) {
    const step = next.value;
    const answer = yield step;
    const restarted = answer.kind === 'answer' && answer.restarted !== null;
    const lost = answer.kind === 'silence' && step.name !== 'wake-adapter' && !(answer.recovered && step.name === 'identify-adapter');
    if (restarted || lost) return { kind: 'broken', by: answer };
    next = script.next(answer);
  }
  return { kind: 'done', value: next.value };
}

function whyGivenUp(by: StepAnswer): 'restarting' | 'silent' | 'out-of-step' {
  if (by.kind === 'answer') return 'restarting';
  return by.strays.length === 0 && !by.overflow ? 'silent' : 'out-of-step';
}

function causeOf(by: StepAnswer): RestartCause {
  return (by.kind === 'answer' ? by.restarted : null) ?? 'banner';
}

/**
 * Finds the bus. First CAN at 500 kbit/s, the bus of every ex-PSA car of this century. "No data" there means that somebody
 * acknowledged the frame, so units are tried before the long search; after an error the search goes first.
 */
function* contactCar(notes: ReadFacts): Script<void> {
  yield* set(notes, 'contact-car', adapterCommand('ATSP6'), 'set-protocol');
  notes.useProtocol(CAN_500);
  const answer = yield* askSure('contact-car', currentData('00'), LIMITS.request);
  const { statuses, messages, unknown } = understand(linesOf(answer), notes.form);
  notes.hear(statuses);
  notes.hearUnknown(unknown);
  if (messages.length > 0) notes.busTalks();
  if (messages.some(({ bytes }) => bytes[0] === 0x41 && bytes[1] === 0x00)) return;
  if (statuses.some(({ code }) => code === 'ecu-silent') && (yield* firstUnit(notes))) return;
  yield* search(notes);
}

/** A lead on pins 3/8 reaches units, but no generic ECU. */
function* firstUnit(notes: ReadFacts): Script<boolean> {
  const [bsi] = VIN_HOLDERS;
  if (bsi === undefined || notes.lacks('headers')) return false;
  const outcome = yield* readHolder(notes, bsi, 'read-BSI');
  yield* addressAll('read-BSI');
  return outcome === 'vin' || outcome === 'no-vin';
}

/**
 * Lets the adapter go through all protocols. Where it answered and does not name the one it found, the form of the answer tells it, else
 * the protocols are tried in turn. When nothing came at all, the protocol goes back to CAN: data is never called silence.
 */
function* search(notes: ReadFacts): Script<void> {
  yield* set(notes, 'search-protocol', adapterCommand('ATSP0'), 'set-protocol');
  notes.useProtocol({ digit: '0', found: true, bus: 'unknown' });
  const answer = yield* ask('search-protocol', currentData('00'), LIMITS.search);
  const lines = linesOf(answer);
  notes.hearLines(lines);
  const number = yield* ask('search-protocol', adapterCommand('ATDPN'), LIMITS.setting);
  const protocol = protocolOf(linesOf(number)) ?? protocolOfForm(lines);
  if (protocol !== null) notes.useProtocol(protocol);
  if (protocol !== null && answersSupported(notes, lines)) {
    notes.busTalks();
    return;
  }
  if (dataLines(lines).length > 0) {
    notes.busTalks();
    if (yield* tryInTurn(notes)) return;
  }
  notes.busSilent();
  notes.useProtocol(CAN_500);
  yield* ask('search-protocol', adapterCommand('ATSP6'), LIMITS.setting);
}

/** Did somebody answer 0100, as the form in use reads it? */
function answersSupported(notes: ReadFacts, lines: readonly string[]): boolean {
  return understand(lines, notes.form).messages.some(({ bytes }) => bytes[0] === 0x41);
}

function* tryInTurn(notes: ReadFacts): Script<boolean> {
  for (const digit of PROTOCOL_DIGITS) {
    if (!(yield* set(notes, 'search-protocol', adapterCommand(`ATSP${digit}`), 'set-protocol'))) continue;
    notes.useProtocol(protocolOfDigit(digit, false));
    const answer = yield* ask('search-protocol', currentData('00'), LIMITS.request);
    notes.hearLines(linesOf(answer));
    if (answersSupported(notes, linesOf(answer))) return true;
  }
  return false;
}

const STEP_OF: Readonly<Record<string, StepName>> = { BSI: 'read-BSI', NAC: 'read-NAC' };

const stepOf = ({ ecu }: VinHolder): StepName => STEP_OF[ecu.unit] ?? 'read-telematics';

/** Every source once. Units only on CAN at 500 kbit/s, and the ones behind the BSI only where the bus talks. */
function* readSources(notes: ReadFacts): Script<void> {
  if (notes.facts().states.bus === 'talks') yield* readGeneric(notes, 'read-engine');
  if (notes.facts().protocol?.digit !== '6') return;
  for (const holder of VIN_HOLDERS) {
    const known = notes.readings.some(({ source }) => source === holder.source);
    const dead = notes.facts().states.bus !== 'talks' && holder !== VIN_HOLDERS[0];
    if (known || dead || (holder.ecu.unit === 'RTBM' && !notes.facts().silent.includes(holder.source))) continue;
    if ((yield* readHolder(notes, holder, stepOf(holder))) === 'incapable') break;
  }
  yield* addressAll('read-telematics');
}

/** A VIN that only one reading gave is read again from the same source. */
function* confirm(notes: ReadFacts): Script<void> {
  const [only] = notes.readings;
  if (only === undefined || notes.readings.length > 1) return;
  if (only.source === 'link 0902') return yield* readGeneric(notes, 'confirm-vin');
  const holder = VIN_HOLDERS.find(({ ecu }) => ecu.rx === only.ecu);
  if (holder !== undefined) yield* readHolder(notes, holder, 'confirm-vin');
}
