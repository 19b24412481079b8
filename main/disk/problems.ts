/** Why a store does not work, as one word. Everything that a disk, a folder or another program can cause ends here; the rest is a bug. */
import type { LogProblem } from '../../app/carkey/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import { FileInUse } from './held.ts';

/** Thrown by the few calls of the trail that return a plain value (a reference, a sealed code) when the disk does not let them. */
export class TrailError extends Error {
  readonly problem: LogProblem;

  constructor(problem: LogProblem, options?: ErrorOptions) {
    super(`the audit trail cannot be written: ${problem}`, options);
    this.name = 'TrailError';
    this.problem = problem;
  }
}

/**
 * First match wins. Source of the codes: sqlite.org/rescode.html. The lock, shared-memory and delete faults are what a held file makes of SQLite's
 * own work on Windows, after it has tried ten times over about a second (winRetryIoerr in os_win.c).
 */
const SQLITE_CODES: readonly (readonly [RegExp, LogProblem])[] = [
  [/^SQLITE_FULL|^SQLITE_IOERR_SHMSIZE/, 'disk-full'],
  [/^SQLITE_IOERR_(?:LOCK|UNLOCK|RDLOCK|CHECKRESERVEDLOCK|BLOCKED|DELETE|ACCESS|SHMOPEN|SHMLOCK|SHMMAP)$/, 'in-use'],
  [/^SQLITE_READONLY|^SQLITE_CANTOPEN|^SQLITE_PERM|^SQLITE_AUTH/, 'read-only'],
  [/^SQLITE_BUSY|^SQLITE_LOCKED|^SQLITE_PROTOCOL/, 'other-writer'],
  [/^SQLITE_CORRUPT|^SQLITE_NOTADB/, 'corrupt'],
  [/^SQLITE_CONSTRAINT_UNIQUE/, 'conflict'],
  [/^SQLITE_CONSTRAINT/, 'corrupt'],
  [/^SQLITE_IOERR|^SQLITE_NOMEM|^SQLITE_NOLFS|^SQLITE_INTERRUPT|^SQLITE_ABORT/, 'io'],
];

const FILE_CODES: Readonly<Record<string, LogProblem>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EINUSE: 'in-use',
  EBUSY: 'in-use',
  ETXTBSY: 'in-use',
  ENOTEMPTY: 'in-use',
  // Something else than a file has its name (open-file.ts).
  EREFUSED: 'io',
};

/** The word that the system or SQLite gives a fault. Read by its form: who asks for it need not load the database library. */
function codeOf(fault: unknown): string | null {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : null;
}

/** The problem that a fault stands for, or null when it is a bug. */
export function problemOf(fault: unknown): LogProblem | null {
  if (fault instanceof TrailError) return fault.problem;
  const code = codeOf(fault);
  if (code === null) return null;
  if (code.startsWith('SQLITE_')) return SQLITE_CODES.find(([pattern]) => pattern.test(code))?.[1] ?? null;
  return FILE_CODES[code] ?? (OF_SYSTEM.test(code) && !OF_NETWORK.test(code) ? 'io' : null);
}

/** The system has more words than are worth a sentence of their own. Node's own codes, which are bugs, have an underscore. */
const OF_SYSTEM = /^E[A-Z0-9]+$/;

/** What sockets and processes are told is no fault of a disk. */
const OF_NETWORK = /^E(?:CONN|ADDR|NOTCONN|ISCONN|HOST|NET|PIPE|TIMEDOUT|PROTO|SRCH|CHILD|OF$)/;

/** The path of the file that another program holds, where the fault tells it. */
export function heldFile(fault: unknown): string | null {
  if (fault instanceof FileInUse) return fault.file;
  return fault instanceof TrailError ? heldFile(fault.cause) : null;
}

/** Runs `work`; a problem of the disk becomes a failed result, a bug goes on. */
export function asResult<T>(work: () => T): Result<T, LogProblem> {
  try {
    return ok(work());
  } catch (fault) {
    const problem = problemOf(fault);
    if (problem === null) throw fault;
    return fail(problem);
  }
}

/** The same for opening: a file without the expected tables is damaged, not a bug. */
export function openingAsResult<T>(work: () => T): Result<T, LogProblem> {
  try {
    return asResult(work);
  } catch (fault) {
    if (codeOf(fault) === 'SQLITE_ERROR') return fail('corrupt');
    throw fault;
  }
}

/** An entry that is there already, or a head that stands elsewhere: somebody else has written. */
const OVERTAKEN = /^SQLITE_CONSTRAINT_(TRIGGER|PRIMARYKEY|ROWID)/;

/** Runs an append; when the file has moved on without us, it is thrown as `other-writer`. */
export function asOtherWriter<T>(work: () => T): T {
  try {
    return work();
  } catch (fault) {
    if (OVERTAKEN.test(codeOf(fault) ?? '')) throw new TrailError('other-writer', { cause: fault });
    throw fault;
  }
}
