/** The keys of one log, sealed or plain: the vault key, the seeds of the signing key, and the seed that cosigns for other stations. Separate, random, and never derived from each other. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Mode, ok, type Result } from '../../../app/base/index.ts';
import { asResult, renameFile, syncFolder, TrailError } from '../../disk/index.ts';
import type { Sealer } from '../../secrets/index.ts';
import { fileSeedStore, type SeedStore } from './seed-store.ts';
import { readSealed, sealedFile, shred, takeOver, writeSealed, type KeyPlace } from './key-file.ts';
import { fileKeySource, type KeySource } from './key-source.ts';

/** The keys of one log. A sealed one counts before a plain one. */
export type LogKeys = {
  readonly vault: KeySource;
  readonly seeds: SeedStore;
  /** Seed of the key that cosigns other stations' heads. */
  readonly witness: KeySource;
  /** Where they are at this moment. */
  readonly kept: () => 'os-store' | 'file';
  /**
   * Seals what is still plain. For the writer, once the log was opened with these keys: a wrong key that somebody put there must not take
   * the place of the right one. Throws what the disk throws; nothing is lost then.
   */
  readonly takeOver: () => void;
};

type Places = { readonly vault: KeyPlace; readonly witness: KeyPlace; readonly present: KeyPlace; readonly next: KeyPlace };

/** Practice and live are sealed under one master key; the mode in the name keeps a key of one log from being taken for the other's. */
function placesIn(dir: string, mode: Mode): Places {
  const place = (file: string, name: string): KeyPlace => ({ file: join(dir, file), name: `${mode}/${name}`, before: name });
  return {
    vault: place('vault.key', 'vault-key'),
    witness: place('witness.key', 'witness-seed'),
    // Both under one name: the next seed becomes the present one by a rename.
    present: place('signing.key', 'signing-seed'),
    next: place('signing.next', 'signing-seed'),
  };
}

const FILES = ['vault.key', 'witness.key', 'signing.key', 'signing.next'] as const;

const all = ({ vault, present, next, witness }: Places): readonly KeyPlace[] => [vault, next, present, witness];

/** Is any key of this log sealed? Then only who reaches the master key can open it. */
export function hasSealedKeys(dir: string): boolean {
  return FILES.some((name) => existsSync(sealedFile(join(dir, name))));
}

/** Opens the keys of a mode's log in a folder. `keys-sealed`: some are sealed under a master key that this sealer has not, or for another log. Throws what the disk throws. */
export function openLogKeys(dir: string, mode: Mode, sealer: Sealer | null): Result<LogKeys, 'keys-sealed'> {
  if (sealer !== null) return openSealed(dir, mode, sealer);
  if (hasSealedKeys(dir)) return fail('keys-sealed');
  const witness = fileKeySource(dir, 'witness.key');
  return ok({ vault: fileKeySource(dir), seeds: fileSeedStore(dir), witness, kept: () => 'file', takeOver: () => undefined });
}

function openSealed(dir: string, mode: Mode, sealer: Sealer): Result<LogKeys, 'keys-sealed'> {
  const places = placesIn(dir, mode);
  const opens = asResult(() => all(places).forEach((place) => readSealed(place, sealer)));
  // One that cannot be read at this moment is not sealed for somebody else.
  if (!opens.ok && opens.error !== 'corrupt') throw new TrailError(opens.error, { cause: opens.error });
  if (!opens.ok) return fail('keys-sealed');
  const isPlain = ({ file }: KeyPlace) => existsSync(file) && !existsSync(sealedFile(file));
  return ok({
    vault: {
      read: () => readSealed(places.vault, sealer) ?? fileKeySource(dir).read(),
      store: (key) => writeSealed(places.vault, sealer, key),
    },
    witness: {
      read: () => readSealed(places.witness, sealer) ?? fileKeySource(dir, 'witness.key').read(),
      store: (seed) => writeSealed(places.witness, sealer, seed),
    },
    seeds: sealedSeeds(dir, places, sealer),
    kept: () => (all(places).some(isPlain) ? 'file' : 'os-store'),
    takeOver: () => all(places).forEach((place) => takeOver(place, sealer)),
  });
}

function sealedSeeds(dir: string, { present, next }: Places, sealer: Sealer): SeedStore {
  const plain = fileSeedStore(dir);
  return {
    read: () => readSealed(present, sealer) ?? plain.read(),
    store: (seed) => writeSealed(present, sealer, seed),
    readNext: () => readSealed(next, sealer) ?? plain.readNext(),
    storeNext: (seed) => writeSealed(next, sealer, seed),
    promote() {
      // The seeds of a change that an earlier program began are plain: the next one is proved by now, the present one has had its day.
      takeOver(next, sealer);
      if (existsSync(present.file)) shred(present.file);
      renameFile(sealedFile(next.file), sealedFile(present.file));
      syncFolder(dir);
    },
  };
}
