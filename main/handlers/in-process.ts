/** Makes the in-process contract out of handlers and listeners. */
import type { ParsedApi, ConsoleEvent } from '../../app/contract/index.ts';
import { fail, ok } from '../../app/base/index.ts';
import { problemOf } from '../disk/index.ts';
import type { CallGuard } from './rights-guard.ts';
import { faultFields, type Logger } from '../base/index.ts';
import type { Handlers } from './query-handlers.ts';
import type { ConsoleError } from '../../app/refusals/index.ts';

/** A console that only watches refuses every command by itself. */
const allowAll: CallGuard = () => ok(null);

/** Sees to it that a mode runs: null where one does, else what is in its way. */
export type Ready = () => Promise<ConsoleError | null> | null;

/** The contract as shells get it. `ready` is waited for before any call, and `guard` asked before any handler. */
export function apiOf(
  handlers: Handlers,
  listeners: Set<(event: ConsoleEvent) => void>,
  log: Logger,
  guard: CallGuard = allowAll,
  ready: Ready = () => null,
): ParsedApi {
  return { call: safely(handlers, log, guard, ready), listen: listenTo(listeners) };
}

/** What the disk says, and a handler's bug, become answers; the caller never sees an exception. */
function safely(handlers: Handlers, log: Logger, guard: CallGuard, ready: Ready): ParsedApi['call'] {
  return async (method, input) => {
    try {
      const waited = ready();
      const missing = waited === null ? null : await waited;
      if (missing !== null) return fail(missing);
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

function listenTo(listeners: Set<(event: ConsoleEvent) => void>): ParsedApi['listen'] {
  return (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
}
