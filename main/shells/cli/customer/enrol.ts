/** `carkey enrol`: the customer's second factor, from where it stands to where a person has to decide. */
import type { CustomerView, Input, RunView, SpendActView } from '../../../../app/contract/index.ts';
import type { ConsentKind } from '../../../../app/customer/index.ts';
import { FREE_ACTS, type Goal, GOALS, SPEND_ACTS } from '../../../../app/enrolment/index.ts';
import type { ErrorNext } from '../../../../app/pims/session-calls/index.ts';
import type { SecretKind } from '../../../../app/secret/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import type { Vin } from '../../../../app/vehicle/index.ts';
import { wordsFor } from '../../../../app/words/index.ts';
import type { Words } from '../../../../app/words/shape/index.ts';
import { atVehicle, BRIDGE_HELP, BRIDGE_OPTIONS, BRIDGE_USAGE, bridgeOverride, unreachedBridge } from '../at-work/index.ts';
import { type Command, type ConsolePlan, type Desk, type Invocation, type CommandResult, textOf, wrong } from '../command/index.ts';
import { neededVin } from '../terminal/index.ts';
import { CONSENT_HELP, CONSENT_OPTIONS, CONSENT_USAGE, consentIn, noteConsent } from './consent.ts';
import { enrolOutcome } from './enrol-outcome.ts';
import { refusedHere, wantedBy } from './refused-here.ts';
import { TYPED_HELP, TYPED_OPTIONS, typedBy, type Typed } from './typed.ts';
import { customerUntil } from './waiting.ts';

type Act = Input<'enrolment.act'>['act'];
const ACTS: readonly Act[] = [...FREE_ACTS, ...SPEND_ACTS];

/** Troubles that the usual act mends: a command that is given again is a person's new act. */
const MENDED: ReadonlySet<string> = new Set<ErrorNext>(['pin-again', 'other-pin', 'type-code-again', 'check-input']);

type Given = {
  readonly vin: Vin;
  readonly goal: Goal;
  readonly act: Act | null;
  readonly consent: ConsentKind | null;
  readonly invocation: Invocation;
  readonly typed: Typed;
};

/** The same at a console. `sent`: what this command sent so far, by what it is. */
type Going = Given & { readonly desk: Desk; readonly words: Words; readonly sent: readonly string[] };

async function plan(invocation: Invocation): Promise<Result<ConsolePlan, CommandResult>> {
  const given = givenBy(invocation);
  if (!given.ok) return fail(wrong(given.error));
  const override = bridgeOverride(invocation);
  if (!override.ok) return fail(wrong(override.error));
  const words = await wordsFor('en');
  return ok({
    override: override.value,
    first: (desk) => unreachedBridge(desk, words),
    use: (desk) => atVehicle(desk, given.value.vin, 'typed', words, () => enrolAt({ ...given.value, desk, words, sent: [] })),
  });
}

function givenBy(invocation: Invocation): Result<Given, string> {
  const { values, words } = invocation;
  const [named = 'enrol', more] = words;
  const goal = GOALS.find((one) => one === named);
  if (goal === undefined || more !== undefined) return fail(`Which? Write: carkey enrol ${GOALS.join('|')} --vin VIN`);
  const vin = neededVin(values);
  if (!vin.ok) return vin;
  const text = textOf(values, 'act');
  const act = ACTS.find((one) => one === text) ?? null;
  if (text !== undefined && act === null) return fail(`--act is one of ${ACTS.join(', ')}.`);
  const consent = consentIn(values);
  if (!consent.ok) return consent;
  return ok({ vin: vin.value, goal, act, consent: consent.value, invocation, typed: typedBy(invocation) });
}

async function enrolAt(going: Going): Promise<CommandResult> {
  const { desk, vin, goal } = going;
  const known = await desk.ask('customer.ask', {});
  if (!known.ok) return refusedHere(known.error, going);
  const consented = await noteConsent(desk, going, known.value);
  if (consented !== null) return consented;
  // An open one goes on where it is: to end it, nobody has to consent.
  const begun = isOpen(known.value, goal) ? known : await desk.ask('enrolment.begin', { vin, goal });
  if (!begun.ok) return refusedHere(begun.error, going);
  const view = await atRest(going);
  return goOn(going, view, going.act ?? (view.run === null ? null : plainAct(view.run, true)));
}

const isOpen = ({ run }: CustomerView, goal: Goal): boolean =>
  run?.goal === goal && run.state.name !== 'done' && run.state.name !== 'not-done';

/** One act after the other, as long as each goes well and the next one is plain; `first` is the one that was named. */
async function goOn(going: Going, view: CustomerView, first: Act | null): Promise<CommandResult> {
  const { run } = view;
  if (run === null || isGivenUp(going)) return enrolOutcome(view, going);
  const act = first ?? plainAct(run);
  if (act === null) return enrolOutcome(view, going);
  const typed = await typedFor(going, view, run, act);
  if (!typed.ok) return typed.error;
  if (isGivenUp(going)) return enrolOutcome(view, going);
  const { texts: given, missing } = typed.value;
  const said = first === null ? {} : saidOf(going.invocation.values);
  const done = await going.desk.ask('enrolment.act', { vin: going.vin, run: run.id, step: run.step, act, typed: given, ...said });
  const acted = run.acts.find((one) => one.act === act);
  const wants = acted === undefined || said.known === true ? [] : wantedBy(acted);
  if (!done.ok) return refusedHere(done.error, { ...going, before: beforeOf(going, sentAs(run, act, going.words)), missing, wants });
  const next = await atRest(going);
  // A free act sends nothing, and is all that was asked for: what costs is an act of its own.
  if (isFree(act)) return enrolOutcome(next, going);
  const sent = [...going.sent, ...(isSent(next) ? [sentAs(run, act, going.words)] : [])];
  return isBetter(next) ? goOn({ ...going, sent }, next, null) : enrolOutcome(next, { ...going, sent });
}

const isFree = (act: Act): boolean => FREE_ACTS.some((one) => one === act);

/** What an act sends, as the log calls it: its button only says what a press would do. */
function sentAs({ acts }: RunView, act: Act, { customer }: Words): string {
  const shown = acts.find((one) => one.act === act);
  if (shown === undefined) return act;
  return shown.kind === 'free' ? customer.free[shown.act] : customer.logged[shown.call];
}

/** What went out before an act that was refused, and that this one did not: an SMS that was sent stays sent. */
function beforeOf({ sent }: Going, act: string): string {
  return sent.length === 0 ? '' : `Sent by this command: ${sent.join('; ')}. Not sent: ${act}.`;
}

/** Has the act left? What surely did not says so as the trouble of its place. */
const isSent = ({ run }: CustomerView): boolean => !(run !== null && 'trouble' in run.state && run.state.trouble?.kind === 'not-sent');

/** Ctrl-C: nothing more is begun. */
const isGivenUp = ({ invocation: { io } }: Pick<Going, 'invocation'>): boolean => io.ended.aborted;

/** What a person said before the act that was asked for; what comes after it was not seen yet, so nothing is known or sure about it. */
function saidOf(values: Invocation['values']): Pick<Input<'enrolment.act'>, 'known' | 'sure'> {
  return { ...(values['known'] === true ? { known: true } : {}), ...(values['sure'] === true ? { sure: true } : {}) };
}

/** The usual act of a place that has one and no trouble; removing and unlinking are named by a person each time. */
function plainAct({ acts, heed, state }: RunView, isNew = false): Act | null {
  const [usual] = acts;
  const free = heed === null || (isNew && MENDED.has(heed));
  const unsure = state.name === 'waiting' && state.unsure !== null;
  return free && !unsure && usual?.kind === 'spend' && usual.act !== 'sure' ? usual.act : null;
}

const isBetter = ({ run }: CustomerView): boolean => run !== null && run.heed === null;

type TypedNow = { readonly texts: NonNullable<Input<'enrolment.act'>['typed']>; readonly missing: readonly SecretKind[] };

/** What is typed for an act. `missing`: what neither a terminal nor the phone asks for, and no descriptor gave. */
async function typedFor({ typed }: Given, { can }: CustomerView, run: RunView, act: Act): Promise<Result<TypedNow, CommandResult>> {
  const spend = run.acts.find((one): one is SpendActView => one.kind === 'spend' && one.act === act);
  const onPhone = can.includes('ask-on-phone');
  const texts: Partial<Record<SecretKind, string>> = {};
  const missing: SecretKind[] = [];
  for (const kind of spend?.type ?? []) {
    const text = await typed.take(kind, onPhone);
    if (!text.ok) return text;
    if (text.value !== null) texts[kind] = text.value;
    else if (!onPhone) missing.push(kind);
  }
  return ok({ texts, missing });
}

function atRest({ desk, invocation: { io } }: Going): Promise<CustomerView> {
  return customerUntil(desk, io.ended, ({ call, run }) => call === null && run?.state.name !== 'asking' && run?.state.name !== 'spending');
}

/** The command. */
export const enrol: Command = {
  name: 'enrol',
  summary: 'The customer’s second factor: enrol the phone, PIN, number, one-time code, remove, unlink.',
  usage: `[${GOALS.join('|')}] --vin VIN [--act ACT] ${CONSENT_USAGE} ${BRIDGE_USAGE}`,
  help: [
    `--consent WHOSE    ${CONSENT_HELP}`,
    '--act ACT          the act to begin with; without it the usual one, as long as each goes well; one that sends nothing is done alone',
    '--known            you know that it is the last one of a budget; --sure: what was typed is right although it looks mixed up',
    '                   (both of the first act only: what comes after it is asked for anew)',
    ...TYPED_HELP,
    ...BRIDGE_HELP,
    '',
    'What is open goes on where it was, and nothing that costs is sent twice. Exit 0: done. 3: no bridge. 4: not done yet, or not possible. 5: unknown.',
  ],
  options: {
    vin: { type: 'string' },
    act: { type: 'string' },
    ...CONSENT_OPTIONS,
    known: { type: 'boolean' },
    sure: { type: 'boolean' },
    ...TYPED_OPTIONS,
    ...BRIDGE_OPTIONS,
  },
  deeds: [{ at: 'console', name: 'enrol', plan }],
};
