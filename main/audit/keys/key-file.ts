/**
 * One key in a file: sealed under the folder's master key (`NAME.sealed`), or, where the operating system keeps none, plain and readable by
 * this user alone. A plain key of an earlier time is taken over as soon as there is a master key.
 */
import { existsSync, fstatSync, fsyncSync, readdirSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isTemporary, readOwnFile, removeFile, syncFolder, TrailError, withFile, writeSecretFile } from '../../disk/index.ts';
import type { Sealer } from '../../secrets/index.ts';
import { KEY_BYTES } from './aead.ts';

/**
 * Where a key is: the path of the plain file, and the name that is sealed with it, so that no key is taken for another one. `before`: the name
 * that an earlier program sealed it with, the same in every log.
 */
export type KeyPlace = { readonly file: string; readonly name: string; readonly before: string };

/** The path of the sealed form. */
export function sealedFile(file: string): string {
  return `${file}.sealed`;
}

/** The sealed key; null when there is none. Throws `corrupt` when there is one that this sealer does not open. */
export function readSealed(place: KeyPlace, sealer: Sealer): Uint8Array | null {
  const bytes = readOwnFile(sealedFile(place.file));
  if (bytes === null) return null;
  const key = openUnder(place.name, bytes, sealer) ?? openUnder(place.before, bytes, sealer);
  if (key === null) throw new TrailError('corrupt');
  return key;
}

function openUnder(name: string, bytes: Uint8Array, sealer: Sealer): Uint8Array | null {
  const text = sealer.open(name, Buffer.from(bytes).toString('utf8').trim());
  const key = text === null ? null : Buffer.from(text, 'hex');
  return key?.length === KEY_BYTES ? key : null;
}

/** A key that an earlier program sealed gets the name of today. Cut off, the file is the old one or the new one, and both open. */
function renameSeal(place: KeyPlace, sealer: Sealer): void {
  const bytes = readOwnFile(sealedFile(place.file));
  if (bytes === null || openUnder(place.name, bytes, sealer) !== null) return;
  const key = openUnder(place.before, bytes, sealer);
  if (key !== null) writeSealed(place, sealer, key);
}

/** Seals a key; durable on return, and read back before it counts. */
export function writeSealed(place: KeyPlace, sealer: Sealer, key: Uint8Array): void {
  if (key.length !== KEY_BYTES) throw new TypeError(`a key has ${KEY_BYTES} bytes`);
  writeSecretFile(sealedFile(place.file), Buffer.from(`${sealer.seal(place.name, Buffer.from(key).toString('hex'))}\n`));
  const back = readSealed(place, sealer);
  if (back === null || Buffer.compare(back, key) !== 0) throw new TrailError('io');
}

/**
 * Takes over a plain key that was proved to be the right one: sealed, read back, and only then is the plain file overwritten and removed.
 * Whatever cuts it off, one of the two holds the key, and the next call goes on. A plain file with another key than the sealed one is left
 * alone: nobody asked to destroy it.
 */
export function takeOver(place: KeyPlace, sealer: Sealer): void {
  const { file } = place;
  renameSeal(place, sealer);
  const plain = readOwnFile(file);
  if (plain !== null) {
    // What has another length is no key; whoever reads it says so.
    if (plain.length !== KEY_BYTES) return;
    const sealed = readSealed(place, sealer);
    if (sealed === null) writeSealed(place, sealer, plain);
    else if (!isWhatIsLeftOf(plain, sealed)) return;
    shred(file);
  }
  for (const torn of unfinished(file)) shred(torn);
}

/** The key itself, or what a cut left of it while it was overwritten. */
function isWhatIsLeftOf(plain: Uint8Array, key: Uint8Array): boolean {
  return plain.every((byte, at) => byte === 0 || byte === key[at]);
}

/** Copies that a cut left behind in the middle of writing the plain file: `NAME.123`. */
function unfinished(file: string): readonly string[] {
  const folder = dirname(file);
  return existsSync(folder) ? readdirSync(folder).flatMap((name) => (isTemporary(name, basename(file)) ? [join(folder, name)] : [])) : [];
}

/** Overwrites a plain key and removes it, durable on return. What the disk itself keeps of it, nobody can say (see the threat model). */
export function shred(file: string): void {
  withFile(file, 'r+', (fd) => {
    const { size } = fstatSync(fd);
    writeSync(fd, Buffer.alloc(size), 0, size, 0);
    fsyncSync(fd);
  });
  removeFile(file);
  syncFolder(dirname(file));
}
