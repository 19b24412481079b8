/** The table of rights as a page for people: made from the table by asking the same functions as the gates. */
import { methods, type MethodName } from '../../app/contract/console.ts';
import type { Mode } from '../../app/base/mode.ts';
import {
  commandRights,
  mayCall,
  permissions,
  type Action,
  type CommandName,
  type CommandRight,
  type SessionFacts,
} from '../../app/operators/roles.ts';
import { mayWatch } from '../../main/handlers/watch-guard.ts';

/** Everybody who may stand at a screen, in the order of the columns. */
export const PEOPLE = ['nobody', 'locked', 'technician', 'support', 'admin'] as const;
export type Someone = (typeof PEOPLE)[number];

const NOW = 1_000_000;

/** The session of somebody; `fresh`: the PIN was given a moment ago. */
export function sessionOf(someone: Someone, fresh: boolean): SessionFacts | null {
  if (someone === 'nobody') return null;
  const freshPinAt = fresh ? NOW - 1 : null;
  return someone === 'locked' ? { role: 'admin', locked: true, freshPinAt } : { role: someone, locked: false, freshPinAt };
}

/** A row: `y` may, `p` may with a fresh PIN, `.` may not. `ask` is a gate. */
export function lettersOf(ask: (session: SessionFacts | null) => boolean): string {
  return PEOPLE.map((one) => (ask(sessionOf(one, false)) ? 'y' : ask(sessionOf(one, true)) ? 'p' : '.')).join('');
}

const asked = (action: Action, mode: Mode) => lettersOf((session) => mayCall(action, { mode, session, now: NOW }).ok);

const SAID: Readonly<Record<string, string>> = { y: 'yes', p: 'PIN', '.': '–' };
const cells = (letters: string) => Array.from(letters, (letter) => SAID[letter] ?? letter).join(' | ');

/** In practice a row is open to all or as strict as in live mode. */
const practiceCell = (action: Action) => (asked(action, 'practice') === 'yyyyy' ? 'open' : 'as live');

const isMethod = (action: string): action is MethodName => Object.hasOwn(methods, action);

function actionRow(action: Action): string {
  const watching = !isMethod(action) ? '' : mayWatch(action) ? 'the same' : '–';
  return `| \`${action}\` | ${cells(asked(action, 'live'))} | ${practiceCell(action)} | ${watching} |`;
}

function commandRow(name: CommandName): string {
  const right: CommandRight = commandRights[name];
  if ('open' in right) return `| \`carkey ${name}\` | nobody: ${right.open} | yes | yes | yes | yes | open |`;
  // The PIN is given to the command itself, and nobody is behind a lock.
  const [nobody = '.', , ...roles] = asked(right.as, 'live').replaceAll('p', 'y');
  const first = right.onNew === undefined ? '' : `; \`${right.onNew}\` while there is no account`;
  return `| \`carkey ${name}\` | \`${right.as}\`${first} | ${cells([nobody, ...roles].join(''))} | ${practiceCell(right.as)} |`;
}

const INTRODUCTION = `# Who may do what

Made from \`app/operators/roles.ts\` by \`npm run rights -- --write\`; a test fails when it is not up to date, and another walks every row of it through
the gates (\`test/flow/operators/walk.test.ts\`). Rights follow from the mode of the folder and the person, never from who answers at the other end: a live
folder with a simulator at its bridge is a live folder, and nothing is sent.

*yes*: may. *PIN*: may within two minutes after the PIN was given. *–*: may not, and a refused command is an entry. *Practice*: *open* to everybody, or *as live*.
`;

/** The page. */
export function rightsPage(): string {
  return [
    INTRODUCTION,
    '## Messages of the screens',
    '',
    'The gate is `main/handlers/rights-guard.ts`; for a second start that only watches, `main/handlers/watch-guard.ts`: queries by the same row, commands never, but for coming and going.',
    '',
    '| message or part of one | nobody | locked | technician | support | admin | practice | watching |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...(Object.keys(permissions) as Action[]).map(actionRow),
    '',
    '## Commands of the command line',
    '',
    'The gate is `main/shells/cli/gate.ts`. Somebody signs in with `--operator NAME` and the PIN, which then counts as given just now. What reads or mends files asks the',
    'same while another console works on the folder; the log is told of such a visit only where no other console works.',
    '',
    '| command | whose rights | nobody | technician | support | admin | practice |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...(Object.keys(commandRights) as CommandName[]).map(commandRow),
    '',
  ].join('\n');
}
