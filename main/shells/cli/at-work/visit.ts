/**
 * The gate before the files of a log, without a console: who reads or mends a live log signs in with the same accounts, whether or not
 * another console works on the folder. Where none does, the visit is told in the log.
 */
import { commandAction, type GatedCommand, mayCall } from '../../../../app/operators/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import type { Denied } from '../../../at-rest/index.ts';
import type { OperatorEvent, Person } from '../../../operators/accounts/index.ts';
import type { Operators } from '../../../operators/index.ts';
import type { FilesPlan, Invocation, CommandResult } from '../command/index.ts';
import { notAdmitted, signIn } from './sign-in.ts';

const NOT_TOLD = 'carkey: the log cannot be written, so this visit is no entry of it.\n';

type NotAdmitted = { readonly outcome: CommandResult; readonly denied: Denied | null };

/** Does what was planned, once the table allows it to whoever is there. */
export async function visitFiles(name: GatedCommand, invocation: Invocation, { modes, use }: FilesPlan): Promise<CommandResult> {
  if (!modes.includes('live')) {
    const allowed = mayCall(commandAction(name, true), { mode: 'practice', session: null, now: 0 });
    return allowed.ok ? use(null) : notAdmitted(allowed.error);
  }
  const events: OperatorEvent[] = [];
  const { accountsAt, tellVisit } = await import('../../../at-rest/index.ts');
  const { operators, now } = await accountsAt(invocation.dataDir, (event) => void events.push(event));
  const admitted = await admit(name, invocation, operators, now);
  operators.stop();
  const isTold = await tellVisit(invocation.dataDir, events, admitted.ok ? null : admitted.error.denied);
  if (!isTold) invocation.io.err(NOT_TOLD);
  return admitted.ok ? use(admitted.value) : admitted.error.outcome;
}

async function admit(
  name: GatedCommand,
  invocation: Invocation,
  operators: Operators,
  now: () => number,
): Promise<Result<Person | null, NotAdmitted>> {
  const { operatorError } = await import('../../../handlers/index.ts');
  const { setUp } = operators.state();
  const action = commandAction(name, setUp);
  const signedIn = await signIn(invocation, setUp, async (who, pin) => {
    const begun = await operators.signIn(who, pin);
    return begun.ok ? begun : fail(operatorError(begun.error));
  });
  if (!signedIn.ok && signedIn.error.isToldInLog) return fail({ outcome: signedIn.error.outcome, denied: null });
  const by = operators.person();
  const allowed = mayCall(action, { mode: 'live', session: operators.session(), now: now() });
  if (allowed.ok) return ok(by);
  const outcome = signedIn.ok ? notAdmitted(allowed.error) : signedIn.error.outcome;
  return fail({ outcome, denied: { action, code: allowed.error.code, by } });
}
