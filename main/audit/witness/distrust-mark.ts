/**
 * `distrusted.json`: what a full verification found wrong with a log. The check at the start looks at the newest entries and the heads only,
 * so a log that was found wrong once would take entries again after a restart, until the next full verification came to its end.
 */
import { join } from 'node:path';
import * as z from 'zod';
import { TRUST_FINDINGS, type TrustFinding } from '../../../app/audit/search/index.ts';
import { readOwnFile, removeFile, writeJsonFile } from '../../disk/index.ts';

/** Longest explanation that is kept. */
const DETAIL = 500;

const shape = z.strictObject({
  origin: z.string(),
  what: z.enum(TRUST_FINDINGS),
  firstBad: z.int().min(0).nullable(),
  detail: z.string().max(DETAIL),
});

const fileOf = (dir: string): string => join(dir, 'distrusted.json');

/** What is remembered of the log of this origin; null when nothing is, or when it cannot be understood: then it is verified again all the same. */
export function readDistrust(dir: string, origin: string): TrustFinding | null {
  const bytes = readOwnFile(fileOf(dir));
  if (bytes === null) return null;
  try {
    const read = shape.safeParse(JSON.parse(bytes.toString('utf8'))).data;
    return read?.origin === origin ? { what: read.what, firstBad: read.firstBad, detail: read.detail } : null;
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

/** Remembers a finding about the log of this origin. Throws what the disk throws. */
export function keepDistrust(dir: string, origin: string, { what, firstBad, detail }: TrustFinding): void {
  writeJsonFile(fileOf(dir), { origin, what, firstBad, detail: detail.slice(0, DETAIL) });
}

/** Forgets it. Throws what the disk throws. */
export function dropDistrust(dir: string): void {
  removeFile(fileOf(dir));
}
