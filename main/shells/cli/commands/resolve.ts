/** `carkey resolve`: asks PIMS again about an attempt with an unknown outcome. Only reads; never activates. */
import type { AttemptId, AttemptState } from '../../../../app/carkey/index.ts';
import { parseAttemptId } from '../../../../app/audit/entry/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import type { Vin } from '../../../../app/vehicle/index.ts';
import { wordsFor } from '../../../../app/words/index.ts';
import type { Words } from '../../../../app/words/shape/index.ts';
import type { AttemptRecord } from '../../../audit/index.ts';
import { atVehicle, BRIDGE_HELP, BRIDGE_OPTIONS, BRIDGE_USAGE, bridgeOverride } from '../at-work/index.ts';
import {
  type Command,
  type ConsolePlan,
  type Desk,
  EXIT,
  exitOfAttempt,
  failed,
  type Invocation,
  type CommandResult,
  textOf,
  wrong,
} from '../command/index.ts';
import { refused } from '../terminal/index.ts';
import { attemptResult, attemptRowLines, verdictJson } from '../views/index.ts';

async function plan(invocation: Invocation): Promise<Result<ConsolePlan, CommandResult>> {
  const [text = '', more] = invocation.words;
  const id = parseAttemptId(text);
  if (id === null || more !== undefined) return fail(wrong('Which attempt? Write: carkey resolve ID ("carkey attempts" lists them).'));
  const given = bridgeOverride(invocation);
  if (!given.ok) return fail(wrong(given.error));
  const words = await wordsFor('en');
  // An attempt is asked about where it ran.
  const { whereItRan } = await import('../../../at-rest/index.ts');
  const override = given.value.mode === undefined ? { ...given.value, ...(await whereItRan(invocation.dataDir, id)) } : given.value;
  return ok({ override, use: (desk) => resolveOne(desk, id, words, invocation) });
}

async function resolveOne(desk: Desk, id: AttemptId, words: Words, invocation: Invocation): Promise<CommandResult> {
  const record = desk.console.current().trail.attempt(id);
  if (record === null) return wrong('There is no such attempt in this log (practice and live have a log each).');
  if (isSettled(record.state)) return settledResult(record);
  if (record.vin === null) return decideUnseen(desk, id, invocation);
  const { vin } = record;
  return atVehicle(desk, vin, 'chosen', words, () => askAgain(desk, vin, id, words));
}

function isSettled(state: AttemptState): boolean {
  return state.name === 'resolved' || state.name === 'refused' || (state.name === 'succeeded' && state.readBack === 'confirmed');
}

/** Nothing is left to ask: the attempt as it ended. */
async function settledResult(record: AttemptRecord): Promise<CommandResult> {
  const { attemptRow } = await import('../../../handlers/index.ts');
  const [row, words] = [attemptRow(record), await wordsFor('en')];
  const json = {
    attempt: row.id,
    vin: row.vin,
    state: row.state,
    outcome: row.outcome,
    transactionId: row.transactionId,
    simulator: row.scenario,
    verdict: verdictJson(row.verdict, words),
  };
  return { exit: exitOfAttempt(record.state), answer: { json, lines: [...attemptRowLines(row, words)] } };
}

const UNSEEN =
  'The vault does not know the vehicle of this attempt, so PIMS cannot be asked about it. Put the right vault.db back, or, for the support desk: add --as activated-code-lost --reason TEXT.';

/** Nobody can read what became of a vehicle that is not known: a person of the desk takes it for activated, so that nothing is sent again for it. */
async function decideUnseen(desk: Desk, id: AttemptId, { values }: Invocation): Promise<CommandResult> {
  const [as, reason] = [textOf(values, 'as'), textOf(values, 'reason')];
  if (as !== 'activated-code-lost' || reason === undefined) return failed(EXIT.no, 'attempt-vehicle-unknown', UNSEEN);
  const decided = await desk.ask('job.decide', { as, reason, attempt: id });
  const record = desk.console.current().trail.attempt(id);
  if (!decided.ok) return refused(decided.error);
  return record === null ? failed(EXIT.fault, 'internal', 'The attempt cannot be found in the log.') : settledResult(record);
}

async function askAgain(desk: Desk, vin: Vin, id: AttemptId, words: Words): Promise<CommandResult> {
  let job = await desk.settled();
  if (job.attempt?.id !== id) return failed(EXIT.no, 'not-now', `A later attempt for ${vin} stands in front of this one.`);
  const asked = await desk.ask('job.recheck', {});
  // A late answer may have settled it while the vehicle was opened.
  if (!asked.ok && asked.error.code !== 'not-now') return refused(asked.error);
  job = await desk.settled();
  if (job.attempt === null) return failed(EXIT.fault, 'internal', 'The attempt cannot be found in the log.');
  return attemptResult({ job, attempt: job.attempt, bridge: desk.console.current().bridge.state(), shown: null }, words);
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
