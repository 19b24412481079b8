/**
 * The seal of the accounts: an HMAC over their file under the device's part of the PINs, so that whoever edits the file without that secret
 * gives nobody a role, a name or a PIN. Files of earlier programs have none; once one was sealed, the kept secret says so, and a file without
 * a seal is not believed any more.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { findPepper, isSealing, markSealing, type PepperKeeper } from './pepper.ts';
import type { OperatorsFile, StoredOperators } from './schema.ts';

/** What is found in a file. `edited`: it is not as this program left it. `older`: of a program that did not seal yet. */
export type Seal = 'none-needed' | 'holds' | 'older' | 'unknown' | 'edited';

/** Judges a file that was read. `unknown`: the device's secret is gone or another one, so no PIN can be checked anyway. */
export function judgeSeal({ mac, ...file }: StoredOperators, keeper: PepperKeeper): Seal {
  if (file.operators.length === 0) return 'none-needed';
  const pepper = findPepper(keeper, file.pepperCheck);
  if (!pepper.ok) return 'unknown';
  if (mac === undefined) return isSealing(keeper) ? 'edited' : 'older';
  return timingSafeEqual(Buffer.from(mac, 'hex'), macOf(file, pepper.value)) ? 'holds' : 'edited';
}

/** The file as it is written; null when its accounts cannot be sealed, since the device's secret is not the one they were made with. */
export function sealed(file: OperatorsFile, keeper: PepperKeeper): StoredOperators | null {
  if (file.operators.length === 0) return file;
  const pepper = findPepper(keeper, file.pepperCheck);
  return pepper.ok ? { ...file, mac: macOf(file, pepper.value).toString('hex') } : null;
}

/** From now on a file without a seal is not believed. Called once one with a seal is on the disk. */
export function expectSeals(keeper: PepperKeeper): void {
  if (!isSealing(keeper)) markSealing(keeper);
}

function macOf(file: OperatorsFile, pepper: Uint8Array): Buffer {
  return createHmac('sha256', pepper)
    .update(`carkey/accounts\0${JSON.stringify(file, inOrder)}`)
    .digest();
}

/** The same content gives the same text, whatever the order of its members. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
