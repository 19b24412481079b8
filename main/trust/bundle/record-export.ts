/** What leaves the log is told by the log, before it leaves. */
import type { OUT_WORDS } from '../../../app/audit/entry/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { LogProblem } from '../../../app/carkey/index.ts';
import { type CarKeyContext, signed } from '../../carkey/index.ts';

/** How an export is recorded. `unrecorded`: the log contradicts itself and takes no entries, so the export is none. */
export type Recorded = 'recorded' | 'unrecorded';

/**
 * Records that `count` entries leave as `word`. A log that contradicts itself is evidence that a person must be able to hand over: its
 * entries leave all the same, and only the program's own log tells of it. Any other trouble with writing refuses the export.
 */
export function recordExport(context: CarKeyContext, count: number, word: (typeof OUT_WORDS.export)[number]): Result<Recorded, LogProblem> {
  const { trail, log } = context;
  if (trail.view().problem === 'corrupt') {
    log.warn('export-not-recorded', { kind: word, count });
    return ok('unrecorded');
  }
  const written = trail.append(signed(context, { kind: 'export', out: word, d: { n: count } }));
  return written.ok ? ok('recorded') : fail(written.error);
}
