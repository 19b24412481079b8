/** The key under which a log's entries refer to customers' accounts: derived from the vault key, so that it needs no file and survives as long as the vault. */
import { hkdfExpand, hkdfExtract } from '../../../app/audit/entry/index.ts';
import { nativeHmac } from '../../base/index.ts';
import type { KeySource } from './key-source.ts';

/** The key, 32 bytes. Throws an Error while there is no vault key: the vault makes it when it is opened. */
export function accountKey(vault: KeySource): Uint8Array {
  const key = vault.read();
  if (key === null) throw new Error('a vault that was never opened has no key');
  return hkdfExpand(hkdfExtract(key, nativeHmac), 'account', nativeHmac);
}
