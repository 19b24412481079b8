/** Random references: a letter, a hyphen and 128 bits as 26 characters of Crockford base 32 (no I, L, O, U). */
import type { AttemptId } from '../../carkey/index.ts';
import type { OperatorRef, VehicleRef } from './kinds.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** How many random bytes a reference is made of. */
export const REF_BYTES = 16;

/** 16 bytes, read as one big-endian number, as 26 characters; the first one is at most 7. Throws for another length. */
export function encodeRef(bytes: Uint8Array): string {
  if (bytes.length !== REF_BYTES) throw new TypeError(`a reference is made of ${REF_BYTES} bytes`);
  let text = '';
  let bits = 0;
  let held = 2; // 130 bits fill 26 characters: two zero bits lead.
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    for (held += 8; held >= 5; held -= 5) text += ALPHABET.charAt((bits >> (held - 5)) & 31);
    bits &= 31;
  }
  return text;
}

/** Id of an attempt from 16 random bytes. */
export function attemptRef(bytes: Uint8Array): AttemptId {
  return `A-${encodeRef(bytes)}` as AttemptId;
}

/** The id of an attempt as it is written; null for a text that is none. */
export function parseAttemptId(text: string): AttemptId | null {
  return ATTEMPT_ID.test(text) ? (text as AttemptId) : null;
}

/** The form of an attempt's id. */
export const ATTEMPT_ID = /^A-[0-9A-HJKMNP-TV-Z]{26}$/;

/** Reference of a vehicle from 16 random bytes. */
export function vehicleRef(bytes: Uint8Array): VehicleRef {
  return `V-${encodeRef(bytes)}` as VehicleRef;
}

/** Reference of an operator from 16 random bytes. */
export function operatorRef(bytes: Uint8Array): OperatorRef {
  return `P-${encodeRef(bytes)}` as OperatorRef;
}

/** Reference of a station from 16 random bytes. Entries of earlier programs name their station by a typed text instead. */
export function stationRef(bytes: Uint8Array): string {
  return `S-${encodeRef(bytes)}`;
}

/** Is the `station` of an entry a reference? */
export function isStationRef(text: string): boolean {
  return STATION_REF.test(text);
}

const STATION_REF = /^S-[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
