/**
 * The border every shell shares: what comes from people's side is a method name and a payload of unknown shape,
 * and nothing behind this file ever sees them unparsed (D6).
 */
import type { z } from 'zod';
import { methods, type ConsoleApi, type MethodName, type Reply } from '../../../app/console.ts';
import { refusalSchema, type Refusal } from '../../../app/refusal-schema.ts';
import { refused } from '../../../app/refusals.ts';

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

/** A reason crosses the border only as one of the closed list. */
function parsedReply(reply: AnyReply): AnyReply {
  const why = reply.ok ? undefined : reply.error.refusal;
  return why === undefined || refusalSchema.safeParse(why).success ? reply : { ok: false, error: { code: 'internal' } };
}

/**
 * Takes one message from outside: checks that the contract has the method, parses the payload, calls the console.
 * Never throws and never rejects; what does not fit is answered `invalid-input` with one sentence and changes nothing.
 */
export async function dispatch(api: ConsoleApi, method: unknown, payload: unknown): Promise<AnyReply> {
  if (!isMethod(method)) return refusal({ reason: 'input-unfit' }, 'The console has no such message.');
  try {
    const parsed = methods[method].input.safeParse(payload);
    if (!parsed.success) return refusal({ reason: 'input-unfit' }, misfit(method, parsed.error));
    return parsedReply(await api.call(method, parsed.data));
  } catch {
    // A bug behind the border. Its text may quote data, so people's side gets a constant sentence.
    return { ok: false, error: { code: 'internal' } };
  }
}
