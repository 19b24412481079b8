/** A login as the log keeps it: a keyed reference. The login itself is sealed like a name. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { maskLogin, type Account, type AccountRef } from '../../customer/index.ts';
import { encodeRef, REF_BYTES } from '../entry/index.ts';

/** The reference of a login under `key` (32 bytes of the log's secrets). Case, form and blanks around it do not matter. */
export function accountRef(key: Uint8Array, login: string): AccountRef {
  const same = login.trim().normalize('NFC').toLowerCase();
  return `C-${encodeRef(hmac(sha256, key, utf8ToBytes(`carkey-account/1\n${same}`)).slice(0, REF_BYTES))}` as AccountRef;
}

/** Reference and mask of a login. */
export function accountOf(key: Uint8Array, login: string): Account {
  return { ref: accountRef(key, login), login: maskLogin(login) };
}
