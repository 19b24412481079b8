/** The results the simulator answers with, in the published shapes. */
import type { Json, JsonObject } from '../../../app/base/index.ts';
import { pimsErrorInfo, type SdkVersion } from '../../../app/pims/index.ts';
import type { AnswerFlaw, Scenario } from './scenarios.ts';
import type { VehicleStatus } from './world.ts';

/** Base64 of the published sample code: `shazam` and a line feed. */
const SECURITY_CODE = 'c2hhemFtCg==';

/** Life of a security code, ms. The real one is not published. */
const CODE_LIFE_MS = 86_400_000;

/** A success; without a result where the call has none. */
export function succeeded(transactionId: string, result: JsonObject | null): JsonObject {
  return result === null ? { transactionId, status: 'SUCCEEDED' } : { transactionId, status: 'SUCCEEDED', result };
}

/** A failure with the published label; codes that carry sub-errors get one, in a made-up shape, since none is published. */
export function failed(transactionId: string, code: number): JsonObject {
  const { label, hasSubErrors } = pimsErrorInfo(code);
  const error: JsonObject = hasSubErrors ? { code, label, suberrors: [{ code: 40_301, label: 'Practice sub-error' }] } : { code, label };
  return { transactionId, status: 'FAILED', error };
}

/** An event of a subscription. */
export function event(transactionId: string, result: JsonObject): JsonObject {
  return { transactionId, status: 'RESULT', result };
}

/** Result of `get pims.vehicle.carkey`. */
export function statusResult({ verified, cvsStatus, deadline }: VehicleStatus): JsonObject {
  const base = { isCarKeyVerified: verified, cvsStatus };
  return deadline === null ? base : { ...base, maxReactivationDate: new Date(deadline).toISOString() };
}

/** Result of `set pims.vehicle.carkey`; null = a success without a result. `now` is the simulated server's time. */
export function activationResult(vin: string, now: number, flaw: AnswerFlaw | undefined): JsonObject | null {
  const expiry = new Date(now + CODE_LIFE_MS).toISOString();
  const good = { hasCarKey: true, vin, securityCode: SECURITY_CODE, securityExpiration: expiry };
  switch (flaw) {
    case undefined:
      return good;
    case 'no-carkey':
      return { hasCarKey: false, vin };
    case 'other-vin':
      return { ...good, vin: otherVehicle(vin) };
    case 'long-vin':
      return { ...good, vin: `${vin}9` };
    case 'no-vin':
      return { hasCarKey: true, securityCode: SECURITY_CODE, securityExpiration: expiry };
    case 'bad-base64':
      return { ...good, securityCode: 'c2hhem*tCg=' };
    case 'bad-date':
      return { ...good, securityExpiration: 'tomorrow evening' };
    case 'date-without-offset':
      return { ...good, securityExpiration: expiry.replace('Z', '') };
    case 'no-result':
      return null;
  }
}

/** Another vehicle, as easily mistaken as can be: only the last character differs. */
export function otherVehicle(vin: string): string {
  const last = vin.slice(-1);
  return vin.slice(0, -1) + (/\d/.test(last) ? String((Number(last) + 1) % 10) : '0');
}

/** Result or event of `pims.vehicle.connection`. The `get` answer has no `status`; without a connection it is empty. */
export function connectionResult(vin: string | null, method: 'get' | 'event'): JsonObject {
  if (vin === null) return method === 'event' ? { status: 'Disconnected' } : {};
  const vehicle = { vin, protocol: 'CEA', model: 'NAC', version: '1.0.2', privacy: 'None' };
  return method === 'event' ? { status: 'Connected', ...vehicle } : vehicle;
}

/** Result of `get pims.subscription.services`. */
export function servicesResult(scenario: Scenario): JsonObject {
  const services = [
    { name: 'Remote Commands', code: 'REMOTE' },
    { name: 'Vehicle Status', code: 'STATUS' },
  ];
  return { services: scenario.noServices === true ? [] : services };
}

/** Result of `get pims.sdk.version`. */
export function versionResult(sdk: SdkVersion): JsonObject {
  return { versionFacade: `${sdk}.0`, versionCore: `${sdk}.0` };
}

/** Result of `get pims.sdk.device`. */
export function deviceResult(): JsonObject {
  return { OS: 'Android', OSVersion: '14', PhoneBrand: 'Practice', PhoneModel: 'Phone', batteryPercent: 80 };
}

/** The same message with booleans and error codes as text, as the published samples write them. */
export function asText(value: Json, key = ''): Json {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return key === 'code' || key === 'stepsID' ? String(value) : value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((part) => asText(part));
  if (value === null || typeof value === 'string') return value;
  return Object.fromEntries(Object.entries(value as JsonObject).map(([name, part]) => [name, asText(part, name)]));
}
