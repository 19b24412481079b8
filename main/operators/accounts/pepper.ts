/** The device's part of every PIN: one random secret, kept apart from the accounts. */
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { Random } from '../../base/index.ts';
import type { Secret } from '../../secrets/index.ts';
import { PEPPER_BYTES, pepperCheckOf } from './hash.ts';

/** What is needed of the secret store. */
export interface PepperKeeper {
  get(name: 'pin-pepper'): Secret | null;
  /** Durable when it returns; throws what the file system throws. */
  set(name: 'pin-pepper', value: string): void;
}

/** The pepper that the accounts were made with; fails when it is gone or another one, as after a restored copy of half the data folder. */
export function findPepper(keeper: PepperKeeper, check: string | null): Result<Uint8Array, 'pin-key-lost'> {
  const pepper = readPepper(keeper);
  return pepper !== null && pepperCheckOf(pepper) === check ? ok(pepper) : fail('pin-key-lost');
}

/** The pepper for the first account: the one that is kept, or a new one, stored before it is used. */
export function makePepper(keeper: PepperKeeper, random: Random): Uint8Array {
  const kept = readPepper(keeper);
  if (kept !== null) return kept;
  const pepper = random(PEPPER_BYTES);
  keeper.set('pin-pepper', Buffer.from(pepper).toString('hex') + SEALING);
  return pepper;
}

/** Were the accounts of this pepper sealed already? Kept with it, so that nobody takes the one away without the other. */
export function isSealing(keeper: PepperKeeper): boolean {
  return textOf(keeper).endsWith(SEALING);
}

/** Remembers it. Durable when it returns. */
export function markSealing(keeper: PepperKeeper): void {
  keeper.set('pin-pepper', textOf(keeper) + SEALING);
}

const SEALING = ':seals';

function textOf(keeper: PepperKeeper): string {
  return keeper.get('pin-pepper')?.reveal() ?? '';
}

function readPepper(keeper: PepperKeeper): Uint8Array | null {
  const text = textOf(keeper);
  const bytes = Buffer.from(text.endsWith(SEALING) ? text.slice(0, -SEALING.length) : text, 'hex');
  return bytes.length === PEPPER_BYTES ? bytes : null;
}
