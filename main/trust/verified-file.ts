/** `verified.json`: how the last full verification ended, so that a restart does not begin a new one. Nothing secret; lost, it is made anew. */
import { join } from 'node:path';
import * as z from 'zod';
import type { Verification } from '../../app/audit/search/index.ts';
import type { VerifyReport } from '../audit/index.ts';
import { asResult, readOwnFile, writeJsonFile } from '../disk/index.ts';

/** Longest explanation that is kept. */
const DETAIL = 500;

const shape: z.ZodType<Verification> = z.strictObject({
  at: z.int().min(0),
  ok: z.boolean(),
  size: z.int().min(0),
  firstBad: z.int().min(0).nullable(),
  detail: z.string().max(DETAIL).nullable(),
});

const fileOf = (dir: string): string => join(dir, 'verified.json');

/** What the file in a log's folder says; null when it is not there or says nothing that can be understood. Changes nothing. */
export function readVerified(dir: string): Verification | null {
  const text = asResult(() => readOwnFile(fileOf(dir))?.toString('utf8') ?? '');
  return text.ok ? parseVerified(text.value) : null;
}

function parseVerified(text: string): Verification | null {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

/** Remembers one. False when the disk does not take it. */
export function writeVerified(dir: string, verified: Verification): boolean {
  return asResult(() => writeJsonFile(fileOf(dir), verified)).ok;
}

/** A report in short: its first finding speaks for all. */
export function verificationOf({ ok, size, firstBad, findings }: VerifyReport, at: number): Verification {
  const first = findings.find(({ seq }) => seq === firstBad) ?? findings[0];
  return { at, ok, size, firstBad, detail: first?.detail.slice(0, DETAIL) ?? null };
}
