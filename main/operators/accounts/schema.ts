/** What `operators.json` holds. Strict: a file that says more or less than this was not written by this program. */
import * as z from 'zod';
import { MAX_FAILURES, MAX_WAIT_MS } from '../../../app/operators/failures/index.ts';
import { ROLES } from '../../../app/operators/index.ts';

const hexOf = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

const lockout = z.strictObject({
  failures: z.int().min(0).max(MAX_FAILURES),
  waitMs: z.int().min(0).max(MAX_WAIT_MS),
  boot: z.string().max(64),
  mono: z.int().min(0),
});

const operator = z.strictObject({
  id: hexOf(16),
  name: z.string().min(1).max(80),
  role: z.enum(ROLES),
  /** Made before references were bound to accounts; its reference is the one of its name. */
  named: z.boolean().default(true),
  enabled: z.boolean(),
  /** How `hash` was made; see hash.ts. Another word for another cost, so that accounts can be moved one by one. */
  kdf: z.literal('scrypt-17-8-1'),
  salt: hexOf(16),
  hash: hexOf(32),
  lockout,
  /** PINs tried ever, right or wrong; never set back. Shows a copy of the file that was put back: the log has told of more. */
  tries: z.int().min(0).default(0),
  /** UTC ms. */
  createdAt: z.int().min(0),
});

/** The file. `pepperCheck` tells whether the device's secret is still the one that the hashes were made with. */
export const operatorsFile = z.strictObject({
  version: z.literal(1),
  pepperCheck: hexOf(32).nullable(),
  operators: z.array(operator).max(500),
  /** Failures with names that no account has: they share one patience, so that a wrong name is no free try. */
  strangers: lockout,
});

/** The same with its seal (seal-of-accounts.ts), as it stands on the disk. */
export const storedOperators = operatorsFile.extend({ mac: hexOf(32).optional() });

/** What the disk holds. */
export type StoredOperators = z.infer<typeof storedOperators>;

/** The file's content. */
export type OperatorsFile = z.infer<typeof operatorsFile>;

/** One account as it is kept. */
export type OperatorRecord = z.infer<typeof operator>;
