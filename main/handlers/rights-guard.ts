/** Asks the table of rights (app/operators/roles.ts) before any handler runs, on the role that the session has at this moment (rule 17). */
import { type ConsoleError, type Input, type MethodName, methods } from '../../app/contract/index.ts';
import { type Action, mayCall, type Refusal } from '../../app/operators/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import { settingsAction } from '../../app/settings/stored/index.ts';
import { signed } from '../carkey/index.ts';
import { hasLostCode } from '../carkey/codes/index.ts';
import type { Clock } from '../base/index.ts';
import type { RunningMode } from '../modes/index.ts';
import type { Operators } from '../operators/index.ts';

/** What the guard looks at. */
export type IntegrityCheckParts = { readonly operators: Operators; readonly mode: () => RunningMode; readonly clock: Clock };

/** Judges one call. */
export type CallGuard = (method: MethodName, input: unknown) => Result<null, ConsoleError>;

/** Makes the guard. Commands count as activity; refusals of commands are logged. */
export function guardCalls({ operators, mode, clock }: IntegrityCheckParts): CallGuard {
  return (method, input) => {
    const action = actionOf(method, input, mode());
    const allowed = mayCall(action, { mode: mode().mode, session: operators.session(), now: clock.mono() });
    const isCommand = methods[method].kind === 'command';
    if (allowed.ok) {
      if (isCommand) operators.touch();
      return ok(null);
    }
    if (isCommand) recordRefusal(mode(), action, allowed.error);
    return fail(refusedBy(allowed.error));
  };
}

/** A refusal as people's side gets it. */
export function refusedBy({ code, whoMay }: Refusal): ConsoleError {
  return { code, whoMay };
}

/** The row that decides: some messages stand for something stricter, depending on what they say. */
function actionOf(method: MethodName, input: unknown, mode: RunningMode): Action {
  if (method === 'settings.change') return settingsAction(input as Input<'settings.change'>, mode.mode);
  // A vehicle whose code was lost (rule 7).
  if (method === 'job.activate' && hasLostCode(mode.trail, (input as Input<'job.activate'>).vin)) return 'job.activate.again';
  return method;
}

/** Writes down that a command was refused. */
export function recordRefusal({ trail, context }: Pick<RunningMode, 'trail' | 'context'>, action: Action, { code }: Refusal): void {
  const written = trail.append(signed(context, { kind: 'denied', out: code, d: { word: action } }));
  if (!written.ok) context.log.warn('denial-not-recorded', { reason: written.error });
}
