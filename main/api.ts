/** Makes the in-process contract out of handlers and listeners. */
import type { ConsoleApi, ConsoleEvent } from '../app/console.ts';
import { fail } from '../app/result.ts';
import { TrailError } from './audit/problems.ts';
import { faultFields, type Logger } from './logger.ts';
import type { Handlers } from './query-handlers.ts';

/** The contract as shells get it. */
export function apiOf(handlers: Handlers, listeners: Set<(event: ConsoleEvent) => void>, log: Logger): ConsoleApi {
  return { call: safely(handlers, log), listen: listenTo(listeners) };
}

/** A handler's bug becomes an answer; the caller never sees an exception. */
function safely(handlers: Handlers, log: Logger): ConsoleApi['call'] {
  return async (method, input) => {
    try {
      return await handlers[method](input);
    } catch (fault) {
      log.error('call-failed', { method, ...faultFields(fault) });
      if (fault instanceof TrailError)
        return fail({
          code: 'log-unwritable',
          detail: 'The audit log cannot be written, so nothing was done. Free disk space or check the folder, then try again.',
        } as const);
      return fail({
        code: 'internal',
        detail: 'Something unexpected happened inside the console; the log of the program has the place.',
      } as const);
    }
  };
}

function listenTo(listeners: Set<(event: ConsoleEvent) => void>): ConsoleApi['listen'] {
  return (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
}
