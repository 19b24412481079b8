/**
 * The master key of a data folder: 32 random bytes under which everything else is sealed. It may stand in several places of the operating
 * system, because no shell reaches all of them; each shell that reaches an empty place leaves a copy there for the others.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { FileInUse } from '../disk/index.ts';
import { MASTER_KEY_BYTES } from './sealer.ts';

/** A place that the operating system protects. Both calls reject where it cannot be used, or holds what is no key of ours. */
export interface MasterKeyPlace {
  /** The key; null when the place is empty. */
  read(): Promise<Uint8Array | null>;
  write(key: Uint8Array): Promise<void>;
}

/**
 * The master keys that can be reached, the one that seals first; none where no place works. More than one only where two shells made their
 * own before they shared. `mayMake`: nothing in the folder is sealed yet. Otherwise a key that is out of reach is never replaced by a new
 * one, which would open nothing. Throws FileInUse where
 * another program holds the file of a place. To be called under the writer's lock: two new keys at once would leave one folder with half of each.
 */
export async function findMasterKeys(places: readonly MasterKeyPlace[], mayMake: boolean): Promise<readonly Uint8Array[]> {
  const reached = (await Promise.all(places.map(ask))).flatMap((one) => one ?? []);
  const found = distinct(reached.flatMap(({ key }) => key ?? []));
  const [first] = found;
  if (first === undefined && !mayMake) return [];
  const key = first ?? randomBytes(MASTER_KEY_BYTES);
  const kept = await Promise.all(reached.filter((one) => one.key === null).map(({ place }) => keep(place, key)));
  if (first !== undefined) return found;
  return kept.includes(true) ? [key] : [];
}

/** A key as the text that stores keep; null when it is none. */
export function keyOfText(text: string): Uint8Array | null {
  const key = Buffer.from(text, 'hex');
  return key.length === MASTER_KEY_BYTES ? key : null;
}

type Reached = { readonly place: MasterKeyPlace; readonly key: Uint8Array | null };

async function ask(place: MasterKeyPlace): Promise<Reached | null> {
  try {
    return { place, key: await place.read() };
  } catch (fault) {
    // Not out of reach: in a moment it can be read.
    if (fault instanceof FileInUse) throw fault;
    // Absent, locked, refused, of another computer: nothing is written over it.
    return null;
  }
}

/** A key counts once it was read back. */
async function keep(place: MasterKeyPlace, key: Uint8Array): Promise<boolean> {
  try {
    await place.write(key);
    const back = await place.read();
    return back !== null && isSame(back, key);
  } catch {
    // This place does not work after all; another one may.
    return false;
  }
}

function distinct(keys: readonly Uint8Array[]): readonly Uint8Array[] {
  return keys.filter((key, at) => keys.findIndex((other) => isSame(other, key)) === at);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
