/** `carkey operators`: the accounts of this installation. */
import { isSameName, type OperatorRow, type Role } from '../../../../app/operators/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import type { RunningConsole } from '../../../console/index.ts';
import { type Command, type ConsolePlan, EXIT, failed, type Invocation, type CommandResult, textOf, wrong } from '../command/index.ts';
import { refused } from '../terminal/index.ts';
import { PIN_HELP, PIN_OPTIONS, readPin } from '../at-work/index.ts';
import { RESCUE_HELP, RESCUE_OPTIONS, rescueOperator } from './operators-rescue.ts';

const ROLES: readonly Role[] = ['technician', 'support', 'admin'];
const WHICH = 'Write: carkey operators list, or: carkey operators add|lock|unlock|rescue NAME';

/** What is done with one account at a started console. */
type Done = (console: RunningConsole, name: string, role: Role) => Promise<CommandResult>;

/** A plan for the account that is named; `list` names none. */
const planned =
  (done: (invocation: Invocation) => Done, names: 0 | 1 = 1) =>
  (invocation: Invocation): Result<ConsolePlan, CommandResult> => {
    const [, name = '', ...more] = invocation.words;
    if (more.length > 0 || (name === '') !== (names === 0)) return fail(wrong(WHICH));
    const role = ROLES.find((one) => one === (textOf(invocation.values, 'role') ?? 'technician'));
    if (role === undefined) return fail(wrong(`--role is one of ${ROLES.join(', ')}.`));
    // Accounts are those of live work, and what happens to them stands in its log.
    return ok({ override: { mode: 'live' }, use: ({ console }) => done(invocation)(console, name, role) });
  };

/** The way out for an only administrator who is locked. */
async function rescue(invocation: Invocation): Promise<CommandResult> {
  const [, name, ...more] = invocation.words;
  return name === undefined || more.length > 0 ? wrong(WHICH) : rescueOperator(invocation, name, () => newPin(invocation, name));
}

/** The first account needs nobody and is an administrator. */
const addOne =
  (invocation: Invocation): Done =>
  (console, name, role) =>
    (console.operators.state().setUp ? add : makeFirst)(invocation, console, name, role);

/** Where the PIN of a new account may come from: the option and the variable. */
const NEW_PIN = ['new-pin-fd', 'CARKEY_NEW_PIN'] as const;
/** Nobody signs in before the first account is made, so this PIN can only be its own. */
const FIRST_PIN = ['pin-fd', 'CARKEY_PIN'] as const;

/** A PIN that is typed unseen is typed twice: a slip in that of the only administrator would leave nobody who can sign in. */
async function newPin(
  invocation: Invocation,
  name: string,
  [option, variable]: typeof NEW_PIN | typeof FIRST_PIN = NEW_PIN,
): Promise<Result<string, CommandResult>> {
  const pin = await readPin(invocation, option, variable, `New PIN for ${name}: `);
  if (!pin.ok || isGiven(invocation, option, variable)) return pin;
  const again = await readPin(invocation, option, variable, 'The same PIN again: ');
  return again.ok && again.value !== pin.value ? fail(wrong('The two PINs are not the same; nothing was changed.')) : again;
}

const isGiven = ({ io, values }: Invocation, option: string, variable: string): boolean =>
  textOf(values, option) !== undefined || io.env[variable] !== undefined;

/** The PIN of the first account, by either way. */
function firstPin(invocation: Invocation, name: string): Promise<Result<string, CommandResult>> {
  const isSignIn = !isGiven(invocation, ...NEW_PIN) && isGiven(invocation, ...FIRST_PIN);
  return newPin(invocation, name, isSignIn ? FIRST_PIN : NEW_PIN);
}

async function makeFirst(invocation: Invocation, console: RunningConsole, name: string, role: Role): Promise<CommandResult> {
  if (role !== 'admin') return wrong('The first account is an administrator: add --role admin.');
  const pin = await firstPin(invocation, name);
  if (!pin.ok) return pin.error;
  const reply = await console.api.call('operators.first', { name, pin: pin.value });
  return reply.ok ? list(console) : refused(reply.error);
}

async function add(invocation: Invocation, console: RunningConsole, name: string, role: Role): Promise<CommandResult> {
  const pin = await newPin(invocation, name);
  if (!pin.ok) return pin.error;
  const reply = await console.api.call('operators.add', { name, role, pin: pin.value });
  return reply.ok ? list(console) : refused(reply.error);
}

async function change(
  console: RunningConsole,
  name: string,
  what: { readonly enabled: boolean; readonly unlock?: true },
): Promise<CommandResult> {
  const found = console.operators.list().find((one) => isSameName(one.name, name));
  if (found === undefined) return failed(EXIT.input, 'not-found', `There is no account "${name.slice(0, 80)}".`);
  const reply = await console.api.call('operators.change', { id: found.id, ...what });
  return reply.ok ? list(console) : refused(reply.error);
}

async function list(console: RunningConsole): Promise<CommandResult> {
  const reply = await console.api.call('operators.list', {});
  if (!reply.ok) return refused(reply.error);
  return { exit: EXIT.yes, answer: { json: { operators: reply.value.map((one) => ({ ...one })) }, lines: reply.value.map(line) } };
}

function line({ name, role, enabled, lockout }: OperatorRow): string {
  const state = enabled ? (lockout === 'free' ? '' : `  ${lockout}`) : '  disabled';
  return `${role.padEnd(10)}  ${name}${state}`;
}

const NEW_PIN_HELP =
  '--new-pin-fd N     read the PIN of a new account from this file descriptor (else CARKEY_NEW_PIN, else it is asked for)';

/** The command. */
export const operators: Command = {
  name: 'operators',
  summary: 'The accounts of this installation: add, list, lock, unlock, rescue.',
  usage:
    'list | add NAME [--role technician|support|admin] | lock NAME | unlock NAME   --operator ADMIN | rescue NAME [--new-pin] [--cancel]',
  help: [
    ...PIN_HELP,
    NEW_PIN_HELP,
    '',
    'The first account needs no administrator and is one; its PIN may come either way.',
    '"lock" disables an account; "unlock" enables it and forgets wrong PINs.',
    '',
    ...RESCUE_HELP,
  ],
  options: { operator: { type: 'string' }, role: { type: 'string' }, 'new-pin-fd': { type: 'string' }, ...PIN_OPTIONS, ...RESCUE_OPTIONS },
  deeds: [
    { at: 'console', name: 'operators list', plan: planned(() => list, 0) },
    { at: 'console', name: 'operators add', plan: planned(addOne) },
    { at: 'console', name: 'operators lock', plan: planned(() => (console, name) => change(console, name, { enabled: false })) },
    {
      at: 'console',
      name: 'operators unlock',
      plan: planned(() => (console, name) => change(console, name, { enabled: true, unlock: true })),
    },
    { at: 'once', name: 'operators rescue', run: rescue },
  ],
  parts: {
    list: { summary: 'The accounts, as an administrator sees them.', usage: '--operator ADMIN', help: [...PIN_HELP] },
    add: {
      summary: 'A new account. The first one needs no administrator and is one; its PIN may come either way.',
      usage: 'NAME [--role technician|support|admin] [--operator ADMIN] [--new-pin-fd N]',
      help: [...PIN_HELP, NEW_PIN_HELP],
    },
    lock: { summary: 'Disables an account.', usage: 'NAME --operator ADMIN', help: [...PIN_HELP] },
    unlock: { summary: 'Enables an account and forgets its wrong PINs.', usage: 'NAME --operator ADMIN', help: [...PIN_HELP] },
    rescue: {
      summary: 'A way out for the only administrator, locked after too many wrong PINs.',
      usage: 'NAME [--new-pin [--new-pin-fd N]] [--cancel]',
      help: [NEW_PIN_HELP, '', ...RESCUE_HELP],
    },
  },
  which: WHICH,
};
