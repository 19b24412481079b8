/** `carkey attempts`: the attempts that wait for their end, or all of them. */
import type { AttemptRow } from '../../../../app/console.ts';
import { BRIDGE_OPTIONS } from '../bridge-options.ts';
import { wrong, type Command, type Invocation, type Outcome } from '../command.ts';
import { EXIT } from '../exit.ts';
import { attemptRowLine } from '../views.ts';
import { withLog } from '../with-log.ts';

/** Most attempts that are listed. */
const LIMIT = 500;

async function run(invocation: Invocation): Promise<Outcome> {
  const all = invocation.values['all'] === true;
  if (invocation.words.length > 0) return wrong('"carkey attempts" takes options only.');
  const { attemptRow } = await import('../../../handlers.ts');
  return withLog(invocation, listed([], all), (log) => listed(log.attempts(!all, LIMIT).map(attemptRow), all));
}

function listed(rows: readonly AttemptRow[], all: boolean): Outcome {
  const none = all ? 'no attempts' : 'no open attempts';
  const lines = rows.length === 0 ? [none] : rows.map(attemptRowLine);
  return { exit: EXIT.yes, answer: { json: { attempts: rows.map((row) => ({ ...row })) }, lines } };
}

/** The command. */
export const attempts: Command = {
  name: 'attempts',
  summary: 'List the attempts whose outcome is open or unknown (--all: every attempt).',
  usage: '[--all] [--simulator NAME | --bridge URL]',
  help: ['Practice and live have a log each; --simulator and --bridge choose one, otherwise the settings do.'],
  options: { all: { type: 'boolean' }, ...BRIDGE_OPTIONS },
  run,
};
