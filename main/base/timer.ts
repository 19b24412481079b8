/** Limits on calls that may never settle: native drivers do not call back after an unplug, and some not at all. */
import { setTimeout as pause } from 'node:timers/promises';
import type { LinkProblem } from '../../app/link/read/index.ts';
import { fail, type Result } from '../../app/base/index.ts';

/** What `work` gives, or `late` when it has not settled after `ms`. */
export async function within<T>(ms: number, work: Promise<T>, late: () => T): Promise<T> {
  const limit = Promise.withResolvers<T>();
  const timer = setTimeout(() => limit.resolve(late()), ms);
  try {
    return await Promise.race([work, limit.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves after `ms`, or as soon as the signal calls the waiting off. */
export async function waited(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await pause(ms, undefined, signal === undefined ? {} : { signal });
  } catch (fault) {
    if (signal?.aborted !== true) throw fault;
  }
}

/** A failed result with its sentence. */
export function problem(code: LinkProblem['code'], detail: string): Result<never, LinkProblem> {
  return fail({ code, detail });
}
