/** Signs an operator in for one command. The PIN comes from a prompt, a file descriptor or the environment, never from an argument. */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { ConsoleError } from '../../../../app/contract/index.ts';
import type { AccountNotice, OperatorsView, Refusal } from '../../../../app/operators/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import { wordsFor } from '../../../../app/words/index.ts';
import { fill } from '../../../../app/words/shape/index.ts';
import { readLineFrom } from '../../../disk/index.ts';
import { EXIT, failed, type Invocation, type CommandResult, textOf, wrong } from '../command/index.ts';
import { refused } from '../terminal/index.ts';

/** For the parser. */
export const PIN_OPTIONS: ParseArgsOptionsConfig = { 'pin-fd': { type: 'string' } };

/** For the help. */
export const PIN_HELP: readonly string[] = [
  '--operator NAME    who works: live mode asks for the PIN of this account; practice only logs the name',
  '--pin-fd N         read the PIN from this file descriptor (else from CARKEY_PIN, else it is asked for)',
];

/** Longest text that is read as a PIN. */
const MAX_PIN = 40;
/** Most bytes that are read for one. */
const MAX_LINE = 4_096;

/** One PIN by one of the three ways; `variable` is the name in the environment. */
export async function readPin(
  { io, values }: Invocation,
  option: string,
  variable: string,
  prompt: string,
): Promise<Result<string, CommandResult>> {
  const fd = textOf(values, option);
  if (fd !== undefined) return pinFromDescriptor(fd, option);
  const fromEnvironment = io.env[variable];
  if (fromEnvironment !== undefined) return ok(fromEnvironment.slice(0, MAX_PIN));
  const typed = await io.readSecret(prompt);
  return typed === null
    ? fail(wrong(`A PIN is needed: set ${variable}, give --${option} N, or run this in a terminal.`))
    : ok(typed.slice(0, MAX_PIN));
}

function pinFromDescriptor(fd: string, option: string): Result<string, CommandResult> {
  const line = lineFromDescriptor(fd, option);
  return line.ok ? ok(line.value) : fail(wrong(line.error));
}

/** One line of an open file descriptor, without its end, at most as long as any PIN. Fails with a sentence. */
export function lineFromDescriptor(fd: string, option: string): Result<string, string> {
  if (!/^\d{1,4}$/.test(fd)) return fail(`--${option} takes the number of an open file descriptor.`);
  try {
    return ok(readLineFrom(Number(fd), MAX_LINE).trim().slice(0, MAX_PIN));
  } catch (fault) {
    const why = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
    return fail(`--${option} cannot be read: file descriptor ${fd} (${why}). npx hands on 0 only; write, for example: --${option} 0 <FILE`);
  }
}

/** What happened with accounts since, on standard error. */
async function tellNotices({ io }: Invocation, notices: readonly AccountNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const { accountNotice } = await wordsFor('en');
  for (const { what, name, at } of notices) io.err(`carkey: ${fill(accountNotice[what], { name, at: new Date(at).toISOString() })}\n`);
}

/** Why nobody is signed in. `isToldInLog`: the accounts tell the log of it themselves, as of a wrong PIN. */
export type NotSignedIn = { readonly outcome: CommandResult; readonly isToldInLog: boolean };

const NOT_SET_UP = failed(
  EXIT.no,
  'not-set-up',
  'This needs an account, and there is none yet. Make the first one: carkey operators add NAME --role admin',
);
const NOBODY = failed(
  EXIT.no,
  'signed-out',
  'This needs somebody who signs in: add --operator NAME; the PIN is asked for. Practice alone needs nobody: --simulator fleet',
);

/** Signs in whom `--operator` names, with a PIN. `setUp`: is there an account. */
export async function signIn(
  invocation: Invocation,
  setUp: boolean,
  begin: (name: string, pin: string) => Promise<Result<OperatorsView, ConsoleError>>,
): Promise<Result<null, NotSignedIn>> {
  const name = textOf(invocation.values, 'operator');
  if (!setUp || name === undefined) return fail({ outcome: setUp ? NOBODY : NOT_SET_UP, isToldInLog: false });
  const pin = await readPin(invocation, 'pin-fd', 'CARKEY_PIN', `PIN of ${name}: `);
  if (!pin.ok) return fail({ outcome: pin.error, isToldInLog: false });
  const reply = await begin(name, pin.value);
  if (reply.ok) {
    await tellNotices(invocation, reply.value.session?.notices ?? []);
    return ok(null);
  }
  return fail({ outcome: await refused(reply.error), isToldInLog: true });
}

/** Somebody is there who may not do this. */
export function notAdmitted({ code, whoMay }: Refusal): CommandResult {
  return failed(EXIT.no, code, `Your role may not do this; it takes one of these: ${whoMay.join(', ')}.`);
}
