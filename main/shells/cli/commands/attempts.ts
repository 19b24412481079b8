/** `carkey attempts`: the attempts that wait for their end, or all of them. */
import type { AttemptRow } from '../../../../app/console.ts';
import { fail, ok, type Result } from '../../../../app/result.ts';
import { BRIDGE_OPTIONS, bridgeOverride, logPlaces, PIN_HELP, readLog, type LogPlace } from '../at-work/index.ts';
import { type Command, EXIT, type FilesPlan, type Invocation, type Outcome, wrong } from '../terminal/index.ts';
import { attemptRowLine } from '../views/index.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import type { Words } from '../../../../app/words/words.ts';

/** Most attempts that are listed. */
const LIMIT = 500;

async function plan(invocation: Invocation): Promise<Result<FilesPlan, Outcome>> {
  const all = invocation.values['all'] === true;
  if (invocation.words.length > 0) return fail(wrong('"carkey attempts" takes options only.'));
  const override = bridgeOverride(invocation);
  if (!override.ok) return fail(wrong(override.error));
  const { mode } = override.value;
  const places = (await logPlaces(invocation.dataDir)).filter((place) => place.exists && (mode === undefined || place.mode === mode));
  return ok({ modes: places.map((place) => place.mode), use: () => list(places, all) });
}

async function list(places: readonly LogPlace[], all: boolean): Promise<Outcome> {
  const rows: AttemptRow[] = [];
  for (const place of places) {
    const read = await readAttempts(place, !all);
    if (!read.ok) return read.error;
    rows.push(...read.value);
  }
  return listed(
    rows.toSorted((a, b) => b.openedAt - a.openedAt),
    all,
    await wordsFor('en'),
  );
}

async function readAttempts(place: LogPlace, openOnly: boolean): Promise<Result<readonly AttemptRow[], Outcome>> {
  const { attemptRow } = await import('../../../handlers/index.ts');
  let rows: readonly AttemptRow[] = [];
  const outcome = await readLog(place, (log) => {
    rows = log.attempts(openOnly, LIMIT).map(attemptRow);
    return { exit: EXIT.yes };
  });
  return outcome.exit === EXIT.yes ? ok(rows) : fail(outcome);
}

function listed(rows: readonly AttemptRow[], all: boolean, words: Words): Outcome {
  const none = all ? 'no attempts' : 'no open attempts';
  const lines = rows.length === 0 ? [none] : rows.map((row) => attemptRowLine(row, words));
  return { exit: EXIT.yes, answer: { json: { attempts: rows.map((row) => ({ ...row })) }, lines } };
}

/** The command. */
export const attempts: Command = {
  name: 'attempts',
  summary: 'List the attempts whose outcome is open or unknown (--all: every attempt).',
  usage: '[--all] [--simulator NAME | --bridge URL] [--operator NAME]',
  help: ['Practice and live have a log each; --simulator and --bridge choose one; without them both are listed.', '', ...PIN_HELP],
  options: { all: { type: 'boolean' }, ...BRIDGE_OPTIONS },
  deeds: [{ at: 'files', name: 'attempts', plan }],
};
