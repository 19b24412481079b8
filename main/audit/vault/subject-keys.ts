/** Keys of the vault: what is derived from the vault key, and what is derived from one subject's key. */
import { createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { commit, fieldSalt, hkdfExpand, hkdfExtract, sealedSalt } from '../../../app/audit/entry/index.ts';
import type { Db } from '../store/index.ts';
import { nativeHmac, type Random } from '../../base/index.ts';
import { KEY_BYTES, type KeySource, nonceOf, seal, unseal } from '../keys/index.ts';
import { TrailError } from '../../disk/index.ts';

/** Derived from the vault key. */
export type MasterKeys = {
  /** Wraps a key of `name`. */
  wrap(name: string, key: Uint8Array): Uint8Array;
  unwrap(name: string, wrapped: Uint8Array): Uint8Array | null;
  /** A blind index: equal texts of one `kind` give equal bytes, and nothing else can be told without the vault key. */
  lookup(kind: string, text: string): Uint8Array;
  /** Authenticates what the vault says about itself. */
  mac(text: string): Uint8Array;
  /** Was it ever tied to a log (binding.ts)? Said with the check of the key, so that nobody without the key can take it back. */
  isSaidBound(): boolean;
  sayBound(): void;
};

/** How the salt of a value's commitment is made: 1 from its place alone, 2 with the nonce that the value was sealed with. */
export type SaltForm = 1 | 2;

/** Where a value is committed to, and how it is sealed. A value of form 1 needs no `data`. */
export type Committed = {
  readonly log: string;
  readonly seq: number;
  readonly field: string;
  readonly form: SaltForm;
  readonly data: Uint8Array;
};

/** Derived from one subject's key K. */
export type SubjectKeys = {
  /** HKDF(K, "enc"): values are sealed under it. */
  readonly enc: KeyObject;
  /** The commitment of one field of one entry. */
  commitment(at: Committed, value: string): string;
  /** The salt of that commitment. Given out with its value it opens the commitment for everybody, and cannot be taken back. */
  salt(at: Committed): Uint8Array;
};

/** Derives the subject's keys; K itself is not kept. */
export function subjectKeys(key: Uint8Array): SubjectKeys {
  const extracted = hkdfExtract(key, nativeHmac);
  // A number of an entry comes again when a log was cut back; a nonce does not.
  const salt = ({ log, seq, field, form, data }: Committed) =>
    form === 1 ? fieldSalt(extracted, log, seq, field, nativeHmac) : sealedSalt(extracted, log, seq, field, nonceOf(data), nativeHmac);
  return {
    enc: createSecretKey(hkdfExpand(extracted, 'enc', nativeHmac)),
    commitment: (at, value) => commit(salt(at), at.field, value, nativeHmac),
    salt,
  };
}

/**
 * The vault key of this file. A new vault gets a new key; a vault whose key is gone or is another one is refused as `corrupt`,
 * since a new key would make everything in it unreadable for good.
 */
export function masterKeys(db: Db, source: KeySource, random: Random): MasterKeys {
  const check = readCheck(db);
  const stored = source.read();
  if (stored !== null && stored.length !== KEY_BYTES) throw new TrailError('corrupt');
  if (check !== undefined) {
    if (stored === null || !CHECKS.some((name) => sameMac(checkOf(stored, name), check))) throw new TrailError('corrupt');
    return derive(db, stored, random);
  }
  const key = stored ?? random(KEY_BYTES);
  if (stored === null) source.store(key);
  db.prepare<[Uint8Array]>('insert into key_check (id, mac) values (1, ?)').run(checkOf(key, 'check'));
  return derive(db, key, random);
}

/** What the check of the key is derived for: before and after the vault was tied to a log. */
const CHECKS = ['check', 'check, bound'] as const;

function readCheck(db: Db): Uint8Array | undefined {
  return db.prepare<[], Uint8Array>('select mac from key_check where id = 1').pluck().get();
}

function checkOf(key: Uint8Array, name: (typeof CHECKS)[number]): Uint8Array {
  return hkdfExpand(hkdfExtract(key, nativeHmac), name, nativeHmac);
}

/** Are two authenticators the same? */
export function sameMac(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function derive(db: Db, key: Uint8Array, random: Random): MasterKeys {
  const extracted = hkdfExtract(key, nativeHmac);
  const wrapping = createSecretKey(hkdfExpand(extracted, 'wrap', nativeHmac));
  const looking = hkdfExpand(extracted, 'lookup', nativeHmac);
  const binding = hkdfExpand(extracted, 'bind', nativeHmac);
  const bound = checkOf(key, 'check, bound');
  return {
    wrap: (name, inner) => seal(wrapping, `key|${name}`, inner, random),
    unwrap: (name, wrapped) => unseal(wrapping, `key|${name}`, wrapped),
    lookup: (kind, text) => nativeHmac(looking, Buffer.from(`${kind}\0${text}`)),
    mac: (text) => nativeHmac(binding, Buffer.from(text)),
    isSaidBound: () => sameMac(readCheck(db) ?? Buffer.alloc(0), bound),
    sayBound: () => void db.prepare<[Uint8Array]>('update key_check set mac = ? where id = 1').run(bound),
  };
}
