/** The gate of a console that only watches: queries by the table of rights, commands never, but for coming and going. */
import { type ConsoleError, type MethodName, methods } from '../../app/contract/index.ts';
import { fail, type Mode, ok } from '../../app/base/index.ts';
import { mayCall } from '../../app/operators/index.ts';
import { refusedBy, type CallGuard } from './rights-guard.ts';
import type { Clock } from '../base/index.ts';
import type { Operators } from '../operators/index.ts';

/** Why a command is refused. */
export const WATCHING: ConsoleError = { code: 'watch-only' };

/** Commands that change nothing but who is at this screen. */
const COMING_AND_GOING: ReadonlySet<MethodName> = new Set([
  'operators.signIn',
  'operators.signOut',
  'operators.lock',
  'operators.unlock',
  'operators.freshPin',
  'operators.touch',
]);

/** May this message be sent to a console that only watches? Whoever may not know what is there learns no more from asking for a command. */
export function mayWatch(method: MethodName): boolean {
  return methods[method].kind === 'query' || COMING_AND_GOING.has(method);
}

/** Makes the guard of a watching console of this mode. */
export function guardWatcher(operators: Pick<Operators, 'session' | 'touch'>, mode: Mode, clock: Clock): CallGuard {
  return (method) => {
    if (!mayWatch(method)) return fail(WATCHING);
    const allowed = mayCall(method, { mode, session: operators.session(), now: clock.mono() });
    if (!allowed.ok) return fail(refusedBy(allowed.error));
    if (methods[method].kind === 'command') operators.touch();
    return ok(null);
  };
}
