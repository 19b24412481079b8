/** Why a console does not start: one code for programs, one sentence for a person. */
import type { LogProblem } from '../../app/carkey/index.ts';
import { FileRefused, heldFile, problemOf } from '../disk/index.ts';
import { folderProblem } from './data-folder.ts';
import { KEYS_SEALED } from '../secrets/index.ts';

/** Why a console does not start. `in-use`: a program that is no console holds a file; all other words are about this folder for as long as nobody changes it. */
export type StartProblem = {
  readonly code:
    | 'newer-data'
    | 'other-writer'
    | 'in-use'
    | 'log-unwritable'
    | 'log-damaged'
    | 'bad-data-dir'
    | 'bad-scenario'
    | 'keys-sealed'
    | 'internal';
  readonly detail: string;
};

/** What a person is told about a log that does not even open for reading. */
const LOG_DAMAGED =
  'The audit log is damaged, or a file of it is missing: the console does not start, and nothing was changed. ' +
  '"carkey audit verify" names the place; "carkey audit restore" goes on from a backup.';

/** What a person is told where a newer program wrote `file`. */
export const newerData = (file: string): StartProblem => ({
  code: 'newer-data',
  detail: `This data folder was used by a newer version of the console (${file}): nothing was changed; install that version or a later one.`,
});

/** The folder's lock cannot be had. */
export function notLocked(problem: LogProblem): StartProblem {
  if (problem !== 'other-writer') return folderProblem(problem);
  return {
    code: 'other-writer',
    detail: 'Another CarKey Console is using this data folder. Close it, or use this one only to look (attempts, audit list).',
  };
}

/** The log of the mode cannot be opened. */
export function logNotOpened(problem: LogProblem | 'keys-sealed'): StartProblem {
  if (problem === 'keys-sealed') return { code: 'keys-sealed', detail: KEYS_SEALED };
  if (problem === 'corrupt') return { code: 'log-damaged', detail: LOG_DAMAGED };
  if (problem === 'in-use') return folderProblem(problem);
  return { code: 'log-unwritable', detail: `The audit log cannot be opened (${problem}).` };
}

/** What was thrown on the way; null when it is a bug. */
export function startProblemOf(fault: unknown): StartProblem | null {
  if (fault instanceof FileRefused) return { code: 'bad-data-dir', detail: fault.message };
  const problem = problemOf(fault);
  return problem === null ? null : folderProblem(problem, heldFile(fault));
}

/** May the start succeed in a moment, with nothing done by anybody? */
export function mayPass(problem: StartProblem | null): boolean {
  return problem?.code === 'in-use';
}
