/** Makes the in-process contract out of handlers and listeners. */
import type { ConsoleApi, ConsoleEvent } from '../../app/console.ts';
import { fail, ok } from '../../app/result.ts';
import { problemOf } from '../disk/index.ts';
import type { CallGuard } from './rights-guard.ts';
import { faultFields, type Logger } from '../base/index.ts';
import type { Handlers } from './query-handlers.ts';

/** A console that only watches refuses every command by itself. */
const allowAll: CallGuard = () => ok(null);

/** The contract as shells get it. `guard` is asked before any handler. */
export function apiOf(
  handlers: Handlers,
  listeners: Set<(event: ConsoleEvent) => void>,
  log: Logger,
  guard: CallGuard = allowAll,
): ConsoleApi {
  return { call: safely(handlers, log, guard), listen: listenTo(listeners) };
}

/** What the disk says, and a handler's bug, become answers; the caller never sees an exception. */
function safely(handlers: Handlers, log: Logger, guard: CallGuard): ConsoleApi['call'] {
  return async (method, input) => {
    try {
      const allowed = guard(method, input);
      if (!allowed.ok) return allowed;
      const reply = await handlers[method](input);
      if (!reply.ok) log.info('call-refused', { method, code: reply.error.code, reason: reply.error.refusal?.reason ?? null });
      return reply;
    } catch (fault) {
      log.error('call-failed', { method, ...faultFields(fault) });
      const reason = problemOf(fault);
      return fail(reason === null ? { code: 'internal' } : { code: 'log-unwritable', problem: { kind: 'log', reason } });
    }
  };
}

function listenTo(listeners: Set<(event: ConsoleEvent) => void>): ConsoleApi['listen'] {
  return (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
}
