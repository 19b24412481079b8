/** Waking, setting up and identifying an adapter. Any setting may be missing on a clone: it is noted, and the script goes on. */
import { adapterCommand, type AdapterText, type Capability, isAccepted, LIMITS, type RestartCause, statusesOf } from '../protocol/index.ts';
import { claimsModern, isIntroduction, parseVoltage } from '../adapters/index.ts';
import type { ReadFacts } from './read-facts.ts';
import { ask, askSure, linesOf, type Script, type StepAnswer, type StepName } from './steps.ts';

/** How the adapter is connected. Some radio clones drop the link on ATZ, so a radio is only ever asked its name. */
export type Medium = 'usb' | 'radio';

/**
 * Is this speed right? True for any answer that only an ELM gives: its name, or that it did not understand what else was left in its line.
 * The name is asked, never nonsense: some adapters do not answer what they do not know, and every speed would then be waited for.
 */
export function* probeScript(limitMs: number): Script<boolean> {
  const answer = yield* ask('find-speed', adapterCommand('ATI'), limitMs, { wake: false, fits: null });
  const lines = linesOf(answer);
  return isIntroduction(lines) || statusesOf(lines).some(({ kind }) => kind === 'not-understood' || kind === 'interrupted');
}

/** Finds out who is there. The lines of its introduction; null when nobody introduced itself. */
function* wakeUp(notes: ReadFacts, medium: Medium): Script<readonly string[] | null> {
  const heard: string[] = [];
  let asked = 0;
  const texts: readonly AdapterText[] = medium === 'usb' ? ['ATZ', 'ATI'] : ['ATI', 'ATI'];
  for (const text of [...texts, 'ATI'] as const) {
    const answer = yield* ask('wake-adapter', adapterCommand(text), text === 'ATZ' ? LIMITS.reset : LIMITS.setting);
    if (answer.kind === 'answer' && isIntroduction(answer.lines)) {
      if (asked === 0 || (yield* settle())) return answer.lines;
      notes.giveUpAdapter('out-of-step');
      return null;
    }
    heard.push(...linesOf(answer), ...(answer.kind === 'silence' ? answer.strays.flat() : []));
    asked += 1;
    if (asked === texts.length && heard.length === 0) break;
  }
  notes.hearUnknown(heard);
  notes.giveUpAdapter(heard.length > 0 ? 'not-elm' : 'silent');
  return null;
}

/**
 * Gets in step with an adapter that was silent at first: its answers may come twice or late, and all of them are introductions. The
 * voltage is a question with an answer of another kind; once that is heard, nothing older is on its way. False for an adapter that
 * keeps answering the question before.
 */
function* settle(): Script<boolean> {
  let behind = false;
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const answer = yield* ask('wake-adapter', adapterCommand('ATRV'), LIMITS.wake, { fits: (lines) => parseVoltage(lines) !== null });
    if (answer.kind === 'answer') return true;
    behind = answer.strays.some(isIntroduction);
    if (attempt === 1) yield* ask('wake-adapter', adapterCommand('ATI'), LIMITS.setting);
  }
  return !behind;
}

/** Settings in order, each with what it shows about the adapter. ATCAF1 is said aloud: another program may have left it off. */
const SETTINGS: readonly (readonly [AdapterText, Capability])[] = [
  ['ATE0', 'echo-off'],
  ['ATL0', 'linefeeds-off'],
  ['ATS0', 'spaces-off'],
  ['ATH1', 'headers'],
  ['ATCAF1', 'formatting'],
  ['ATAT1', 'adaptive-timing'],
  ['ATST64', 'timeout'],
];

/** Sends one setting and notes whether it was accepted. */
export function* set(
  notes: ReadFacts,
  name: StepName,
  command: ReturnType<typeof adapterCommand>,
  capability: Capability,
): Script<boolean> {
  const answer = yield* askSure(name, command, LIMITS.setting);
  const accepted = isAccepted(linesOf(answer));
  notes.learn(capability, accepted);
  return accepted;
}

function* question(text: AdapterText): Script<readonly string[]> {
  const answer: StepAnswer = yield* ask('identify-adapter', adapterCommand(text), LIMITS.setting);
  return linesOf(answer);
}

function* introduce(notes: ReadFacts, ATI: readonly string[]): Script<void> {
  const at1 = yield* question('AT@1');
  const STI = yield* question('STI');
  const stn = isIntroduction(STI);
  const STDI = stn ? yield* question('STDI') : [];
  const VTVERS = stn ? [] : yield* question('VTVERS');
  const ATAMC = !stn && claimsModern(ATI) ? yield* question('ATAMC') : null;
  notes.introduce({ ATI, 'AT@1': at1, STI, STDI, VTVERS, ATAMC });
}

/** Reads the supply voltage. */
function* measure(notes: ReadFacts): Script<void> {
  const answer = yield* askSure('read-voltage', adapterCommand('ATRV'), LIMITS.setting);
  const volts = parseVoltage(linesOf(answer));
  notes.learn('voltage', volts !== null);
  notes.measure(volts);
}

/**
 * Brings the adapter from any state to ours, and introduces it. `after`: the reason for doing it again; a chip that lost its supply does
 * not search for CAN until ATFE forgets the event. False when there is no adapter to work with.
 */
export function* initScript(notes: ReadFacts, medium: Medium, after: RestartCause | null = null): Script<boolean> {
  const ATI = yield* wakeUp(notes, after === null ? medium : 'radio');
  if (ATI === null) return false;
  if (after !== null) yield* ask('set-up-adapter', adapterCommand('ATFE'), LIMITS.setting);
  if (medium === 'radio' || after !== null) yield* ask('set-up-adapter', adapterCommand('ATD'), LIMITS.setting);
  for (const [text, capability] of SETTINGS) yield* set(notes, 'set-up-adapter', adapterCommand(text), capability);
  yield* introduce(notes, ATI);
  yield* measure(notes);
  return true;
}

/** Leaves the adapter as it was found: protocol closed so that the car may sleep, filters and headers off, defaults. */
export function* restoreScript(): Script<void> {
  for (const text of ['ATPC', 'ATAR', 'ATFCSM0', 'ATSH7DF', 'ATD'] as const) {
    const answer = yield* ask('restore-adapter', adapterCommand(text), LIMITS.setting);
    if (answer.kind === 'silence' && !answer.recovered) return;
  }
}
