/** What one conversation with the simulated bridge is made of, and how it speaks. */
import * as z from 'zod';
import type { JsonObject } from '../../../app/base/index.ts';
import type { SdkVersion } from '../../../app/pims/index.ts';
import { parseVin, type Vin } from '../../../app/vehicle/index.ts';
import * as answers from './answers.ts';
import type { Scenario } from './scenarios.ts';
import type { StandIn } from './stand-in-plan.ts';
import type { World } from './world.ts';

/** What the server does about a request, in this order; `afterMs` counts from the request. */
export type Reaction =
  | { readonly kind: 'send'; readonly text: string; readonly afterMs: number }
  | { readonly kind: 'close'; readonly afterMs: number }
  /** Something that goes on at the phone, whether a console is there or not. `of`: the call it belongs to, which may be cancelled. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly of: string; readonly run: () => readonly Reaction[] }
  | { readonly kind: 'cancel'; readonly of: string };

/** What the simulated phone shows to whoever practises with it: codes and PINs are made up, and the customer would read them out. */
export type PhoneShows = {
  /** The situation whose customer holds it. */
  readonly situation: string;
  readonly user: string | null;
  readonly pin: string | null;
  readonly number: string | null;
  readonly sms: { readonly code: string; readonly to: string; readonly purpose: string } | null;
};

/** What a conversation needs from its server. */
export type Setting = {
  readonly world: World;
  readonly sdk: SdkVersion;
  /** The situation of a vehicle; of the connection, while no vehicle is named. */
  readonly scenarioOf: (vin: string | null) => Scenario;
  /** The simulated server's time, UTC ms. */
  readonly serverNow: () => number;
  readonly lateMs: number;
  /** How long the customer takes for each step at the phone, ms. */
  readonly personMs: number;
  /** Hears of every SMS that comes in. */
  readonly onPhone: (shows: PhoneShows) => void;
  /** Stands in for the SDK; null: the simulated vehicles and accounts do. */
  readonly standIn: StandIn | null;
};

/** What a request must have to be one. */
export const requestShape = z.object({
  transactionId: z.string().min(1).max(200),
  method: z.string(),
  api: z.string().optional(),
  parameters: z.record(z.string(), z.json()).optional(),
  limitMs: z.number().optional(),
});

/** One request as it came in. */
export type Incoming = z.infer<typeof requestShape>;

/** What a call that waits for the customer is answered when it is given up; null: its answer is lost. */
export type GivenUp = 2010 | 2368 | null;

/** What the phone keeps while it is connected. */
export type PimsSession = {
  initialised: boolean;
  selected: Vin | null;
  /** The vehicle the phone is taken to sit in: the last one that was named. */
  near: Vin | null;
  serviceStarted: boolean;
  subscription: string | null;
  /** Subscription of signals. */
  signals: string | null;
  /** Calls that wait for the customer, and what they are answered when they are given up. */
  readonly open: Map<string, GivenUp>;
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

/** What the phone of a situation shows. */
export function phoneShows({ world }: Setting, scenario: Scenario): PhoneShows {
  const { user, pin, phone, sms } = world.account(scenario);
  const shown = sms === null ? null : { code: sms.code, to: sms.to, purpose: sms.purpose };
  return { situation: scenario.name, user, pin, number: phone, sms: shown };
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
