/** Limits on calls that may never settle: native drivers do not call back after an unplug, and some not at all. */
import type { LinkProblem } from '../../app/link/view.ts';
import { fail, type Result } from '../../app/result.ts';

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

/** A failed result with its sentence. */
export function problem(code: LinkProblem['code'], detail: string): Result<never, LinkProblem> {
  return fail({ code, detail });
}
