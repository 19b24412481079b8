/** Practice consoles for the tests of trust, and a reader of what stands in a PDF. */
import { inflateSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import type { RunningConsole } from '../../../main/console.ts';
import { activate, OK_VIN, started, temporaryFolder } from '../../support/console.ts';

/** The code that the practice vehicle's activation answers, as text and as it was sent. */
export const CODE = { text: 'shazam', raw: 'c2hhemFtCg==' } as const;

/** A folder that is removed when the test ends. */
export function dataFolder(): string {
  const folder = temporaryFolder();
  onTestFinished(() => folder.remove());
  return folder.path;
}

/** A practice console that is stopped when the test ends. */
export async function practice(dataDir: string): Promise<RunningConsole> {
  const run = await started({ dataDir, override: { mode: 'practice', scenario: 'ok', operatorName: 'Ada' } });
  onTestFinished(() => run.stop());
  return run;
}

/** The same after an activation that succeeded. */
export async function activated(dataDir: string) {
  const run = await practice(dataDir);
  const { attempt } = await activate(run, OK_VIN);
  if (attempt === null) throw new Error('nothing was activated');
  return { run, attempt: attempt.id };
}

/** The text of a PDF page by page, without spaces, since glyphs are placed one by one. Streams that hold no text are left out. */
export function pdfPages(pdf: Buffer): readonly string[] {
  const pages: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    if (pdf.subarray(at - 3, at).toString() === 'end') continue;
    const end = pdf.indexOf('\nendstream', at);
    const content = inflateSync(pdf.subarray(at + 7, end)).toString('latin1');
    const shown = [...content.matchAll(/<([0-9a-f]+)>/g)].map(([, hex]) => Buffer.from(hex ?? '', 'hex').toString('latin1'));
    if (shown.length > 0) pages.push(shown.join('').replaceAll(' ', ''));
  }
  return pages;
}
