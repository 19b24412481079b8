/**
 * Commitments to personal values: the leaf carries HMAC-SHA-256(salt, "carkey/f1" 00 name 00 value), the value stays in the vault.
 * The salt is derived from the subject's key K, so that it dies with K, and from a nonce that never comes again; a security code has a random salt of its own instead.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** HMAC-SHA-256. A caller with a faster one (the verifier's worker) passes it in. */
export type HmacSha256 = (key: Uint8Array, data: Uint8Array) => Uint8Array;

/** The portable implementation. */
export const portableHmac: HmacSha256 = (key, data) => hmac(sha256, key, data);

const NO_SALT = new Uint8Array(32);

/** First half of HKDF-SHA256 (RFC 5869) without a salt; worth keeping where many values are derived from one key. */
export function hkdfExtract(key: Uint8Array, mac: HmacSha256 = portableHmac): Uint8Array {
  return mac(NO_SALT, key);
}

/** Second half of HKDF-SHA256, for one block: 32 bytes. */
export function hkdfExpand(extracted: Uint8Array, info: string, mac: HmacSha256 = portableHmac): Uint8Array {
  return mac(extracted, utf8ToBytes(`${info}\u0001`));
}

/** Where a personal value belongs: also the associated data under which it is sealed. `log` is the origin, `seq` the entry's index. */
export function fieldPlace(log: string, seq: number, field: string): string {
  return `${log}|${seq}|${field}`;
}

/** The salt of one field: 32 bytes from the extracted subject key. */
export function fieldSalt(extracted: Uint8Array, log: string, seq: number, field: string, mac: HmacSha256 = portableHmac): Uint8Array {
  return hkdfExpand(extracted, fieldPlace(log, seq, field), mac);
}

/**
 * The salt of a field that was sealed with a nonce: 32 bytes. A place may come again in a log that was cut back, and the value in it be another
 * one; the nonce does not.
 */
export function sealedSalt(
  extracted: Uint8Array,
  log: string,
  seq: number,
  field: string,
  nonce: Uint8Array,
  mac: HmacSha256 = portableHmac,
): Uint8Array {
  return hkdfExpand(extracted, `${fieldPlace(log, seq, field)}|${bytesToHex(nonce)}`, mac);
}

/** The commitment as the leaf carries it: lower-case hex. `value` is taken as it is, in UTF-8. */
export function commit(salt: Uint8Array, field: string, value: string, mac: HmacSha256 = portableHmac): string {
  return bytesToHex(mac(salt, utf8ToBytes(`carkey/f1\0${field}\0${value}`)));
}
