/**
 * The hash of a PIN at a ten-thousandth of its price, for tests that are about what people may do and not about the hash (that is
 * test/flow/operators/pin.test.ts). A real one costs this computer half a second each time somebody signs in. Within one process only: a program
 * that a test starts hashes as ever, and knows no PIN that was set here.
 *
 *     vi.mock(import('…/main/operators/accounts/hash.ts'), async (original) => (await import('…/support/cheap-pins.ts')).cheapPins(await original()));
 */
import { scryptSync } from 'node:crypto';
import type * as hash from '../../main/operators/accounts/hash.ts';

const HASH_BYTES = 32;
const COST = { N: 16, r: 8, p: 1 };

/** The module of the hash, with a derivation that only differs in its cost. */
export function cheapPins(real: typeof hash): typeof hash {
  return { ...real, scryptKdf: (secret, salt) => Promise.resolve(scryptSync(secret, salt, HASH_BYTES, COST)) };
}
