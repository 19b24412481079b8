/**
 * The gate of the command line: the one place where a command is admitted, by the same table as the messages of the screens. What asks the
 * table runs here or nowhere: its deed has no way to run by itself.
 */
import { commandAction, type GatedCommand, mayCall } from '../../../app/operators/index.ts';
import { recordRefusal } from '../../handlers/index.ts';
import type { RunningConsole } from '../../console/index.ts';
import type { Deed, Invocation, CommandResult } from './command/index.ts';
import { notAdmitted, signIn, visitFiles, withConsole } from './at-work/index.ts';

/** What comes to the gate: all that needs a data folder. */
type GatedDeed = Exclude<Deed, { readonly at: 'anywhere' }>;

/** Runs a deed: at once where it needs nobody, else behind the gate. */
export async function runDeed(deed: GatedDeed, invocation: Invocation): Promise<CommandResult> {
  if (deed.at === 'once') return deed.run(invocation);
  if (deed.at === 'files') {
    const plan = await deed.plan(invocation);
    return plan.ok ? visitFiles(deed.name, invocation, plan.value) : plan.error;
  }
  const plan = await deed.plan(invocation);
  return plan.ok ? withConsole(invocation, plan.value, (console) => admit(deed.name, invocation, console)) : plan.error;
}

/** Null when the command may go on; signs in first where the table asks for somebody. */
async function admit(name: GatedCommand, invocation: Invocation, console: RunningConsole): Promise<CommandResult | null> {
  const { setUp } = console.operators.state();
  const action = commandAction(name, setUp);
  const judged = () => {
    const { mode, context } = console.current();
    return mayCall(action, { mode, session: console.operators.session(), now: context.clock.mono() });
  };
  if (judged().ok) return null;
  const signedIn = await signIn(invocation, setUp, (who, pin) => console.api.call('operators.signIn', { name: who, pin }));
  if (!signedIn.ok && signedIn.error.isToldInLog) return signedIn.error.outcome;
  const allowed = judged();
  if (allowed.ok) return null;
  recordRefusal(console.current(), action, allowed.error);
  return signedIn.ok ? notAdmitted(allowed.error) : signedIn.error.outcome;
}
