/** `carkey attempts`: the attempts that wait for their end, or all of them. */
import type { AttemptRow } from '../../../../app/contract/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import type { LogPlace } from '../../../at-rest/index.ts';
import { atRestFailure, BRIDGE_OPTIONS, bridgeOverride, PIN_HELP } from '../at-work/index.ts';
import { type Command, EXIT, type FilesPlan, type Invocation, type CommandResult, wrong } from '../command/index.ts';
import { attemptRowLines, verdictJson } from '../views/index.ts';
import { wordsFor } from '../../../../app/words/index.ts';
import type { Words } from '../../../../app/words/shape/index.ts';

/** Most attempts that are listed. */
const LIMIT = 500;

async function plan(invocation: Invocation): Promise<Result<FilesPlan, CommandResult>> {
  const all = invocation.values['all'] === true;
  if (invocation.words.length > 0) return fail(wrong('"carkey attempts" takes options only.'));
  const override = bridgeOverride(invocation);
  if (!override.ok) return fail(wrong(override.error));
  const { mode } = override.value;
  const { logPlaces } = await import('../../../at-rest/index.ts');
  const places = logPlaces(invocation.dataDir).filter((place) => place.exists && (mode === undefined || place.mode === mode));
  return ok({ modes: places.map((place) => place.mode), use: () => list(places, all) });
}

async function list(places: readonly LogPlace[], all: boolean): Promise<CommandResult> {
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

async function readAttempts(place: LogPlace, openOnly: boolean): Promise<Result<readonly AttemptRow[], CommandResult>> {
  const [{ attemptRow }, { readLog }] = await Promise.all([import('../../../handlers/index.ts'), import('../../../at-rest/index.ts')]);
  const read = await readLog(place, (log) => log.attempts(openOnly, LIMIT).map(attemptRow));
  return read.ok ? read : fail(await atRestFailure(read.error));
}

function listed(rows: readonly AttemptRow[], all: boolean, words: Words): CommandResult {
  const none = all ? 'no attempts' : 'no open attempts';
  const lines = rows.length === 0 ? [none] : rows.flatMap((row) => attemptRowLines(row, words));
  return {
    exit: EXIT.yes,
    answer: { json: { attempts: rows.map((row) => ({ ...row, verdict: verdictJson(row.verdict, words) })) }, lines },
  };
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
