/** Signs an operator in for one command. The PIN comes from a prompt, a file descriptor or the environment, never from an argument. */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { AccountNotice } from '../../../app/operators/types.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { wordsFor } from '../../../app/words/load.ts';
import { fill } from '../../../app/words/words.ts';
import type { RunningConsole } from '../../console.ts';
import { readLineFrom } from '../../open-file.ts';
import { failed, textOf, wrong, type Invocation, type Outcome } from './command.ts';
import { exitOfError } from './judge.ts';

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
): Promise<Result<string, Outcome>> {
  const fd = textOf(values, option);
  if (fd !== undefined) return pinFromDescriptor(fd, option);
  const fromEnvironment = io.env[variable];
  if (fromEnvironment !== undefined) return ok(fromEnvironment.slice(0, MAX_PIN));
  const typed = await io.readSecret(prompt);
  return typed === null
    ? fail(wrong(`A PIN is needed: set ${variable}, give --${option} N, or run this in a terminal.`))
    : ok(typed.slice(0, MAX_PIN));
}

function pinFromDescriptor(fd: string, option: string): Result<string, Outcome> {
  if (!/^\d{1,4}$/.test(fd)) return fail(wrong(`--${option} takes the number of an open file descriptor.`));
  try {
    return ok(readLineFrom(Number(fd), MAX_LINE).trim().slice(0, MAX_PIN));
  } catch (fault) {
    const why = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
    return fail(wrong(`The PIN cannot be read from file descriptor ${fd} (${why}); npx hands on 0 only.`));
  }
}

/** What happened with accounts since, on standard error. */
export async function tellNotices({ io }: Invocation, notices: readonly AccountNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const { accountNotice } = await wordsFor('en');
  for (const { what, name, at } of notices) io.err(`carkey: ${fill(accountNotice[what], { name, at: new Date(at).toISOString() })}\n`);
}

/** Signs in where live mode asks for it. Null when the command may go on. */
export async function signIn(invocation: Invocation, console: RunningConsole): Promise<Outcome | null> {
  const name = textOf(invocation.values, 'operator');
  if (name === undefined || console.current().mode === 'practice' || !console.operators.state().setUp) return null;
  const pin = await readPin(invocation, 'pin-fd', 'CARKEY_PIN', `PIN of ${name}: `);
  if (!pin.ok) return pin.error;
  const reply = await console.api.call('operators.signIn', { name, pin: pin.value });
  if (reply.ok) await tellNotices(invocation, reply.value.session?.notices ?? []);
  return reply.ok ? null : failed(exitOfError(reply.error), reply.error.operator?.code ?? reply.error.code, reply.error.detail);
}
