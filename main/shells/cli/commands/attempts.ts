/** `carkey attempts`: the attempts that wait for their end, or all of them. */
import { wrong, type Command, type Invocation, type Outcome } from '../command.ts';
import { EXIT } from '../exit.ts';
import { BRIDGE_OPTIONS, bridgeOverride } from '../bridge-options.ts';
import { attemptRowLine } from '../views.ts';
import { refused, withConsole } from '../with-console.ts';

async function run(invocation: Invocation): Promise<Outcome> {
  const all = invocation.values['all'] === true;
  if (invocation.words.length > 0) return wrong('"carkey attempts" takes options only.');
  const override = bridgeOverride(invocation.values);
  if (!override.ok) return wrong(override.error);
  return withConsole(invocation, override.value, async (desk) => {
    const rows = await desk.ask('attempts.list', { openOnly: !all });
    if (!rows.ok) return refused(rows.error);
    const none = all ? 'no attempts' : 'no open attempts';
    const lines = rows.value.length === 0 ? [none] : rows.value.map(attemptRowLine);
    return { exit: EXIT.yes, answer: { json: { attempts: rows.value.map((row) => ({ ...row })) }, lines } };
  });
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
