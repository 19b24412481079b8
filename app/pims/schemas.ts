/**
 * Results of the PIMS calls, field by field. Unknown fields are ignored, unknown or unusable values become null, nothing throws:
 * what an answer is worth is decided by app/carkey, on these nulls.
 */
import * as z from 'zod';
import type { JsonObject } from '../base/index.ts';
import { CONNECTION_WORDS, isDateText, isVersionText, NO_DATE } from './forms.ts';
import { liberalBoolean, liberalNumber, liberalText } from './liberal.ts';
import { receivedCode, spelledAlike } from './received-code.ts';
import type {
  ActivationAnswer,
  BridgeDevice,
  ConnectionFact,
  SdkVersion,
  StatusAnswer,
  SubscribedService,
  SubscriptionStep,
} from './types.ts';

/** A field read by one of the liberal readers: absent and unusable are both null. */
const field = <T>(read: (value: unknown) => T | null) => z.unknown().optional().transform(read);
const flag = field(liberalBoolean);
const number = field(liberalNumber);
const text = field((value) => (typeof value === 'string' ? value : null));
const date = field((value) => (typeof value !== 'string' ? null : value === '' || isDateText(value) ? value : NO_DATE));
const versionText = field((value) => (typeof value === 'string' && isVersionText(value) ? value : null));
/** Words that are only shown and compared: nothing of that length is one of ours, and none may fill a log. */
const LONGEST_WORD = 100;
const word = field((value) => (typeof value === 'string' ? value.slice(0, LONGEST_WORD) : null));
const oneOf = <T extends string>(...words: readonly T[]) => field((value) => words.find((word) => word === value) ?? null);

const status = z.object({
  isCarKeyVerified: flag,
  cvsStatus: oneOf('unknown', 'active', 'suspended', 'disabled'),
  maxReactivationDate: date,
});
const activation = z.object({ hasCarKey: flag, vin: text, securityExpiration: date });
const connection = z.object({
  status: word,
  vin: word,
  protocol: oneOf(...CONNECTION_WORDS.protocol),
  model: oneOf(...CONNECTION_WORDS.model),
  version: versionText,
  privacy: oneOf(...CONNECTION_WORDS.privacy),
});
const named = z.string().transform((value) => value.slice(0, LONGEST_WORD));
const service = z.object({ name: named.catch(''), code: named.catch('') });
/** A vehicle has a dozen. */
const MOST_SERVICES = 200;
const services = z.object({ services: z.array(z.unknown()) });
const step = z.object({ status: text, order: number });
const device = z.object({ OS: word, OSVersion: word, PhoneBrand: word, PhoneModel: word, batteryPercent: number });
const version = z.object({ version: word, sdkVersion: word, versionFacade: word, versionCore: word });

/** Result of `get pims.vehicle.carkey`. */
export function parseStatus(result: JsonObject | null): StatusAnswer {
  return status.parse(result ?? {});
}

/** Result of `set pims.vehicle.carkey`; VIN and code stay as received, also the odd ones. */
export function parseActivation(result: JsonObject | null): ActivationAnswer {
  const given = result ?? {};
  const securityExpiration = spelledAlike(given, 'securityExpiration');
  return { ...activation.parse({ ...given, securityExpiration }), securityCode: receivedCode(given) };
}

/**
 * Result or event of `pims.vehicle.connection`. Connected when it says `Connected`, or, as the `get` answer has no status field,
 * when it has none and names a vehicle; any other status word counts as not connected.
 */
export function parseConnection(result: JsonObject | null): ConnectionFact {
  const { status: said, ...fact } = connection.parse(result ?? {});
  const isNamed = fact.vin !== null && fact.vin !== '';
  return { connected: said === 'Connected' || (said === null && result?.['status'] === undefined && isNamed), ...fact };
}

/** Result of `get pims.subscription.services`: null when there is no list at all, which is not the same as an empty one. */
export function parseServices(result: JsonObject | null): readonly SubscribedService[] | null {
  const parsed = services.safeParse(result);
  if (!parsed.success) return null;
  return parsed.data.services.slice(0, MOST_SERVICES).flatMap((entry) => {
    const one = service.safeParse(entry);
    return one.success && (one.data.name !== '' || one.data.code !== '') ? [one.data] : [];
  });
}

/** The published steps in the order they must be done. */
const STEP_NAMES = ['trusterPhoneNumber', 'deviceActivation', 'mediumCarKey'] as const;

/** Result of `get pims.subscription.steps` and `.step`: the steps it names, by their order. `stepsID` comes as text or number. */
export function parseSteps(result: JsonObject | null): {
  readonly stepsID: string | null;
  readonly steps: readonly SubscriptionStep[];
} {
  const steps = STEP_NAMES.flatMap((name): SubscriptionStep[] => {
    const parsed = step.safeParse(result?.[name]);
    if (!parsed.success) return [];
    const { status: said, order } = parsed.data;
    return [{ name, done: said === 'alreadyDone' ? true : said === 'todo' ? false : null, order }];
  });
  return { stepsID: liberalText(result?.['stepsID']), steps: steps.toSorted((a, b) => (a.order ?? 9) - (b.order ?? 9)) };
}

/**
 * Result of `get pims.sdk.version`. The published fields are `versionFacade` and `versionCore`; a bridge may say `version` or `sdkVersion`.
 * `generation` is null when no field names a 2.x version; a later one than we know speaks like the newest we know.
 */
export function parseSdkVersion(result: JsonObject | null): { readonly text: string | null; readonly generation: SdkVersion | null } {
  const parsed = version.parse(result ?? {});
  const texts = [parsed.sdkVersion, parsed.version, parsed.versionFacade, parsed.versionCore].filter((found) => found !== null);
  const telling = texts.find((found) => generationOf(found) !== null);
  return { text: telling ?? texts[0] ?? null, generation: telling === undefined ? null : generationOf(telling) };
}

function generationOf(found: string): SdkVersion | null {
  const match = /^v?2\.(\d{1,3})(?:\D|$)/.exec(found);
  if (match === null) return null;
  const minor = Number(match[1]);
  return minor === 0 ? '2.0' : minor === 1 ? '2.1' : minor === 2 ? '2.2' : '2.3';
}

/** Result of `get pims.sdk.device`; `batteryPercent` is an addition of the bridge protocol, null outside 0 to 100. */
export function parseDevice(result: JsonObject | null): Omit<BridgeDevice, 'sdkVersion'> {
  const { OS, OSVersion, PhoneBrand, PhoneModel, batteryPercent } = device.parse(result ?? {});
  return {
    os: joined(OS, OSVersion),
    model: joined(PhoneBrand, PhoneModel),
    batteryPercent: batteryPercent !== null && batteryPercent >= 0 && batteryPercent <= 100 ? batteryPercent : null,
  };
}

function joined(...parts: readonly (string | null)[]): string | null {
  const text = parts.filter((part) => part !== null && part !== '').join(' ');
  return text === '' ? null : text;
}
