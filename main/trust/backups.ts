/** Makes backups that a person asked for, and tells how far one is. */
import type { BackupView, Progress } from '../../app/audit/search/index.ts';
import type { ConsoleError } from '../../app/contract/index.ts';
import { refused } from '../../app/refusals/index.ts';
import { fail, type Result } from '../../app/base/index.ts';
import type { BackupPlace, BackupProblem, TrailMaintenance } from '../audit/index.ts';
import { resolve } from 'node:path';
import type { Clock } from '../base/index.ts';

/** What they need. */
export type BackupParts = {
  readonly maintenance: Pick<TrailMaintenance, 'backup'>;
  readonly clock: Clock;
  readonly onChange: (what: 'progress' | 'begun' | 'ended') => void;
};

/** The backups. */
export interface Backups {
  /** How far the one is that is being made; null while none is. */
  running(): Progress | null;
  make(): Promise<Result<BackupPlace, ConsoleError>>;
  /** Calls off the one that is being made, and waits until it has let go of the files. */
  stop(): Promise<void>;
}

/** Prepares them. */
export function backupsOf({ maintenance, clock, onChange }: BackupParts): Backups {
  const ended = new AbortController();
  let running: { part: number; readonly since: number } | null = null;
  let making: Promise<unknown> = Promise.resolve();

  const make = async (): Promise<Result<BackupPlace, ConsoleError>> => {
    const work = { part: 0, since: clock.wall() };
    running = work;
    onChange('begun');
    try {
      const onProgress = (part: number) => {
        work.part = part;
        onChange('progress');
      };
      const made = await maintenance.backup({ onProgress, signal: ended.signal });
      return made.ok ? made : fail(errorOf(made.error));
    } finally {
      running = null;
      onChange('ended');
    }
  };
  return {
    running: () => (running === null ? null : { part: running.part, since: running.since }),
    make() {
      if (running !== null) return Promise.resolve(fail(errorOf({ code: 'busy' })));
      const made = make();
      making = made.catch(() => undefined);
      return made;
    },
    async stop() {
      ended.abort();
      await making;
    },
  };
}

/** A backup as screens see it, with the whole path: it lies on this computer, and somebody has to find it when it is needed. */
export function backupView({ folder, at, size }: BackupPlace): BackupView {
  return { path: resolve(folder), at, size };
}

function errorOf(problem: BackupProblem): ConsoleError {
  switch (problem.code) {
    case 'busy':
      return refused({ reason: 'backup-running' });
    case 'aborted':
      return refused({ reason: 'backup-stopped' });
    case 'not-verified': {
      const seq = problem.finding?.seq ?? null;
      return refused(seq === null ? { reason: 'backup-not-verified' } : { reason: 'backup-differs', entry: seq });
    }
    default:
      return refused({ reason: 'backup-not-written' }, problem.code);
  }
}
