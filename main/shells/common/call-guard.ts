/**
 * The border that every shell puts before the console. A message is judged in this order, before any handler hears of it: its sender, by the shell,
 * which alone knows what a sender is; its name and rate, then its schema here; its role in the console itself. Nothing behind this file ever sees
 * a payload unparsed (D6).
 */
import type { z } from 'zod';
import { type MethodName, methods, type ParsedApi, refusalOf, type Reply } from '../../../app/contract/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import { type Refusal, refusalSchema, refused } from '../../../app/refusals/index.ts';

/** The answer to any message. */
export type AnyReply = Reply<MethodName>;

/** Longest text of an `invalid-input` sentence; schema messages may quote a sender's own key. */
const MAX_DETAIL = 240;

/** True when `name` is a message of the contract itself; inherited names (`constructor`, `__proto__`) are not. */
export function isMethod(name: unknown): name is MethodName {
  return typeof name === 'string' && Object.hasOwn(methods, name);
}

/** True for messages that change something; queries may be asked by anyone who may look. */
export function isCommand(name: unknown): boolean {
  return isMethod(name) && methods[name].kind === 'command';
}

/** A refusal as a reply. `detail`: for whoever reads the wire. */
export function refusal(why: Refusal, detail: string): AnyReply {
  return { ok: false, error: refused(why, detail.slice(0, MAX_DETAIL)) };
}

/** One sentence about the first thing that does not fit. */
function misfit(method: MethodName, error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return `The payload of ${method} does not fit.`;
  const where = issue.path.length === 0 ? '' : ` at "${issue.path.map(String).join('.')}"`;
  return `The payload of ${method} does not fit${where}: ${issue.message}.`;
}

/** A payload that is refused: its form, or a text in it that is not what it should be. */
function unfit(method: MethodName, error: z.ZodError): AnyReply {
  const told = refusalOf(error);
  return told === null ? refusal({ reason: 'input-unfit' }, misfit(method, error)) : { ok: false, error: told };
}

/** A reason crosses the border only as one of the closed list. */
function parsedReply(reply: AnyReply): AnyReply {
  const why = reply.ok ? undefined : reply.error.refusal;
  return why === undefined || refusalSchema.safeParse(why).success ? reply : { ok: false, error: { code: 'internal' } };
}

/**
 * Takes one message from outside: checks that the contract has the method, parses the payload, calls the console.
 * Never throws and never rejects; what does not fit is answered `invalid-input` with one sentence and changes nothing.
 */
export async function dispatch(api: ParsedApi, method: unknown, payload: unknown): Promise<AnyReply> {
  if (!isMethod(method)) return refusal({ reason: 'input-unfit' }, 'The console has no such message.');
  try {
    const parsed = methods[method].input.safeParse(payload);
    return parsed.success ? parsedReply(await api.call(method, parsed.data)) : unfit(method, parsed.error);
  } catch {
    // A bug behind the border. Its text may quote data, so people's side gets a constant sentence.
    return { ok: false, error: { code: 'internal' } };
  }
}

/** What one sender may send of one message: `burst` at once, then `perSecond`. */
export type Limit = { readonly burst: number; readonly perSecond: number };

/** How much of a limit is left. `at`: monotonic ms. */
export type Bucket = { readonly tokens: number; readonly at: number };

/** Takes a message with a payload of unknown shape. Never throws and never rejects. */
export type Gate = (method: unknown, payload: unknown) => Promise<AnyReply>;

/** What a gate needs. `now`: monotonic ms. */
type GateParts = { readonly api: ParsedApi; readonly now: () => number };

/** Scrolling the log and reloading every view stay far below. */
const QUERY: Limit = { burst: 200, perSecond: 50 };
/** Faster than fingers, slower than a script that tries things out. */
const COMMAND: Limit = { burst: 40, perSecond: 10 };
/** Messages that send something to a car, spend a try of the customer's, or give a secret out. */
const STRICTER: Readonly<Partial<Record<MethodName, Limit>>> = {
  'job.activate': { burst: 5, perSecond: 0.5 },
  'job.recheck': { burst: 5, perSecond: 0.5 },
  'proof.command': { burst: 5, perSecond: 0.5 },
  'enrolment.act': { burst: 10, perSecond: 1 },
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
