/**
 * `get pims.vehicle.informations` and the states that come with signals. The publication writes `ressources` and `resources`, in or out of
 * `vehicle`, and times in three spellings. Every field may be null.
 */
import type { Json, JsonObject } from '../../base/index.ts';
import { liberalBoolean, liberalNumber, spelledAlike } from '../index.ts';

/** What is read of a vehicle's status. */
export type VehicleStatus = {
  /** When the vehicle told it, UTC ms. */
  readonly lastUpdate: number | null;
  /** The vehicle that the answer names; null: none. */
  readonly vin: string | null;
  /** Locked or not, as far as the words of `doorStateInformation.state` tell. */
  readonly locked: boolean | null;
  /** Is any door, window or the boot said to be open? */
  readonly anyOpen: boolean | null;
  readonly plugged: boolean | null;
  /** Percent of charge or fuel. */
  readonly level: number | null;
};

/** Blanks for `T`, a quoted `':'`, one to nine decimals, `Z` or an offset: each was published. */
const TIME = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?$/;

/** A published time as UTC ms. Stray quotes go; a time without an offset is taken as UTC, which all published ones are in. Null: it is none. */
export function parseUpdateTime(value: Json): number | null {
  if (typeof value !== 'string') return null;
  const match = TIME.exec(value.replaceAll(/['"’]/g, '').trim());
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = match;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}${offset}`);
  return Number.isNaN(at) ? null : at;
}

/** Reads a status wherever its parts stand. Null: there is no such object in the answer. */
export function parseVehicleStatus(result: JsonObject | null): VehicleStatus | null {
  const vehicle = objectIn(result, 'vehicle') ?? result;
  const resources = either(vehicle, result, 'ressources') ?? either(vehicle, result, 'resources');
  const status = objectIn(resources, 'status') ?? either(vehicle, result, 'status');
  if (status === null) return null;
  const doors = objectIn(status, 'doorStateInformation');
  return {
    lastUpdate: parseUpdateTime(own(status, 'lastUpdate')),
    vin: textOf(own(status, 'vin')) ?? textOf(own(objectIn(vehicle, 'attributes') ?? objectIn(result, 'attributes'), 'vin')),
    locked: lockedOf(own(doors, 'state')),
    anyOpen: anyOpenOf(doors),
    plugged: liberalBoolean(spelledAlike(status, 'isPlugged')),
    level: liberalNumber(own(objectIn(status, 'electricInformation') ?? objectIn(status, 'fuelInformation'), 'chargingLevel')),
  };
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(object: JsonObject | null, name: string): Json {
  return object !== null && Object.hasOwn(object, name) ? (object[name] ?? null) : null;
}

function objectIn(object: JsonObject | null, name: string): JsonObject | null {
  const value = own(object, name);
  return isObject(value) ? value : null;
}

function either(a: JsonObject | null, b: JsonObject | null, name: string): JsonObject | null {
  return objectIn(a, name) ?? objectIn(b, name);
}

function textOf(value: Json): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, 100) : null;
}

/** `state` is a list of words in the schema, and one word in its sample. A word of a part ("DriverDoorUnlocked") says that not all is locked. */
function lockedOf(value: Json): boolean | null {
  const words = (Array.isArray(value) ? value : [value]).filter((word) => typeof word === 'string');
  if (words.some((word) => word.endsWith('Unlocked'))) return false;
  return words.some((word) => word === 'Locked' || word === 'SuperLocked') ? true : null;
}

function anyOpenOf(doors: JsonObject | null): boolean | null {
  if (doors === null) return null;
  const told = Object.entries<Json>(doors).flatMap(([name, value]) => {
    const open = name.endsWith('Opened') ? liberalBoolean(value) : null;
    return open === null ? [] : [open];
  });
  return told.length === 0 ? null : told.some((open) => open);
}
