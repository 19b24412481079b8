/** `carkey steps`: the service activation steps of a vehicle, and which comes next. Only reads. */
import type { StepsPart } from '../../../../app/contract/index.ts';
import type { StepNext, StepsRemedy } from '../../../../app/steps/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import type { Vin } from '../../../../app/vehicle/index.ts';
import { wordsFor } from '../../../../app/words/index.ts';
import type { Words } from '../../../../app/words/shape/index.ts';
import { atVehicle, BRIDGE_HELP, BRIDGE_OPTIONS, BRIDGE_USAGE, bridgeOverride, unreachedBridge } from '../at-work/index.ts';
import { type Command, type ConsolePlan, type Desk, EXIT, type Invocation, type CommandResult, textOf, wrong } from '../command/index.ts';
import { neededVin, nextLine } from '../terminal/index.ts';
import { refusedHere } from './refused-here.ts';
import { customerUntil } from './waiting.ts';

async function plan(invocation: Invocation): Promise<Result<ConsolePlan, CommandResult>> {
  const vin = neededVin(invocation.values);
  if (!vin.ok) return fail(wrong(vin.error));
  if (invocation.words.length > 0) return fail(wrong('Write: carkey steps --vin VIN [--association ID] [--reset]'));
  const override = bridgeOverride(invocation);
  if (!override.ok) return fail(wrong(override.error));
  const words = await wordsFor('en');
  return ok({
    override: override.value,
    first: (desk) => unreachedBridge(desk, words),
    use: (desk) => atVehicle(desk, vin.value, 'typed', words, () => read(desk, vin.value, invocation, words)),
  });
}

async function read(desk: Desk, vin: Vin, invocation: Invocation, words: Words): Promise<CommandResult> {
  const { values, io } = invocation;
  const association = textOf(values, 'association');
  const asked = await desk.ask('steps.read', {
    vin,
    ...(association === undefined ? {} : { association }),
    ...(values['reset'] === true ? { reset: true as const } : {}),
  });
  if (!asked.ok) return refusedHere(asked.error, { desk, vin, invocation });
  const { steps } = await customerUntil(desk, io.ended, (view) => !view.steps.reading);
  return outcomeOf(steps, words, (command) => nextLine(invocation, command, vin));
}

/** The line of a command for this vehicle. */
type LineOf = (command: string) => string;

function outcomeOf(part: StepsPart, words: Words, line: LineOf): CommandResult {
  const { view, by, problem, warnings, reading } = part;
  const lines = view?.lines.map(({ name, state }) => `${words.customer.stepName[name]}: ${words.customer.stepState[state]}`) ?? [];
  const json = {
    next: view?.next ?? null,
    steps: view?.lines.map((line) => ({ ...line })) ?? [],
    by,
    warnings: [...warnings],
    code: problem?.code ?? null,
    remedy: problem?.remedy ?? null,
  };
  return { exit: problem === null && !reading ? EXIT.yes : EXIT.no, answer: { json, lines: [...lines, ...lastLines(part, words, line)] } };
}

function lastLines({ view, problem, reading }: StepsPart, words: Words, line: LineOf): readonly string[] {
  if (reading) return ['Not read: given up'];
  if (problem === null) return nextOf(view?.next ?? 'ask', line);
  const who = problem.code === null ? 'no answer' : `PIMS ${String(problem.code)}`;
  const more = REMEDIES[problem.remedy];
  return [`Not read (${who}): ${words.customer.remedy[problem.remedy]}`, ...(more === undefined ? [] : [`Next: ${more(line)}`])];
}

function nextOf(next: StepNext, line: LineOf): readonly string[] {
  switch (next) {
    case 'trusted-phone':
    case 'enrol':
      return [`Next: ${line('enrol')} --consent customer`];
    case 'activate':
      return [`Next: ${line('activate')} --confirm keys,inside`];
    case 'none':
      return [`Next: ${line('prove')}`];
    case 'ask':
      return [`Next: ${line('steps')}`];
  }
}

/** What is typed for a remedy; the others are no matter of a command. */
const REMEDIES: Readonly<Partial<Record<StepsRemedy, (line: LineOf) => string>>> = {
  'forget-steps-id': (line) => `${line('steps')} --reset`,
  'type-association': (line) => `${line('steps')} --association ID`,
  'one-time-code': (line) => `${line('enrol one-time-code')} --consent customer`,
  'sign-in': (line) => line('session sign-in'),
  'ask-again': (line) => line('steps'),
};

/** The command. */
export const steps: Command = {
  name: 'steps',
  summary: 'The service activation steps of a vehicle: trusted number, enrolment, CarKey, and which comes next.',
  usage: `--vin VIN [--association ID] [--reset] ${BRIDGE_USAGE}`,
  help: [
    '--association ID   the carAssociationID, as it stands in the subscription',
    '--reset            have PIMS make the steps anew (after 2312 and 2317)',
    ...BRIDGE_HELP,
    '',
    'Exit 0: read. 3: no bridge. 4: PIMS said no.',
  ],
  options: { vin: { type: 'string' }, association: { type: 'string' }, reset: { type: 'boolean' }, ...BRIDGE_OPTIONS },
  deeds: [{ at: 'console', name: 'steps', plan }],
};
