/** Where a run stands, as `carkey enrol` prints it: words for people, the machine's own words in JSON, and what can be typed next. */
import type { CustomerView, RunView } from '../../../../app/contract/index.ts';
import type { Trouble } from '../../../../app/enrolment/index.ts';
import { pimsErrorInfo } from '../../../../app/pims/index.ts';
import { sayUnsure } from '../../../../app/words/index.ts';
import { adviceOf, type Words } from '../../../../app/words/shape/index.ts';
import { type CommandResult, EXIT, type ExitCode, type Invocation, wrong } from '../command/index.ts';
import { nextLine } from '../terminal/index.ts';
import { sameConsent } from './consent.ts';
import { enrolWords, wantedBy } from './refused-here.ts';
import { optionFor } from './typed.ts';

/** What the outcome is told with. `sent`: what this command sent, by what it is. */
type Told = { readonly invocation: Invocation; readonly vin: string; readonly words: Words; readonly sent: readonly string[] };

/** The outcome. */
export function enrolOutcome({ run, budgets, can }: CustomerView, told: Told): CommandResult {
  if (run === null)
    return wrong(`No procedure is open. Type: ${nextLine(told.invocation, 'enrol', told.vin)} ${sameConsent(told.invocation)}`);
  const { state, goal, heed, acts } = run;
  const place = 'place' in state ? state.place : state.name === 'done' ? state.how : state.because;
  const unsure = 'unsure' in state ? (state.unsure?.call ?? null) : null;
  const json = {
    goal,
    state: state.name,
    place,
    heed,
    unsure,
    acts: acts.map(({ act }) => act),
    budgets: budgets.map((one) => ({ ...one })),
  };
  const sent = told.sent.length === 0 ? [] : [`Sent: ${told.sent.join('; ')}`];
  const lines = [...sent, ...standing(run, told.words), ...possible(run, can.includes('ask-on-phone'), told), ...after(run, told)];
  return { exit: exitOf(run), answer: { json, lines } };
}

/** Done is a yes; nobody knows, or nobody waited for it, is unknown; whatever a person still has to do is a no. */
function exitOf({ state }: RunView): ExitCode {
  if (state.name === 'done') return EXIT.yes;
  const isUnknown = state.name === 'spending' || ('unsure' in state && state.unsure !== null);
  return isUnknown ? EXIT.unknown : EXIT.no;
}

/** The same sentences that the screen has: what is not known, what is wrong, where it stands. */
function standing({ goal, state, heed }: RunView, words: Words): readonly string[] {
  const { customer } = words;
  const title = customer.goal[goal];
  switch (state.name) {
    case 'asking':
      return [`${title}: ${customer.call[state.ask]}`];
    case 'spending':
      return [`${title}: ${customer.call[state.call]}`];
    case 'done':
      return [`${title}: ${customer.done[state.how]}`];
    case 'not-done':
      return [`${title}: ${customer.notDone[state.because]}`];
    case 'waiting':
      return [
        `${title}: ${customer.place[state.place]}`,
        ...(state.unsure === null ? [] : [sayUnsure(words, state.unsure.call)]),
        ...(state.trouble === null ? [] : [sayTrouble(state.trouble, words)]),
        ...(heed === null ? [] : [customer.heed[heed]]),
      ];
  }
}

function sayTrouble(trouble: Trouble, words: Words): string {
  const { customer } = words;
  switch (trouble.kind) {
    case 'error':
      return sayCode(trouble.code, words);
    case 'one-time-code':
      return trouble.code === null ? customer.trouble[trouble.kind] : sayCode(trouble.code, words);
    case 'not-sent':
      return words.refusalNotSent[trouble.reason];
    default:
      return customer.trouble[trouble.kind];
  }
}

const sayCode = (code: number, words: Words): string => `PIMS ${code}: ${adviceOf(words, code, pimsErrorInfo(code).group).meaning}`;

/** What follows a run that is over: with the phone enrolled the steps say it; what one wants first is another run. */
function after({ state }: RunView, { invocation, vin }: Told): readonly string[] {
  const line = (command: string) => nextLine(invocation, command, vin);
  if (state.name === 'done') return state.how === 'enrolled' || state.how === 'already' ? [`Next: ${line('steps')}`] : [];
  if (state.name !== 'not-done' || state.because === 'stopped') return [];
  return [`Next: ${line(state.because === 'blocked' ? 'enrol remove-all' : 'enrol')} ${sameConsent(invocation)}`];
}

/** Each act with what it is called, and the options that it wants where neither phone nor terminal can ask. */
function possible({ acts, goal }: RunView, onPhone: boolean, { invocation, vin, words }: Told): readonly string[] {
  if (acts.length === 0) return [];
  const lines = acts.map((act) => {
    const label = act.kind === 'free' ? words.customer.free[act.act] : words.customer.call[act.call];
    const kinds = act.kind === 'free' || onPhone ? [] : act.type;
    const options = [...kinds.map((kind) => `--${optionFor(kind)} N`), ...wantedBy(act)];
    return `  --act ${act.act}  ${label}${options.length === 0 ? '' : ` (${options.join(' ')})`}`;
  });
  return ['Possible now:', ...lines, ...exampleOf(acts, `${nextLine(invocation, enrolWords(goal), vin)} ${sameConsent(invocation)}`)];
}

/** The first act that can be done here, with every option that it wants. What the desk has to take on is done on the screen. */
function exampleOf(acts: RunView['acts'], line: string): readonly string[] {
  const act = acts.find((one) => one.kind === 'free' || one.say?.needs !== 'desk');
  return act === undefined ? [] : [`For example: ${[line, '--act', act.act, ...wantedBy(act)].join(' ')}`];
}
