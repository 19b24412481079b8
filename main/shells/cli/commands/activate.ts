/** `carkey activate`: one attempt without a screen, by the same rules and into the same log. Nothing here retries. */
import type { AttemptView, JobView } from '../../../../app/carkey/index.ts';
import type { CustomerView, Reply, ShownCode } from '../../../../app/contract/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import type { Vin } from '../../../../app/vehicle/index.ts';
import { holdsUp } from '../../../../app/carkey/job/index.ts';
import { ONE_TIME_CODE, SIGNED_OUT } from '../../../../app/pims/index.ts';
import { sayRequirement, wordsFor } from '../../../../app/words/index.ts';
import type { Words } from '../../../../app/words/shape/index.ts';
import { atVehicle, BRIDGE_HELP, BRIDGE_OPTIONS, BRIDGE_USAGE, bridgeOverride, unreachedBridge } from '../at-work/index.ts';
import {
  type Command,
  type ConsolePlan,
  type Desk,
  EXIT,
  exitOfRequirement,
  failed,
  type Invocation,
  type CommandResult,
  textOf,
  wrong,
} from '../command/index.ts';
import { neededVin, nextLine, refused } from '../terminal/index.ts';
import { customerUntil } from '../customer/index.ts';
import { attemptResult, verdictJson, verdictLines } from '../views/index.ts';

/** What a person said about this attempt: to print the code, and why they go on over what we only concluded. */
type Said = {
  readonly showCode: boolean;
  readonly goOnBecause: string | null;
  readonly lineOf: (command: string) => string;
  readonly ended: AbortSignal;
};

/** A line that does not hold. */
type Unmet = JobView['requirements'][number];

/** Where it was refused. */
type Where = { readonly desk: Desk; readonly words: Words; readonly options: Said };

const GO_ON_WAY = 'PIMS does not publish this as a requirement; to go on all the same, give your reason: --go-on-because TEXT.';
const CONFIRMATIONS = ['keys', 'inside'] as const;

async function plan(invocation: Invocation): Promise<Result<ConsolePlan, CommandResult>> {
  const { values } = invocation;
  const vin = neededVin(values);
  if (!vin.ok) return fail(wrong(vin.error));
  if (invocation.words.length > 0) return fail(wrong('"carkey activate" takes options only.'));
  const said = new Set((textOf(values, 'confirm') ?? '').split(',').map((one) => one.trim()));
  if (said.size !== 2 || !CONFIRMATIONS.every((one) => said.has(one))) {
    return fail(
      wrong('An activation needs --confirm keys,inside: the keys are in your hand, and you are inside the vehicle with key and phone.'),
    );
  }
  const override = bridgeOverride(invocation);
  if (!override.ok) return fail(wrong(override.error));
  const words = await wordsFor('en');
  const because = textOf(values, 'go-on-because')?.trim() ?? null;
  if (because !== null && (because.length < 3 || because.length > 500))
    return fail(wrong('--go-on-because takes a reason of 3 to 500 characters.'));
  const lineOf = (command: string) => nextLine(invocation, command, vin.value);
  const options: Said = { showCode: values['show-code'] === true, goOnBecause: because, lineOf, ended: invocation.io.ended };
  // A named situation is played from its start, whatever earlier runs did to the practice vehicle. The fleet goes on where it was, as live work does.
  const { scenario } = override.value;
  const fresh = scenario === undefined || scenario === 'fleet' ? {} : { freshVehicle: vin.value };
  return ok({
    override: { ...override.value, ...fresh },
    first: (desk) => unreachedBridge(desk, words),
    use: (desk) => atVehicle(desk, vin.value, 'typed', words, () => activateOne(desk, vin.value, options, words)),
  });
}

async function activateOne(desk: Desk, vin: Vin, options: Said, words: Words): Promise<CommandResult> {
  for (const what of CONFIRMATIONS) {
    const confirmed = await desk.ask('job.confirm', { vin, what, value: true });
    if (!confirmed.ok) return refused(confirmed.error);
  }
  const ready = await goOn(desk, vin, await desk.settled(), options.goOnBecause);
  if (!ready.ok) return refused(ready.error);
  const unmet = ready.value.requirements.find(holdsUp);
  if (unmet !== undefined) return notAllowed(unmet, ready.value, { desk, words, options });
  const started = await desk.ask('job.activate', { vin });
  if (!started.ok) return refused(started.error);
  const job = await desk.settled();
  if (job.attempt === null) return failed(EXIT.fault, 'internal', 'The attempt cannot be found in the log.');
  const shown = options.showCode ? await shownCode(desk, job.attempt) : null;
  if (isCodeWanted(job.attempt)) await stepsTold(desk, vin, options.ended);
  const result = attemptResult({ job, attempt: job.attempt, bridge: desk.console.current().bridge.state(), shown }, words);
  const next = result.exit === EXIT.yes ? options.lineOf('prove') : afterRefusal(job.attempt, desk, options.lineOf);
  return next === null ? result : withLine(result, `Next: ${next}`);
}

/** The same for people with one line more. */
function withLine({ answer, ...result }: CommandResult, line: string): CommandResult {
  return answer === undefined ? result : { ...result, answer: { ...answer, lines: [...answer.lines, line] } };
}

/** Gives the reason, where one was given and a line asks for it. */
async function goOn(desk: Desk, vin: Vin, ready: JobView, reason: string | null): Promise<Reply<'job.goOn'>> {
  const asks = ready.requirements.some((one) => one.state === 'needs-reason');
  return reason === null || !asks ? ok(ready) : desk.ask('job.goOn', { vin, reason });
}

/** A requirement does not hold: nothing was sent. */
function notAllowed(unmet: Unmet, job: JobView, { desk, words, options: { lineOf } }: Where): CommandResult {
  const { title } = words.requirement[unmet.id];
  // That it is active already is no line that somebody repairs.
  const line = unmet.reason === 'already-active' ? '' : ` ${title}: no.`;
  const why = sayRequirement({ words, locale: 'en' }, unmet);
  const earlier = unmet.id === 'no-open-attempt' && job.attempt !== null ? ` Run: carkey resolve ${job.attempt.id}` : '';
  const way = unmet.state === 'needs-reason' ? ` ${GO_ON_WAY}` : typed(wayOn(unmet, desk, lineOf));
  const outcome = failed(exitOfRequirement(unmet), 'not-ready', `Nothing was sent.${line} ${why}${way}${earlier}`);
  const error = { code: 'not-ready', requirement: unmet.id, reason: unmet.reason, basis: unmet.basis, detail: outcome.sentence ?? '' };
  const json = { vin: job.vin, error, verdict: verdictJson(job.verdict, words) };
  return { ...outcome, answer: { json, lines: verdictLines(job.verdict, words) } };
}

const typed = (line: string | null): string => (line === null ? '' : ` Type: ${line}`);

/** What the customer has to do first, where PIMS said so; null: it is no matter of theirs. */
function afterRefusal({ state }: AttemptView, desk: Desk, lineOf: Said['lineOf']): string | null {
  if (state.name !== 'refused' || state.because.kind !== 'error') return null;
  switch (state.because.code) {
    case SIGNED_OUT:
      return lineOf('session sign-in');
    case ONE_TIME_CODE:
      return codeWay(desk, lineOf);
    case 2312:
    case 2313:
      return `${lineOf('enrol')} --consent customer`;
    default:
      return null;
  }
}

/** What is typed where the customer's session stands in the way, or where nothing is left to activate; null: it is no matter of a command. */
function wayOn({ id, reason }: Unmet, desk: Desk, lineOf: Said['lineOf']): string | null {
  if (reason === 'already-active') return customerOf(desk).proof === null ? null : lineOf('prove');
  if (id !== 'session') return null;
  return reason === 'one-time-code' ? codeWay(desk, lineOf) : lineOf('session sign-in');
}

/** The way to what PIMS wants by 2302: a one-time password, and before it the enrolment that it is made with. */
function codeWay(desk: Desk, lineOf: Said['lineOf']): string {
  return `${lineOf(isUnenrolled(customerOf(desk)) ? 'enrol' : 'enrol one-time-code')} --consent customer`;
}

const isCodeWanted = ({ state }: AttemptView): boolean =>
  state.name === 'refused' && state.because.kind === 'error' && state.because.code === ONE_TIME_CODE;

/** The steps tell whether the phone is enrolled. Where they were not read yet, they are: that is free, and changes nothing. */
async function stepsTold(desk: Desk, vin: Vin, ended: AbortSignal): Promise<void> {
  const { steps } = customerOf(desk);
  if (steps.view === null && !steps.reading) await desk.ask('steps.read', { vin });
  await customerUntil(desk, ended, (view) => !view.steps.reading);
}

/** Is the phone known not to be enrolled? Steps that were read before it was are old. */
function isUnenrolled({ run, steps }: CustomerView): boolean {
  if (run?.state.name === 'done' && (run.state.how === 'enrolled' || run.state.how === 'already')) return false;
  if (run?.state.name === 'not-done' && run.state.because === 'enrol-first') return true;
  return steps.view?.next === 'trusted-phone' || steps.view?.next === 'enrol';
}

const customerOf = ({ console }: Desk): CustomerView => console.current().customer.view();

/** The code in the clear. That it was shown is in the log before it is here. */
async function shownCode(desk: Desk, { id, state }: AttemptView): Promise<ShownCode | null> {
  if (!('code' in state) || (state.code !== 'sealed' && state.code !== 'faulty')) return null;
  const shown = await desk.ask('code.show', { attempt: id });
  return shown.ok ? shown.value : null;
}

/** The command. */
export const activate: Command = {
  name: 'activate',
  summary: 'Activate the CarKey of a vehicle: one attempt, logged, never repeated by itself.',
  usage: `--vin VIN --confirm keys,inside [--go-on-because TEXT] [--show-code] ${BRIDGE_USAGE}`,
  help: [
    '--confirm keys,inside  you say that the keys are in your hand and that you are inside the vehicle with key and phone',
    '--go-on-because TEXT   go on over what PIMS does not publish as a requirement; your reason is logged before anything is sent',
    '--show-code            print the security code (it is masked otherwise); showing it is logged',
    ...BRIDGE_HELP,
    '',
    'A named situation (--simulator NAME) is played from its start each time; the fleet goes on where it was.',
    'Exit 0: active, read back. 3: no bridge, nothing sent. 4: refused, or active already. 5: sent, outcome unknown ("carkey resolve ID"). 6: evidence conflicts.',
  ],
  options: {
    vin: { type: 'string' },
    confirm: { type: 'string' },
    'go-on-because': { type: 'string' },
    'show-code': { type: 'boolean' },
    ...BRIDGE_OPTIONS,
  },
  deeds: [{ at: 'console', name: 'activate', plan }],
};
