/** Judges an exercise by the entries of the log that are about its vehicle: they are the truth, whatever a screen showed. */
import { parseRunWords } from '../enrolment/index.ts';
import type { Entry } from '../audit/entry/index.ts';
import type { Exercise, ExerciseResult, TrainingFault, TrainingGoal, TrainingVerdict, Work } from './types.ts';

/** Points of each verdict. */
export const POINTS: Readonly<Record<TrainingVerdict, number>> = { handled: 2, 'with-faults': 1, missed: 0 };

/** An exercise whose vehicle was just looked up. */
export function beginWork(began: number): Work {
  return { began, reached: null, sent: 0, commands: [], open: [], away: [], wrong: false };
}

/** The words of `resolved` that say what truly was. */
const TRUE_WORDS: Readonly<Partial<Record<TrainingGoal, readonly string[]>>> = {
  'settle-activated': ['activated', 'activated-code-lost'],
  'settle-no-effect': ['no-effect'],
  'settle-other-vehicle': ['other-vehicle-handled'],
};

/** What one more entry about the vehicle makes of it. */
export function foldWork(work: Work, entry: Entry, { goal }: Exercise): Work {
  const counted = countEntry(work, entry);
  if (entry.kind === 'resolved' && isWrong(goal, entry)) return { ...counted, reached: null, wrong: true };
  if (entry.kind === 'resolved') return reach({ ...counted, wrong: false }, entry, goal);
  return reach(counted, entry, goal);
}

function countEntry(work: Work, entry: Entry): Work {
  const { act = '' } = entry;
  switch (entry.kind) {
    case 'sent':
      return { ...work, sent: work.sent + 1, open: [...work.open, act] };
    case 'unknown':
      return work.away.includes(act) ? work : { ...work, open: [...without(work.open, act), act] };
    case 'handed-over':
      return { ...work, open: without(work.open, act), away: [...work.away, act] };
    case 'result':
    case 'resolved':
      return { ...work, open: without(work.open, act) };
    case 'proof':
      return entry.out === 'sent' ? { ...work, commands: [...work.commands, entry.d?.word ?? ''] } : work;
    default:
      return work;
  }
}

const without = (acts: readonly string[], act: string): readonly string[] => acts.filter((one) => one !== act);

function isWrong(goal: TrainingGoal, { out = '' }: Entry): boolean {
  const words = TRUE_WORDS[goal];
  return words !== undefined && !words.includes(out);
}

function reach(work: Work, entry: Entry, goal: TrainingGoal): Work {
  return work.reached === null && REACHES[goal](entry) ? { ...work, reached: entry.mono } : work;
}

type Reaches = (entry: Entry) => boolean;

const settles: Reaches = ({ kind }) => kind === 'resolved' || kind === 'handed-over';
const says =
  (kind: Entry['kind'], ...outs: readonly string[]): Reaches =>
  (entry) =>
    entry.kind === kind && outs.includes(entry.out ?? '');
const runEnds =
  (goal: string): Reaches =>
  (entry) =>
    says('enrolment', 'done')(entry) && parseRunWords(entry.d?.word ?? '')?.goal === goal;

/** Which entry reaches which goal. */
const REACHES: Readonly<Record<TrainingGoal, Reaches>> = {
  activate: says('read-back', 'confirmed'),
  leave: ({ kind, out }) => kind === 'status' && out !== 'failed',
  'settle-activated': settles,
  'settle-no-effect': settles,
  'settle-other-vehicle': settles,
  unconfirmed: says('read-back', 'not-confirmed'),
  refused: says('result', 'refused'),
  enrol: runEnds('enrol'),
  unlink: runEnds('unlink'),
  prove: says('proof', 'seen', 'not-seen'),
};

/** The result of an exercise that is over. `left`: when it was left. */
export function judge(exercise: Exercise, work: Work | null, left: number): ExerciseResult {
  const { scenario, goal } = exercise;
  if (work === null) return { scenario, goal, sent: 0, ms: null, verdict: 'missed', faults: ['not-done'] };
  const isReached = work.reached !== null && !(goal === 'leave' && work.sent > 0);
  const faults = faultsOf(exercise, work, isReached);
  return { scenario, goal, sent: work.sent, ms: endOf(goal, work, left) - work.began, verdict: verdictOf(faults, isReached), faults };
}

/** Nothing to send has no other end than going on to the next vehicle. */
function endOf(goal: TrainingGoal, { reached }: Work, left: number): number {
  return goal === 'leave' ? left : (reached ?? left);
}

function faultsOf({ sends }: Exercise, { sent, commands, open, wrong }: Work, isReached: boolean): readonly TrainingFault[] {
  const isAgain = (sends > 0 && sent > sends) || new Set(commands).size < commands.length;
  const grave: readonly TrainingFault[] = [
    ...(sends === 0 && sent > 0 ? (['sent-for-nothing'] as const) : []),
    ...(open.length > 0 ? (['left-open'] as const) : []),
    ...(wrong ? (['settled-wrong'] as const) : []),
  ];
  const isMissing = !isReached && grave.length === 0;
  return [...(isAgain ? (['sent-again'] as const) : []), ...grave, ...(isMissing ? (['not-done'] as const) : [])];
}

function verdictOf(faults: readonly TrainingFault[], isReached: boolean): TrainingVerdict {
  if (!isReached) return 'missed';
  return faults.length === 0 ? 'handled' : 'with-faults';
}
