/** Real trails in temporary folders that go away with the test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { VerifyReport } from '../../../main/audit/verify/findings.ts';
import { openTrail, type OpenTrail, type TrailOptions } from '../../../main/audit/trail/trail.ts';
import { verifyTrail } from '../../../main/audit/verify/verify.ts';
import { optionsFor } from '../../support/trails.ts';

export { add, attemptDrafts, handClock, optionsFor, ORIGIN, OTHER_VIN, tamper, VIN } from '../../support/trails.ts';

/** A folder that is removed when the test ends. */
export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'carkey-audit-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Opens a trail that must open, and stops it when the test ends. */
export function openFor(dir: string, more: Partial<TrailOptions> = {}): OpenTrail {
  const opened = openTrail(optionsFor(dir, more));
  if (!opened.ok) throw new Error(`the trail does not open: ${opened.error}`);
  onTestFinished(() => opened.value.stop());
  return opened.value;
}

/** Verifies a trail whose files can be read. */
export async function verified(dir: string): Promise<VerifyReport> {
  const report = await verifyTrail(dir);
  if (!report.ok) throw new Error(`the trail cannot be verified: ${report.error}`);
  return report.value;
}
