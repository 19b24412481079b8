/**
 * Facts and reports as they come from the link's process. Codes are checked as words, not against their lists: both ends are one program
 * of one version, and what can arrive damaged or forged here is a whole message, not a code.
 */
import * as z from 'zod';
import type { LinkFacts, Verdict } from '../../../app/link/protocol/index.ts';
import { LINK_PROBLEMS, type LinkActivity, type LinkProblem, type ReadReport } from '../../../app/link/read/index.ts';
import { parseVin, type Vin } from '../../../app/vehicle/index.ts';

/** A word of one of the closed lists, which are types only. */
function word<T extends string>() {
  return z.custom<T>((value) => typeof value === 'string' && /^[A-Za-z0-9 _-]{1,40}$/.test(value));
}

const text = z.string().max(2_000);
const ms = z.number().min(0);
const vin = z.custom<Vin>((value) => typeof value === 'string' && parseVin(value) === value);
const source = word<LinkFacts['silent'][number]>();
const ecu = z.string().max(20).nullable();
const nrc = z.int().min(0).max(255);

const refusal = z.strictObject({ source, ecu, nrc, code: word<LinkFacts['refusals'][number]['code']>() });
const adapter = z.strictObject({
  family: word<NonNullable<LinkFacts['adapter']>['family']>(),
  version: text,
  device: text,
  capabilities: z.custom<NonNullable<LinkFacts['adapter']>['capabilities']>(
    (value) => z.record(z.string(), z.boolean()).safeParse(value).success,
  ),
  advice: z.array(word<NonNullable<LinkFacts['adapter']>['advice'][number]>()),
});
const states = z.strictObject({
  adapter: word<LinkFacts['states']['adapter']>(),
  powered: word<LinkFacts['states']['powered']>(),
  bus: word<LinkFacts['states']['bus']>(),
  ecu: word<LinkFacts['states']['ecu']>(),
});
const protocol = z.strictObject({ digit: z.string().max(2), found: z.boolean(), bus: word<NonNullable<LinkFacts['protocol']>['bus']>() });

/** {@link LinkFacts}. */
export const factsSchema: z.ZodType<LinkFacts> = z.strictObject({
  adapter: adapter.nullable(),
  volts: z.number().nullable(),
  protocol: protocol.nullable(),
  states,
  readings: z.array(z.strictObject({ source, vin, ecu, protocol: z.string().max(2), raw: text, at: z.number() })),
  refusals: z.array(refusal),
  failures: z.array(z.strictObject({ source, ecu, fault: word<LinkFacts['failures'][number]['fault']>() })),
  silent: z.array(source),
  troubles: z.array(word<LinkFacts['troubles'][number]>()),
  restarts: z.int().min(0),
  unknownTexts: z.array(text),
});

const named = z.strictObject({ vin, sources: z.array(source) });
const verdict: z.ZodType<Verdict> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('agree'), vin, sources: z.array(source), confirmed: z.boolean() }),
  z.strictObject({ kind: z.literal('conflict'), vins: z.array(named) }),
  z.strictObject({ kind: z.literal('limited'), refusals: z.array(refusal) }),
  z.strictObject({ kind: z.literal('silent'), reasons: z.array(word<Extract<Verdict, { kind: 'silent' }>['reasons'][number]>()) }),
]);

/** {@link ReadReport}. */
export const reportSchema: z.ZodType<ReadReport> = z.strictObject({
  adapter: text,
  at: z.number(),
  elapsedMs: ms,
  answeringMs: ms,
  facts: factsSchema,
  verdict,
});

/** {@link LinkProblem}. */
export const problemSchema: z.ZodType<LinkProblem> = z.strictObject({ code: z.enum(LINK_PROBLEMS), detail: text });

/** What the link's process says it does; that it is idle or closing is known from the outside. */
export const activitySchema: z.ZodType<Extract<LinkActivity, { name: 'opening' | 'reading' }>> = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('opening'), since: z.number(), limitMs: ms }),
  z.strictObject({
    name: z.literal('reading'),
    step: word<Extract<LinkActivity, { name: 'reading' }>['step']>(),
    since: z.number(),
    limitMs: ms,
  }),
]);
