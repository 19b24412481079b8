/**
 * Goal A2: every published error code answers an activation, with and without an effect on the vehicle, and the console dies at each of six
 * moments. Whoever looks afterwards must find the class that outcome-table.ts says, a sentence in every language, and never a second
 * activation on the wire.
 */
import { rmSync } from 'node:fs';
import type { AttemptState } from '../../app/carkey/types.ts';
import { LANGUAGES } from '../../app/base/language.ts';
import { pimsErrorInfo } from '../../app/pims/errors.ts';
import { wordsFor } from '../../app/words/load.ts';
import { adviceOf, fill, type Words } from '../../app/words/shape/words.ts';
import { systemClock } from '../../main/base/clock.ts';
import type { RunningConsole } from '../../main/console/console.ts';
import { folderInMemory } from './memory-folder.ts';
import { call, jobUntil, OK_VIN, started, send } from '../support/console.ts';
import { rowOf, type Fault } from './fault.ts';
import { inLanes } from './house.ts';
import { diesHere, failed, isKilled, leftBy, type Place, type Victim } from './outcome-crash.ts';
import { CASES, expectedClass, expectedSets, type Case } from './outcome-table.ts';
import { openStagedBridge } from './staged-bridge.ts';
import { practiceAt, wordOf } from '../support/practice-at.ts';

/** One of so many cases is tried in the starred run; prime to the number of moments, so that each of them comes up. */
const STARRED_STEP = 31;
/** How many are killed for real. */
const KILLS = { starred: 2, full: 24 } as const;
/** A run that has not ended by then hangs, ms. */
const LIMIT_MS = 60_000;
/** Beyond the late-answer window of {@link practiceAt}: twice its limit of three seconds. */
const AFTER_WINDOW_MS = 10_000;

const ALL_WORDS = await Promise.all(LANGUAGES.map(wordsFor));

/** The class of a state, in the words of the table. */
function classOf(state: AttemptState): string {
  if (state.name === 'unknown') return `unknown ${state.reason}${state.errorCode === null ? '' : ` ${state.errorCode}`}`;
  if (state.name !== 'refused') return state.name;
  return state.because.kind === 'error' ? `refused ${state.because.code}` : `refused, not sent: ${state.because.reason}`;
}

function sentenceOf(state: AttemptState, words: Words): string {
  if (state.name === 'unknown') return fill(words.unknownReason[state.reason], state.errorCode === null ? {} : { code: state.errorCode });
  if (state.name !== 'refused') return '';
  if (state.because.kind === 'not-sent') return words.refusalNotSent[state.because.reason];
  const { hands, meaning } = adviceOf(words, state.because.code, pimsErrorInfo(state.because.code).group);
  return `${hands} ${meaning}`;
}

/** A sentence begins like one, ends like one, and leaves no place unfilled. */
const isSentence = (text: string): boolean => /^[¿¡«„“\p{Lu}0-9].*[.?!]$/u.test(text) && !/[{}]/.test(text);

/** What is wrong with what the next person finds. */
async function troublesOf(place: Place, left: string): Promise<string[]> {
  const { bridge } = place;
  const clock = { ahead: 0, mono: () => systemClock.mono(), wall: () => systemClock.wall() + clock.ahead };
  const console = await started({ ...practiceAt(left, wordOf(bridge)), clock });
  try {
    const [attempt, ...more] = console.current().trail.attempts(false, 10);
    if (attempt === undefined || more.length > 0) return [`there are ${more.length + (attempt === undefined ? 0 : 1)} attempts`];
    if (place.case.moment === 'on the wire' && attempt.transactionId !== null) await answerLate(console, place, attempt.transactionId);
    const { state } = console.current().trail.attempt(attempt.id) ?? attempt;
    const mute = ALL_WORDS.filter((words) => !isSentence(sentenceOf(state, words))).map(({ language }) => language);
    const again = await send(console, 'job.activate', { vin: OK_VIN });
    clock.ahead = AFTER_WINDOW_MS;
    return [
      ...(classOf(state) === expectedClass(place.case) ? [] : [`the attempt is "${classOf(state)}", not "${expectedClass(place.case)}"`]),
      ...(mute.length === 0 ? [] : [`there is no sentence in ${mute.join(', ')}`]),
      ...(again.ok ? ['it could be sent again at once'] : []),
      ...(state.name === 'unknown' && bridge.stage.active ? await resolutionTroubles(console) : []),
    ];
  } finally {
    await console.stop();
  }
}

/** The answer that the dead console waited for reaches the next one. */
async function answerLate(console: RunningConsole, { bridge, case: { code } }: Place, transactionId: string): Promise<void> {
  const recorded = new Promise<void>((resolve) => {
    console.current().trail.listen((entries) => entries.some(({ kind }) => kind === 'answer') && setImmediate(resolve));
  });
  bridge.say({ transactionId, ...failed(code) });
  await recorded;
}

/** Reading, after the late-answer window, must find the effect out. */
async function resolutionTroubles(console: RunningConsole): Promise<string[]> {
  await jobUntil(console, (job) => job.stage === null);
  await call(console, 'job.recheck', {});
  const { attempt } = await jobUntil(console, (job) => job.stage === null);
  const state = attempt?.state;
  return state?.name === 'resolved' && state.as === 'activated-code-lost' ? [] : [`reading again left it ${state?.name ?? 'away'}`];
}

async function within<T>(work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`nothing for ${LIMIT_MS / 1_000} s`)), LIMIT_MS);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Tries one case; the words for what did not hold. */
async function tryCase(tried: Case, victim: Victim): Promise<string[]> {
  const folder = folderInMemory('outcome');
  const stage = { phone: { event: OK_VIN, answer: OK_VIN }, active: false, activation: () => null };
  const bridge = await openStagedBridge(stage);
  const place: Place = { case: tried, folder, bridge };
  const { code, applied, moment } = tried;
  try {
    const left = await within(victim === 'killed process' ? isKilled(place) : diesHere(place, victim));
    if (moment === 'after intent' && applied) bridge.stage.active = true;
    const troubles = await within(troublesOf(place, left));
    const [sets, due] = [bridge.sets(), expectedSets(tried)];
    const sent = sets === due ? [] : [`${sets} activations were sent instead of ${due}`];
    return [...troubles, ...sent].map((words) => `${words} (${code}, ${applied ? 'applied' : 'not applied'}, ${moment}, ${victim})`);
  } catch (fault) {
    return [`${String(fault)} (${code}, ${applied ? 'applied' : 'not applied'}, ${moment}, ${victim})`];
  } finally {
    await bridge.stop();
    for (const path of [folder, leftBy(folder)]) rmSync(path, { recursive: true, force: true });
  }
}

const ON_THE_WIRE = CASES.filter(({ moment }) => moment === 'on the wire');
const spread = <T>(all: readonly T[], count: number): readonly T[] =>
  Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)]).filter((one) => one !== undefined);

/** Error codes. */
export const fault: Fault = {
  name: 'outcomes',
  starred: true,
  async run(scale) {
    const cases = CASES.filter((_, index) => scale === 'full' || index % STARRED_STEP === 0);
    const tries = await inLanes(
      [
        ...cases.map((one) => ({ one, victim: 'real' as const })),
        ...spread(ON_THE_WIRE, KILLS[scale]).map((one) => ({ one, victim: 'killed process' as const })),
      ],
      ({ one, victim }) => tryCase(one, victim),
    );
    const controls = spread(
      CASES.filter(({ moment }) => moment === 'no crash'),
      scale === 'full' ? 20 : 3,
    );
    const caught = await inLanes(controls, (one) => tryCase(one, 'sends again'));
    const seen = caught.filter((words) => words.some((one) => one.includes('activations were sent'))).length;
    return rowOf('error codes of an activation and crashes', tries, {
      what: `a build that sends again, caught ${seen} of ${controls.length} times; ${KILLS[scale]} killed for real`,
      seen: seen === controls.length,
    });
  },
};
