/** What an entry may be of: kinds, and references of vehicles and operators. */

declare const vehicleRefBrand: unique symbol;

declare const operatorRefBrand: unique symbol;

/** Random reference of a vehicle inside one log (`V-…`); only the vault knows its VIN. */
export type VehicleRef = string & { readonly [vehicleRefBrand]: 'vehicle' };

/** Random reference of an operator inside one log (`P-…`); only the vault knows the name. */
export type OperatorRef = string & { readonly [operatorRefBrand]: 'operator' };

/** What an entry records. New kinds are added at the end; none is ever renamed. */
export const ENTRY_KINDS = [
  'start',
  'stop',
  'sign-in',
  'denied',
  'lookup',
  'vin-read',
  'status',
  'checked',
  'intent',
  'sent',
  'result',
  'unknown',
  'read-back',
  'resolved',
  'handed-over',
  'answer',
  'code-shown',
  'code-hidden',
  'code-expired',
  'follow-up',
  'export',
  'erase',
  'clock',
  'restore',
  'key-change',
  'config',
  'checkpoint-out',
  'override',
  'session',
  'account',
  'customer',
  'enrolment',
  'proof',
] as const;

/** One of {@link ENTRY_KINDS}. */
export type EntryKind = (typeof ENTRY_KINDS)[number];
