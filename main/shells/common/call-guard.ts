/**
 * The gate every shell puts before the console. A message is judged in this order, before any handler hears of it: its sender, by the shell,
 * which alone knows what a sender is; its name and rate here; its schema in parse-call.ts; its role in the console itself.
 */
import { methods, type ConsoleApi, type MethodName } from '../../../app/console.ts';
import { fail, ok, type Result } from '../../../app/result.ts';
import { dispatch, isMethod, refusal, type AnyReply } from './parse-call.ts';

/** What one sender may send of one message: `burst` at once, then `perSecond`. */
export type Limit = { readonly burst: number; readonly perSecond: number };

/** How much of a limit is left. `at`: monotonic ms. */
export type Bucket = { readonly tokens: number; readonly at: number };

/** Takes a message with a payload of unknown shape. Never throws and never rejects. */
export type Gate = (method: unknown, payload: unknown) => Promise<AnyReply>;

/** What a gate needs. `now`: monotonic ms. */
type GateParts = { readonly api: ConsoleApi; readonly now: () => number };

/** Scrolling the log and reloading every view stay far below. */
const QUERY: Limit = { burst: 200, perSecond: 50 };
/** Faster than fingers, slower than a script that tries things out. */
const COMMAND: Limit = { burst: 40, perSecond: 10 };
/** Messages that send something to a car or give a secret out. */
const STRICTER: Readonly<Partial<Record<MethodName, Limit>>> = {
  'job.activate': { burst: 5, perSecond: 0.5 },
  'job.recheck': { burst: 5, perSecond: 0.5 },
  'code.show': { burst: 10, perSecond: 1 },
  'code.copy': { burst: 10, perSecond: 1 },
};

/** The limit of a message. */
export function limitOf(method: MethodName): Limit {
  return STRICTER[method] ?? (methods[method].kind === 'query' ? QUERY : COMMAND);
}

/** Takes one token if there is one. A bucket that was never used is full; a clock that goes back refills nothing. */
export function takeToken(bucket: Bucket | undefined, { burst, perSecond }: Limit, now: number): Result<Bucket, Bucket> {
  const { tokens, at } = bucket ?? { tokens: burst, at: now };
  const refilled = Math.min(burst, tokens + (Math.max(0, now - at) * perSecond) / 1_000);
  return refilled < 1 ? fail({ tokens: refilled, at: now }) : ok({ tokens: refilled - 1, at: now });
}

/** Opens a gate with limits of its own: one sender that sends too much keeps no other from being heard. */
export function openGate({ api, now }: GateParts): Gate {
  const buckets = new Map<MethodName, Bucket>();
  return async (method, payload) => {
    if (!isMethod(method)) return dispatch(api, method, payload);
    const taken = takeToken(buckets.get(method), limitOf(method), now());
    buckets.set(method, taken.ok ? taken.value : taken.error);
    return taken.ok ? dispatch(api, method, payload) : refusal({ reason: 'too-often' }, method);
  };
}
