/** What one conversation with the simulated bridge is made of, and how it speaks. */
import * as z from 'zod';
import type { JsonObject } from '../../../app/json.ts';
import type { SdkVersion } from '../../../app/pims/types.ts';
import { parseVin } from '../../../app/vehicle/vin.ts';
import type { Vin } from '../../../app/vehicle/types.ts';
import * as answers from './answers.ts';
import type { Scenario } from './scenarios.ts';
import type { World } from './world.ts';

/** What the server does about a request, in this order; `afterMs` counts from the request. */
export type Reaction =
  { readonly kind: 'send'; readonly text: string; readonly afterMs: number } | { readonly kind: 'close'; readonly afterMs: number };

/** What a conversation needs from its server. */
export type Setting = {
  readonly world: World;
  readonly sdk: SdkVersion;
  /** The situation of a vehicle; of the connection, while no vehicle is named. */
  readonly scenarioOf: (vin: string | null) => Scenario;
  /** The simulated server's time, UTC ms. */
  readonly serverNow: () => number;
  readonly lateMs: number;
};

/** What a request must have to be one. */
export const requestShape = z.object({
  transactionId: z.string().min(1).max(200),
  method: z.string(),
  api: z.string().optional(),
  parameters: z.record(z.string(), z.json()).optional(),
});

/** One request as it came in. */
export type Incoming = z.infer<typeof requestShape>;

/** What the phone keeps while it is connected. */
export type PimsSession = {
  initialised: boolean;
  selected: Vin | null;
  /** The vehicle the phone is taken to sit in: the last one that was named. */
  near: Vin | null;
  serviceStarted: boolean;
  subscription: string | null;
};

/** One conversation between this setting and that session. */
export type Talk = { readonly setting: Setting; readonly session: PimsSession };

/** A parameter that should be a VIN: the VIN, or the error code for what it is instead. */
export function vinParameter(value: unknown): Vin | 2101 | 2102 {
  if (value === undefined || value === null) return 2101;
  return (typeof value === 'string' ? parseVin(value) : null) ?? 2102;
}

/** The vehicle the phone is connected to by Bluetooth, or null. */
export function phoneIn({ setting, session }: Talk): string | null {
  if (session.near === null) return null;
  const { phone } = setting.scenarioOf(session.near);
  if (phone === 'away') return null;
  return phone === 'in-other-car' ? answers.otherVehicle(session.near) : session.near;
}

/** A message on its way to the console, in the words of the scenario. */
export function say({ setting, session }: Talk, message: JsonObject, afterMs = 0): Reaction {
  const spoken = setting.scenarioOf(session.near).asText === true ? answers.asText(message) : message;
  return { kind: 'send', text: JSON.stringify(spoken), afterMs };
}

/** A success on its way to the console. */
export function success(talk: Talk, request: Incoming, result: JsonObject | null): readonly Reaction[] {
  return [say(talk, answers.succeeded(request.transactionId, result))];
}

/** A failure on its way to the console. */
export function failure(talk: Talk, request: Incoming, code: number): readonly Reaction[] {
  return [say(talk, answers.failed(request.transactionId, code))];
}
