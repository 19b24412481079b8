/** Small files that a newer program wrote. */

/** Thrown for one: it is left where it is, whoever reads it. */
export class NewerFile extends Error {
  readonly code = 'ENEWER';

  constructor() {
    super('A file of the data folder was written by a newer program; nothing was changed.');
    this.name = 'NewerFile';
  }
}

/** The newest layout of those that carry a number. */
const NEWEST = 1;

/** Did a newer program write what a small file holds? */
export function isNewerContent(value: unknown): boolean {
  return (versionIn(value) ?? 0) > NEWEST;
}

/** The number by which a file says what wrote it; null where it says none. */
function versionIn(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('version' in value)) return null;
  return typeof value.version === 'number' ? value.version : null;
}
