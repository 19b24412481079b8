/** A refusal of the customer's side at the command line: what was sent before it, what was not, and the option or the command to type now. */
import type { ConsoleError, RunView } from '../../../../app/contract/index.ts';
import type { Goal } from '../../../../app/enrolment/index.ts';
import type { Reason } from '../../../../app/refusals/index.ts';
import type { SecretKind } from '../../../../app/secret/index.ts';
import type { CommandResult, Desk, Invocation } from '../command/index.ts';
import { nextLine, refused } from '../terminal/index.ts';
import { optionFor } from './typed.ts';

/** Where it was refused. `before`: what this command sent before, in a sentence; `missing`: what nobody typed for it; `wants`: options that the act wants beside. */
export type Here = {
  readonly desk: Desk;
  readonly vin: string | null;
  readonly invocation: Invocation;
  readonly before?: string;
  readonly missing?: readonly SecretKind[];
  readonly wants?: readonly string[];
};

/** The outcome. */
export function refusedHere(error: ConsoleError, here: Here): Promise<CommandResult> {
  const type = error.refusal === undefined ? undefined : TYPE[error.refusal.reason]?.(here);
  const said = error.refusal === undefined ? undefined : SAID[error.refusal.reason];
  return refused(error, {
    ...(said === undefined ? {} : { said }),
    ...(here.before === undefined ? {} : { before: here.before }),
    ...(type === undefined ? {} : { type }),
  });
}

/** The words that begin or go on with a goal. */
export const enrolWords = (goal: Goal): string => (goal === 'enrol' ? 'enrol' : `enrol ${goal}`);

/** The options by which a person says what an act wants before it is sent. What was typed may want `--sure` beside: only the console can tell. */
export function wantedBy(act: RunView['acts'][number]): readonly string[] {
  return act.kind === 'spend' && act.say?.needs === 'ask' ? ['--known'] : [];
}

/** Where the words of the screens send somebody to the screen. */
const SAID: Readonly<Partial<Record<Reason, string>>> = {
  'act-not-offered': 'This step is not possible where the procedure stands now, so this was not sent.',
  overtaken: 'Something has changed in the meantime, so this was not sent. Type the command again.',
};

const SURE = ({ wants = [] }: Here) => `If it is right, add: ${['--sure', ...wants].join(' ')}`;

/** What to type, by the reason. Whatever else is refused needs no option. */
const TYPE: Readonly<Partial<Record<Reason, (here: Here) => string>>> = {
  'customer-nobody': ({ invocation, vin }) => `Type: ${nextLine(invocation, 'session sign-in', vin)}`,
  'consent-missing': () =>
    'Once the customer has agreed, add: --consent customer (for a dealer’s own account: --consent own-account --reason "Demonstration car")',
  'reason-missing': () => 'Add, for example: --reason "Demonstration car"',
  'name-missing': () => 'Add, for example: --operator "Ada Tester"',
  'typed-empty': ({ missing = [] }) => typedBy(missing),
  'mixed-perhaps': SURE,
  'mixed-pin-refused': SURE,
  'budget-last': () => 'If you want that, add: --known',
  'budget-locks': ({ invocation }) => `They do that on the screen: ${nextLine({ values: dataOf(invocation) }, 'start', null)}`,
  'run-open': (here) => endOf(here),
  'run-other-account': (here) => endOf(here),
  'act-not-offered': (here) => offered(runOf(here)),
  'nothing-to-prove': ({ invocation, vin }) => `Type: ${nextLine(invocation, 'activate', vin)} --confirm keys,inside`,
};

const runOf = ({ desk }: Here): RunView | null => desk.console.current().customer.view().run;

function typedBy(missing: readonly SecretKind[]): string {
  const [first] = missing;
  if (first === undefined) return '';
  const options = missing.map((kind) => `--${optionFor(kind)} N`).join(' ');
  return `It is asked for at a terminal; elsewhere add ${options}, where N is an open file descriptor, for example: --${optionFor(first)} 0 <FILE`;
}

function endOf(here: Here): string {
  const run = runOf(here);
  if (run === null) return '';
  const line = (more: string) => nextLine(here.invocation, `${enrolWords(run.goal)}${more}`, here.vin);
  return `Type: ${line('')} to go on with it, or: ${line(' --act stop')} to end it`;
}

function offered(run: RunView | null): string {
  const [first, ...more] = run?.acts.map(({ act }) => `--act ${act}`) ?? [];
  return first === undefined ? '' : `Possible now: ${[first, ...more].join(', ')}`;
}

/** The screen needs the folder alone. */
function dataOf({ values }: Invocation): Invocation['values'] {
  return { data: values['data'] };
}
