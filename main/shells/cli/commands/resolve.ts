/** `carkey resolve`: asks PIMS again about an attempt with an unknown outcome. Only reads; never activates. */
import type { AttemptId, AttemptState } from '../../../../app/carkey/types.ts';
import { fail, ok, type Result } from '../../../../app/result.ts';
import type { Vin } from '../../../../app/vehicle/types.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import type { Words } from '../../../../app/words/words.ts';
import type { AttemptRecord } from '../../../audit/index.ts';
import {
  atVehicle,
  BRIDGE_HELP,
  BRIDGE_OPTIONS,
  BRIDGE_USAGE,
  bridgeOverride,
  type LogPlace,
  logPlaces,
  readLog,
} from '../at-work/index.ts';
import {
  type Command,
  type ConsolePlan,
  type Desk,
  EXIT,
  exitOfAttempt,
  failed,
  type Invocation,
  type Outcome,
  refused,
  textOf,
  wrong,
} from '../terminal/index.ts';
import { attemptOutcome, attemptRowLine } from '../views/index.ts';
import type { Override } from '../../../modes/index.ts';

async function plan(invocation: Invocation): Promise<Result<ConsolePlan, Outcome>> {
  const [id, more] = invocation.words;
  if (id === undefined || more !== undefined || !/^A-[0-9A-HJKMNP-TV-Z]{26}$/.test(id))
    return fail(wrong('Which attempt? Write: carkey resolve ID ("carkey attempts" lists them).'));
  const given = bridgeOverride(invocation);
  if (!given.ok) return fail(wrong(given.error));
  const words = await wordsFor('en');
  const override =
    given.value.mode === undefined ? { ...given.value, ...(await whereItRan(invocation.dataDir, id as AttemptId)) } : given.value;
  return ok({ override, use: (desk) => resolveOne(desk, id as AttemptId, words, invocation) });
}

async function resolveOne(desk: Desk, id: AttemptId, words: Words, invocation: Invocation): Promise<Outcome> {
  const record = desk.console.current().trail.attempt(id);
  if (record === null) return wrong('There is no such attempt in this log (practice and live have a log each).');
  if (isSettled(record.state)) return settledOutcome(record);
  if (record.vin === null) return decideUnseen(desk, id, invocation);
  const { vin } = record;
  return atVehicle(desk, vin, 'chosen', words, () => askAgain(desk, vin, id, words));
}

/** An attempt is asked about where it ran: the mode of its log, and in practice the same situation. Nobody is told anything yet. */
async function whereItRan(dataDir: string, id: AttemptId): Promise<Override> {
  for (const place of await logPlaces(dataDir)) {
    const scenario = place.exists ? await scenarioOf(place, id) : undefined;
    if (scenario !== undefined) return { mode: place.mode, ...(scenario === null || place.mode === 'live' ? {} : { scenario }) };
  }
  return {};
}

/** The situation that an attempt of this log met; null on a real bridge, undefined when it is not in this log. */
async function scenarioOf(place: LogPlace, id: AttemptId): Promise<string | null | undefined> {
  let scenario: string | null | undefined;
  await readLog(place, (log) => {
    scenario = log.attempt(id)?.scenario;
    return { exit: EXIT.yes };
  });
  return scenario;
}

function isSettled(state: AttemptState): boolean {
  return state.name === 'resolved' || state.name === 'refused' || (state.name === 'succeeded' && state.readBack === 'confirmed');
}

/** Nothing is left to ask: the attempt as it ended. */
async function settledOutcome(record: AttemptRecord): Promise<Outcome> {
  const { attemptRow } = await import('../../../handlers/index.ts');
  const row = attemptRow(record);
  const json = {
    attempt: row.id,
    vin: row.vin,
    state: row.state,
    outcome: row.outcome,
    transactionId: row.transactionId,
    simulator: row.scenario,
  };
  return { exit: exitOfAttempt(record.state), answer: { json, lines: [attemptRowLine(row, await wordsFor('en'))] } };
}

const UNSEEN =
  'The vault does not know the vehicle of this attempt, so PIMS cannot be asked about it. Put the right vault.db back, or, for the support desk: add --as activated-code-lost --reason TEXT.';

/** Nobody can read what became of a vehicle that is not known: a person of the desk takes it for activated, so that nothing is sent again for it. */
async function decideUnseen(desk: Desk, id: AttemptId, { values }: Invocation): Promise<Outcome> {
  const [as, reason] = [textOf(values, 'as'), textOf(values, 'reason')];
  if (as !== 'activated-code-lost' || reason === undefined) return failed(EXIT.no, 'attempt-vehicle-unknown', UNSEEN);
  const decided = await desk.ask('job.decide', { as, reason, attempt: id });
  const record = desk.console.current().trail.attempt(id);
  if (!decided.ok) return refused(decided.error);
  return record === null ? failed(EXIT.fault, 'internal', 'The attempt cannot be found in the log.') : settledOutcome(record);
}

async function askAgain(desk: Desk, vin: Vin, id: string, words: Words): Promise<Outcome> {
  let job = await desk.settled();
  if (job.attempt?.id !== id) return failed(EXIT.no, 'not-now', `A later attempt for ${vin} stands in front of this one.`);
  const asked = await desk.ask('job.recheck', {});
  // A late answer may have settled it while the vehicle was opened.
  if (!asked.ok && asked.error.code !== 'not-now') return refused(asked.error);
  job = await desk.settled();
  if (job.attempt === null) return failed(EXIT.fault, 'internal', 'The attempt cannot be found in the log.');
  return attemptOutcome({ job, attempt: job.attempt, bridge: desk.console.current().bridge.state(), shown: null }, words);
}

/** The command. */
export const resolve: Command = {
  name: 'resolve',
  summary: 'Ask PIMS again about an attempt with an unknown outcome. Never activates.',
  usage: `ID ${BRIDGE_USAGE}`,
  help: [
    '--as activated-code-lost --reason TEXT   for the support desk, where the vault does not know the vehicle any more',
    ...BRIDGE_HELP,
    '',
    'Exit 0: active. 4: no effect. 5: still unknown; a person decides on the screen. 6: another vehicle answered.',
  ],
  options: { ...BRIDGE_OPTIONS, as: { type: 'string' }, reason: { type: 'string' } },
  deeds: [{ at: 'console', name: 'resolve', plan }],
};
