/** `carkey session`: whose session the phone has; signs in and out through the phone's browser. */
import type { CustomerView } from '../../../../app/contract/index.ts';
import type { CustomerNext } from '../../../../app/customer/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import type { Vin } from '../../../../app/vehicle/index.ts';
import { wordsFor } from '../../../../app/words/index.ts';
import { fill, type Words } from '../../../../app/words/shape/index.ts';
import { atVehicle, BRIDGE_HELP, BRIDGE_OPTIONS, BRIDGE_USAGE, bridgeOverride, unreachedBridge } from '../at-work/index.ts';
import { type Command, type ConsolePlan, type Desk, EXIT, type Invocation, type CommandResult, wrong } from '../command/index.ts';
import { nextLine, vinIn } from '../terminal/index.ts';
import { refusedHere } from './refused-here.ts';
import { customerUntil, isQuiet } from './waiting.ts';

const WHICH = 'Write: carkey session status, or: carkey session sign-in|sign-out [--forced]';

/** At a console. `vin`: the vehicle that was named; in the practice fleet each has a customer of its own. */
type At = { readonly desk: Desk; readonly invocation: Invocation; readonly vin: Vin | null; readonly words: Words };

type Use = (at: At) => Promise<CommandResult>;

const planned =
  (use: Use) =>
  async (invocation: Invocation): Promise<Result<ConsolePlan, CommandResult>> => {
    if (invocation.words.length > 1) return fail(wrong(WHICH));
    const vin = vinIn(invocation.values);
    if (!vin.ok) return fail(wrong(vin.error));
    const override = bridgeOverride(invocation);
    if (!override.ok) return fail(wrong(override.error));
    const words = await wordsFor('en');
    const at = (desk: Desk): At => ({ desk, invocation, vin: vin.value, words });
    return ok({
      override: override.value,
      first: (desk) => unreachedBridge(desk, words),
      use: (desk) => (vin.value === null ? use(at(desk)) : atVehicle(desk, vin.value, 'typed', words, () => use(at(desk)))),
    });
  };

/** Who it is, as the console may say it. */
function outcomeOf(view: CustomerView, exit: CommandResult['exit'], at: At): CommandResult {
  const { session, trouble, next } = view;
  const account = session.name === 'signed-in' ? session.account : null;
  const json = {
    session: session.name,
    login: account?.login ?? null,
    account: account?.ref ?? null,
    trouble: trouble?.why ?? null,
    code: trouble?.code ?? null,
    next,
  };
  return { exit, answer: { json, lines: [...standing(view, at.words), ...ofFleet(at), ...nextOf(view, at)] } };
}

function standing({ session, trouble, heed }: CustomerView, { customer }: Words): readonly string[] {
  const who = fill(customer.session[session.name], session.name === 'signed-in' ? { login: session.account.login } : {});
  if (trouble === null) return [who];
  const code = trouble.code === null ? '' : ` (PIMS ${String(trouble.code)})`;
  return [who, `${customer.why[trouble.why]}${code}`, ...(heed === null ? [] : [customer.heed[heed]])];
}

/** Who signs in without a vehicle is nobody whom a vehicle of the practice fleet knows. */
function ofFleet({ desk, vin }: At): readonly string[] {
  const isFleet = vin === null && desk.console.current().context.scenario() === 'fleet';
  return isFleet ? ['In the practice fleet every vehicle has a customer of its own: add --vin VIN for that one.'] : [];
}

function nextOf({ next }: CustomerView, { invocation, vin }: At): readonly string[] {
  const command = NEXT[next] ?? (vin === null ? undefined : IN[next]);
  return command === undefined ? [] : [`Next: ${nextLine(invocation, command, vin)}`];
}

const NEXT: Readonly<Partial<Record<CustomerNext, string>>> = {
  ask: 'session status',
  'sign-in': 'session sign-in',
  'sign-in-again': 'session sign-in',
  'sign-out': 'session sign-out',
};

/** With somebody signed in, at a vehicle. */
const IN: Readonly<Partial<Record<CustomerNext, string>>> = { consent: 'steps', nothing: 'steps' };

const status: Use = async (at) => {
  const asked = await at.desk.ask('customer.ask', {});
  if (!asked.ok) return refusedHere(asked.error, at);
  return outcomeOf(asked.value, asked.value.session.name === 'signed-in' ? EXIT.yes : EXIT.no, at);
};

/** Opens the browser and waits for what it comes to, and for who is signed in then. */
const through =
  (work: (invocation: Invocation) => 'sign-in' | 'forced-sign-in' | 'sign-out', wanted: 'signed-in' | 'nobody'): Use =>
  async (at) => {
    const { desk, invocation } = at;
    const before = await desk.ask('customer.ask', {});
    const opened = before.ok ? await desk.ask('customer.openBrowser', { work: work(invocation) }) : before;
    if (!opened.ok) return refusedHere(opened.error, at);
    const view = await customerUntil(
      desk,
      invocation.io.ended,
      (now) => isQuiet(now) && (now.session.name !== 'unknown' || now.trouble !== null),
    );
    if (!isQuiet(view)) return outcomeOf(view, EXIT.unknown, at);
    return outcomeOf(view, view.session.name === wanted ? EXIT.yes : EXIT.no, at);
  };

/** The command. */
export const session: Command = {
  name: 'session',
  summary: 'Whose account the phone is signed in to; sign in and out through its browser.',
  usage: `status | sign-in [--forced] | sign-out   [--vin VIN] ${BRIDGE_USAGE}`,
  help: [
    '--forced           sign in anew although somebody is signed in',
    '--vin VIN          the vehicle that it is for; in the practice fleet each vehicle has a customer of its own',
    ...BRIDGE_HELP,
    '',
    'The password is typed on the phone only. Ctrl-C gives the browser up.',
    'Exit 0: as asked (status: somebody is signed in). 3: no bridge. 4: not. 5: given up, and the phone has not said how it ended.',
  ],
  options: { ...BRIDGE_OPTIONS, vin: { type: 'string' }, forced: { type: 'boolean' } },
  deeds: [
    { at: 'console', name: 'session status', plan: planned(status) },
    {
      at: 'console',
      name: 'session sign-in',
      plan: planned(through(({ values }) => (values['forced'] === true ? 'forced-sign-in' : 'sign-in'), 'signed-in')),
    },
    { at: 'console', name: 'session sign-out', plan: planned(through(() => 'sign-out', 'nobody')) },
  ],
  which: WHICH,
};
