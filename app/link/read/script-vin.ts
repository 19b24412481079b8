/** Asking for a VIN: generic (mode 09) and unit by unit (data identifier F190), with the remedies for answers that were cut or late. */
import {
  adapterCommand,
  type Command,
  type Ecu,
  GENERIC_ECUS,
  LIMITS,
  type LinkSource,
  readData,
  readLocal,
  session,
  setFlowControlHeader,
  setHeader,
  setReceiveFilter,
  understand,
  type Understood,
  vehicleInfo,
  type VinHolder,
} from '../protocol/index.ts';
import type { ReadFacts } from './read-facts.ts';
import { set } from './script-init.ts';
import { ask, askSure, linesOf, type Script, type StepName } from './steps.ts';
import { vinAnswers, type VinAnswer, type VinQuestion } from './vin-answers.ts';

const F190 = 0xf190;
const B0 = 0xb0;
const ATTEMPTS = 3;

/** One question for the VIN. `ecu`: the only identifier that may answer; null when any may. */
type Asking = {
  readonly name: StepName;
  readonly command: Command;
  readonly question: VinQuestion;
  readonly source: LinkSource;
  readonly ecu: string | null;
};

type Heard = { readonly said: readonly VinAnswer[]; readonly at: number; readonly narrow: boolean };
type Remedy = 'none' | 'resend' | 'wait-longer' | 'slow-down' | 'narrow';

/**
 * Asks until the answer is whole, three times at most. Chooses a remedy by what was wrong. `narrow`: more came than the adapter holds, and
 * asking everybody again would only overrun it again.
 */
function* askVin(notes: ReadFacts, asking: Asking): Script<Heard> {
  let heard: Heard = { said: [], at: 0, narrow: false };
  let patient = false;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const answer = yield* askSure(asking.name, asking.command, LIMITS.request);
    const understood = understand(linesOf(answer), notes.form);
    notes.hear(understood.statuses);
    notes.hearUnknown(understood.unknown);
    const said = vinAnswers(understood, asking.question, notes.form);
    const remedy = remedyFor(understood, said, asking);
    heard = { said, at: answer.at, narrow: remedy === 'narrow' };
    if (remedy === 'none' || remedy === 'narrow' || attempt === ATTEMPTS) break;
    patient ||= remedy === 'wait-longer';
    yield* apply(asking, remedy);
  }
  if (patient) yield* ask(asking.name, adapterCommand('ATST64'), LIMITS.setting);
  return heard;
}

function remedyFor({ damaged, statuses }: Understood, said: readonly VinAnswer[], { ecu }: Asking): Remedy {
  if (ecu === null && statuses.some(({ action }) => action === 'narrow-and-resend')) return 'narrow';
  if (said.some(({ kind }) => kind === 'vin')) return 'none';
  if (said.some(({ kind }) => kind === 'pending')) return 'wait-longer';
  if (said.some((one) => one.kind === 'failed' && one.raw === '')) return 'slow-down';
  if (damaged || said.some((one) => one.kind === 'refused' && one.code === 'busy')) return 'resend';
  return 'none';
}

function* apply({ name, question }: Asking, remedy: Remedy): Script<void> {
  if (remedy === 'wait-longer') yield* ask(name, adapterCommand('ATSTFF'), LIMITS.setting);
  if (remedy === 'slow-down' && question !== '0902') yield* ask(name, adapterCommand('ATFCSD300005'), LIMITS.setting);
}

/** Puts what was said into the notes. A unit's VIN counts only under the identifier of that unit: no header, no name. */
function file(notes: ReadFacts, { source, ecu: expected }: Asking, { said, at }: Heard): void {
  const protocol = notes.facts().protocol?.digit ?? '';
  for (const one of said) {
    const { ecu } = one;
    const named = expected === null || ecu === expected;
    if (one.kind === 'vin' && named) notes.addReading({ source, vin: one.vin, ecu, protocol, raw: one.raw, at });
    else if (one.kind === 'vin') notes.addFailure({ source, ecu, fault: 'unnamed-ecu' });
    else if (one.kind === 'failed') notes.addFailure({ source, ecu, fault: one.fault });
    else if (one.kind === 'refused') notes.addRefusal({ source, ecu, nrc: one.nrc, code: one.code });
    else notes.addRefusal({ source, ecu, nrc: 0x78, code: 'pending' });
  }
  if (said.length === 0) notes.addSilent(source);
  else notes.busTalks();
}

const generic = (name: StepName): Asking => ({ name, command: vehicleInfo('02'), question: '0902', source: 'link 0902', ecu: null });

/**
 * The VIN by mode 09. An answer that stays cut after its first frame is asked for again at the engine's own address; one that overran the
 * adapter is asked for unit by unit.
 */
export function* readGeneric(notes: ReadFacts, name: StepName): Script<void> {
  const asking = generic(name);
  const heard = yield* askVin(notes, asking);
  if (heard.narrow && notes.form.bus === 'can11') return yield* readOneByOne(notes, name);
  const cut = heard.said.some((one) => one.kind === 'failed' && one.fault === 'first-frame-only');
  const got = heard.said.some(({ kind }) => kind === 'vin');
  if (!cut || got || notes.form.bus !== 'can11') {
    file(notes, asking, heard);
    return;
  }
  yield* ask(name, setHeader(ENGINE), LIMITS.setting);
  file(notes, asking, yield* askVin(notes, asking));
  yield* ask(name, adapterCommand('ATSH7DF'), LIMITS.setting);
}

const ENGINE: Ecu = GENERIC_ECUS[0] ?? { unit: 'engine', tx: '7E0', rx: '7E8', asked: true };

/** The generic units, each at its own address and heard alone: what all of them say at once is more than this adapter holds. */
function* readOneByOne(notes: ReadFacts, name: StepName): Script<void> {
  const all: VinAnswer[] = [];
  let at = 0;
  for (const ecu of GENERIC_ECUS) {
    if (!(yield* set(notes, name, setHeader(ecu), 'set-header'))) break;
    if (!(yield* set(notes, name, setReceiveFilter(ecu), 'receive-filter'))) break;
    const heard = yield* askVin(notes, { ...generic(name), ecu: notes.form.headers ? ecu.rx : null });
    all.push(...heard.said.map((one) => ({ ...one, ecu: one.ecu ?? ecu.rx })));
    at = Math.max(at, heard.at);
  }
  file(notes, generic(name), { said: all, at, narrow: false });
  for (const text of ['ATCRA', 'ATSH7DF'] as const) yield* ask(name, adapterCommand(text), LIMITS.setting);
}

/** What became of a unit. `incapable`: the adapter cannot ask units at all. */
export type UnitOutcome = 'vin' | 'no-vin' | 'silent' | 'incapable';

/** The VIN of one unit: without a session first, then in the extended one if the unit wants that; the session is closed again. */
export function* readHolder(notes: ReadFacts, { ecu, source }: VinHolder, name: StepName): Script<UnitOutcome> {
  if (!(yield* address(notes, ecu, name))) return 'incapable';
  const asking: Asking = { name, command: readData(F190), question: '22F190', source, ecu: ecu.rx };
  let heard = yield* askVin(notes, asking);
  if (wantsSession(heard) && (yield* openSession(name))) {
    heard = yield* askVin(notes, asking);
    yield* ask(name, session('default'), LIMITS.request);
  }
  file(notes, asking, heard);
  const outcome = outcomeOf(notes, heard);
  if (ecu.unit !== 'NAC' || !mayBeOlder(heard)) return outcome;
  return (yield* readOlderRadio(notes, ecu, name)) ? 'vin' : outcome;
}

/** Silence, or "I do not know that": a radio unit from before UDS may sit at the head unit's address. */
function mayBeOlder({ said }: Heard): boolean {
  return said.every((one) => one.kind === 'refused' && one.group === 'not-here');
}

/**
 * The VIN of a radio unit that speaks KWP on CAN (SMEG, AIO, MRN; arduino-psa-diag), which is addressed already. Anything but a VIN or a
 * damaged one is left out of the notes: the head unit has given its answer to the first question.
 */
function* readOlderRadio(notes: ReadFacts, ecu: VinHolder['ecu'], name: StepName): Script<boolean> {
  const asking: Asking = { name, command: readLocal(B0), question: '21B0', source: 'link 21B0 radio', ecu: ecu.rx };
  const heard = yield* askVin(notes, asking);
  const said = heard.said.filter(({ kind }) => kind === 'vin' || kind === 'failed');
  if (said.length > 0) file(notes, asking, { ...heard, said });
  return said.some(({ kind }) => kind === 'vin');
}

function outcomeOf(notes: ReadFacts, { said }: Heard): UnitOutcome {
  if (said.some(({ kind }) => kind === 'vin')) {
    notes.learn('long-requests', true);
    return 'vin';
  }
  if (said.some((one) => one.kind === 'refused' && one.group === 'malformed')) {
    notes.learn('long-requests', false);
    return 'incapable';
  }
  return said.length === 0 ? 'silent' : 'no-vin';
}

function wantsSession({ said }: Heard): boolean {
  return said.some((one) => one.kind === 'refused' && one.group === 'session');
}

/** Opens the extended session; false when the unit does not. */
function* openSession(name: StepName): Script<boolean> {
  const answer = yield* ask(name, session('extended'), LIMITS.request);
  return linesOf(answer).some((line) => /5003/.test(line.replace(/\s/g, '')));
}

/**
 * Points the adapter at one unit. The flow-control header and data must be set before its mode, else the chip says `?`. Modes 0 and 2
 * send flow control to an address that an ex-PSA unit does not listen to, so without mode 1 there is no long answer.
 */
function* address(notes: ReadFacts, ecu: VinHolder['ecu'], name: StepName): Script<boolean> {
  if (notes.lacks('headers')) return false;
  if (!(yield* set(notes, name, setHeader(ecu), 'set-header'))) return false;
  if (!(yield* set(notes, name, setReceiveFilter(ecu), 'receive-filter'))) return false;
  if (!(yield* set(notes, name, setFlowControlHeader(ecu), 'flow-control'))) return false;
  if (!(yield* set(notes, name, adapterCommand('ATFCSD300000'), 'flow-control'))) return false;
  return yield* set(notes, name, adapterCommand('ATFCSM1'), 'flow-control');
}

/** Back to asking every unit and hearing all of them. */
export function* addressAll(name: StepName): Script<void> {
  for (const text of ['ATCRA', 'ATFCSM0', 'ATSH7DF'] as const) yield* ask(name, adapterCommand(text), LIMITS.setting);
}
