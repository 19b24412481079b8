/**
 * Secrets in a file that only this user may read (mode 0600). Where the operating system keeps a master key for us, each value is sealed
 * under it; where it does not, whoever can read this user's files can read them, and the screen says so.
 */
import * as z from 'zod';
import { NewerFile, readJsonFile, readOwnFile, writeJsonFile } from '../disk/index.ts';
import type { Logger } from '../base/index.ts';
import { isSealed, SEAL_MARK, type Sealer } from './sealer.ts';
import { Secret } from './secret.ts';

/** The first holds what goes to the bridge, with where it may go (connection.ts); the next three stood alone in earlier programs. */
const names = z.enum(['bridge-connection', 'bridge-token', 'client-id', 'client-secret', 'pin-pepper']);
const shape = z.partialRecord(names, z.string().max(32_768)).default({});

/** Does it hold a secret of a name that this program does not know? Then a newer one wrote it. */
export function holdsUnknown(file: unknown): boolean {
  const known: readonly string[] = names.options;
  if (typeof file !== 'object' || file === null || Array.isArray(file)) return false;
  return Object.entries(file).some(([name, value]) => !known.includes(name) && typeof value === 'string');
}

/** Names of the secrets the console keeps. */
export type SecretName = z.infer<typeof names>;

/** Where secrets are kept. */
export interface SecretStore {
  /** `file`: mode 0600 and nothing more. */
  readonly keptIn: 'os-store' | 'file';
  get(name: SecretName): Secret | null;
  has(name: SecretName): boolean;
  /** `null` removes it. Durable when it returns. */
  set(name: SecretName, value: string | null): void;
}

/**
 * Opens the secret file of one data folder. Plain values of an earlier program are sealed at once where a sealer is there; a value that does
 * not open (another computer, a lost master key) counts as missing and stays in the file until it is written anew.
 */
export function openSecrets(file: string, log: Logger, sealer: Sealer | null = null): SecretStore {
  const { value } = readJsonFile(file, understood, log);
  let stored = new Map(names.options.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]] as const])));
  const kept = new Map([...stored].flatMap(([name, text]) => opened(name, text, sealer)));
  if (kept.size < stored.size) log.warn('secrets-not-opened', { count: stored.size - kept.size });
  /** The file first: what it does not take does not count here either. */
  const write = (changed: ReadonlyMap<SecretName, string>) => {
    writeJsonFile(file, Object.fromEntries(changed));
    stored = new Map(changed);
  };
  const textOf = (name: SecretName, plain: string) => (sealer === null ? plain : sealer.seal(name, plain));
  if (sealer !== null && [...stored.values()].some((text) => !isSealed(text))) {
    write(new Map([...stored, ...[...kept].map(([name, secret]) => [name, textOf(name, secret.reveal())] as const)]));
  }
  return {
    keptIn: sealer === null ? 'file' : 'os-store',
    get: (name) => kept.get(name) ?? null,
    has: (name) => kept.has(name),
    set(name, plain) {
      const changed = new Map(stored);
      if (plain === null) changed.delete(name);
      else changed.set(name, textOf(name, plain));
      write(changed);
      if (plain === null) kept.delete(name);
      else kept.set(name, new Secret(plain));
    },
  };
}

/** Throws {@link NewerFile}, and for what is no file of secrets. */
function understood(read: unknown): z.infer<typeof shape> {
  if (holdsUnknown(read)) throw new NewerFile();
  return shape.parse(read);
}

/** Is any value in this file sealed? Then a master key exists somewhere. */
export function holdsSealed(file: string): boolean {
  return readOwnFile(file)?.includes(SEAL_MARK) === true;
}

function opened(name: SecretName, text: string, sealer: Sealer | null): (readonly [SecretName, Secret])[] {
  const plain = isSealed(text) ? (sealer?.open(name, text) ?? null) : text;
  return plain === null ? [] : [[name, new Secret(plain)]];
}
