/**
 * Secrets in a file that only this user may read (mode 0600). It is weaker than the operating system's key store: whoever can read
 * this user's files can read it; the screen says so.
 */
import * as z from 'zod';
import { readJsonFile, writeJsonFile } from '../files.ts';
import type { Logger } from '../logger.ts';
import { Secret } from './secret.ts';

const names = z.enum(['bridge-token', 'client-id', 'client-secret', 'pin-pepper']);
const shape = z.partialRecord(names, z.string().max(8192)).default({});

/** Names of the secrets the console keeps. */
export type SecretName = z.infer<typeof names>;

/** Where secrets are kept. */
export interface SecretStore {
  get(name: SecretName): Secret | null;
  has(name: SecretName): boolean;
  /** `null` removes it. Durable when it returns. */
  set(name: SecretName, value: string | null): void;
}

/** Opens the secret file of one data folder. */
export function openSecrets(file: string, log: Logger): SecretStore {
  const { value } = readJsonFile(file, (read) => shape.parse(read), log);
  const kept = new Map(names.options.flatMap((name) => (value[name] === undefined ? [] : [[name, new Secret(value[name])] as const])));
  return {
    get: (name) => kept.get(name) ?? null,
    has: (name) => kept.has(name),
    set(name, plain) {
      if (plain === null) kept.delete(name);
      else kept.set(name, new Secret(plain));
      writeJsonFile(file, Object.fromEntries([...kept].map(([key, secret]) => [key, secret.reveal()])));
    },
  };
}
