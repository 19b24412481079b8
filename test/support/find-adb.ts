/** The adb program of this computer, for the tests of a phone on the cable. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installFromDebian } from '../apt.ts';

/** Path of the program; null where it is not installed. */
export function findAdb(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, 'adb')).find((file) => existsSync(file)) ?? null;
}

/** Installs it where that may be done; elsewhere the tests that need it are skipped by name. */
export function ensureAdb(): void {
  if (findAdb() === null) installFromDebian('adb', ['adb']);
}
