/** Keys of the vault: what is derived from the vault key, and what is derived from one subject's key. */
import { createSecretKey, type KeyObject } from 'node:crypto';
import { commit, fieldSalt, hkdfExpand, hkdfExtract } from '../../app/audit/commitment.ts';
import type { Db } from './database.ts';
import { nativeHmac } from './hash.ts';
import type { KeySource } from './key-source.ts';
import type { Random } from './ids.ts';
import { TrailError } from './problems.ts';
import { KEY_BYTES, seal, unseal } from './sealing.ts';

/** Derived from the vault key. */
export type MasterKeys = {
  /** Wraps a key of `name`. */
  wrap(name: string, key: Uint8Array): Uint8Array;
  unwrap(name: string, wrapped: Uint8Array): Uint8Array | null;
  /** A blind index: equal texts of one `kind` give equal bytes, and nothing else can be told without the vault key. */
  lookup(kind: string, text: string): Uint8Array;
};

/** Derived from one subject's key K. */
export type SubjectKeys = {
  /** HKDF(K, "enc"): values are sealed under it. */
  readonly enc: KeyObject;
  /** The commitment of one field of one entry. */
  commitment(log: string, seq: number, field: string, value: string): string;
  /** The salt of that commitment. Given out with its value it opens the commitment for everybody, and cannot be taken back. */
  salt(log: string, seq: number, field: string): Uint8Array;
};

/** Derives the subject's keys; K itself is not kept. */
export function subjectKeys(key: Uint8Array): SubjectKeys {
  const extracted = hkdfExtract(key, nativeHmac);
  return {
    enc: createSecretKey(hkdfExpand(extracted, 'enc', nativeHmac)),
    commitment: (log, seq, field, value) => commit(fieldSalt(extracted, log, seq, field, nativeHmac), field, value, nativeHmac),
    salt: (log, seq, field) => fieldSalt(extracted, log, seq, field, nativeHmac),
  };
}

/**
 * The vault key of this file. A new vault gets a new key; a vault whose key is gone or is another one is refused as `corrupt`,
 * since a new key would make everything in it unreadable for good.
 */
export function masterKeys(db: Db, source: KeySource, random: Random): MasterKeys {
  const check = db.prepare<[], Uint8Array>('select mac from key_check where id = 1').pluck().get();
  const stored = source.read();
  if (stored !== null && stored.length !== KEY_BYTES) throw new TrailError('corrupt');
  if (check !== undefined) {
    if (stored === null || Buffer.compare(checkOf(stored), check) !== 0) throw new TrailError('corrupt');
    return derive(stored, random);
  }
  const key = stored ?? random(KEY_BYTES);
  if (stored === null) source.store(key);
  db.prepare<[Uint8Array]>('insert into key_check (id, mac) values (1, ?)').run(checkOf(key));
  return derive(key, random);
}

function checkOf(key: Uint8Array): Uint8Array {
  return hkdfExpand(hkdfExtract(key, nativeHmac), 'check', nativeHmac);
}

function derive(key: Uint8Array, random: Random): MasterKeys {
  const extracted = hkdfExtract(key, nativeHmac);
  const wrapping = createSecretKey(hkdfExpand(extracted, 'wrap', nativeHmac));
  const looking = hkdfExpand(extracted, 'lookup', nativeHmac);
  return {
    wrap: (name, inner) => seal(wrapping, `key|${name}`, inner, random),
    unwrap: (name, wrapped) => unseal(wrapping, `key|${name}`, wrapped),
    lookup: (kind, text) => nativeHmac(looking, Buffer.from(`${kind}\0${text}`)),
  };
}
