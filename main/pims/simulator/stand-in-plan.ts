/** The script of the stand-in for the SDK, and what it remembers (docs/bridge-protocol.md, section 10). */
import * as z from 'zod';
import type { JsonObject } from '../../../app/base/index.ts';

/** Word of the hello header, and API of its script, `bridge.stand-in`. A real bridge announces it only while no real SDK is behind it. */
export const STAND_IN = 'stand-in';

/** What the stand-in does. What is not named: answers at once, online, with storage, a customer who types. */
export const plan = z.object({
  sdk: z.enum(['2.2', '2.3']).default('2.3'),
  /** How long the SDK takes for a call, ms. */
  delayMs: z.number().min(0).max(60_000).default(0),
  /** Answers by `METHOD API`, without the id. */
  answers: z.record(z.string(), z.record(z.string(), z.json())).default({}),
  offline: z.boolean().default(false),
  storageFull: z.boolean().default(false),
  /** Vehicle that the phone is connected to; absent: the one that is selected. */
  connected: z.string().optional(),
  /** Where the app is killed at the next call that changes something. */
  crash: z.enum(['before-call', 'during-call', 'before-answer']).optional(),
  /** What the customer types, by the name of the place holder; absent: nobody answers. */
  typed: z.record(z.string(), z.string()).optional(),
  /** The customer leaves the browser open. */
  browserStaysOpen: z.boolean().default(false),
  /** How far the PIMS server's clock is ahead, ms. */
  serverAheadMs: z.number().default(0),
});

/** One call that it got; what was typed is told by its SHA-256 alone. */
export type SdkCall = {
  readonly method: string;
  readonly api: string;
  readonly parameters: JsonObject;
  readonly typed: Record<string, string>;
};

/** The stand-in of one simulator; it outlives connections, as the kit's plan has to. */
export type StandIn = { plan: z.infer<typeof plan>; calls: SdkCall[]; written: string[] };

/** One that does nothing yet. */
export function openStandIn(): StandIn {
  return { plan: plan.parse({}), calls: [], written: [] };
}
