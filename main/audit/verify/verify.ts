/**
 * Verifies a trail in worker threads: tree, content, structure of the file, shares of the signed heads and of the commitments, over
 * read-only connections. The console goes on meanwhile, another process may even write. Nothing is ever repaired.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { LogProblem } from '../../../app/carkey/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import { joinReports, type PartReport, type VerifyReport } from './findings.ts';
import { epochFolder, openForReading } from '../store/index.ts';
import { fileKeySource, type KeySource } from '../keys/index.ts';
import { LOG_MIGRATIONS } from '../store/migrations/index.ts';
import { openingAsResult } from '../../disk/index.ts';
import { COMMITTED } from '../vault/index.ts';
import type { Portion } from './verify-commitments.ts';
import { startThread } from './verify-thread.ts';

/** What a worker gets once. `key`: the vault key; `log`: the file of the log, which is one of an earlier epoch or that of today. */
export type WorkerTask = { readonly dir: string; readonly key: Uint8Array | null; readonly log: string; readonly isEarlier: boolean };

/** One piece of work. */
export type Part =
  { readonly name: 'tree' | 'content' | 'structure' | 'vault' } | { readonly name: 'heads' | 'commitments'; readonly share: Portion };

/** What a worker tells. */
export type WorkerMessage =
  | { readonly type: 'loaded' }
  | { readonly type: 'progress'; readonly part: Part; readonly checked: number; readonly size: number }
  | { readonly type: 'done'; readonly part: Part; readonly report: PartReport }
  | { readonly type: 'problem'; readonly problem: LogProblem };

/** How a trail is verified. */
export type VerifyOptions = {
  /** Told now and then how many entries are done, counted over all parts; ends at `size`. */
  readonly onProgress?: (checked: number, size: number) => void;
  readonly signal?: AbortSignal;
  /** Null: nobody reaches the key here, and sealed values are left alone. A source that has none is a finding: the key is gone. */
  readonly keySource?: KeySource | null;
  /** The log of an earlier epoch, by its number; without it the log of today. */
  readonly epoch?: number;
  /** File of the worker; given by a shell that is bundled. */
  readonly worker?: URL;
};

type Outcome = Result<VerifyReport, LogProblem | 'aborted'>;

const WORKER = new URL('./verify-worker.ts', import.meta.url);

/** Commitments are shared out finely, so that no worker ends long before the others. */
const SHARES = 8;

/** A signature takes as long as many hashes. */
const HEAD_SHARES = 4;

/** More would only wait for the same disk. */
const MOST_WORKERS = 4;

/**
 * Verifies the trail in a folder. `aborted` when the signal says so;
 * a {@link LogProblem} when the files cannot be read at all.
 */
export function verifyTrail(dir: string, options: VerifyOptions = {}): Promise<Outcome> {
  const { onProgress, signal, keySource = fileKeySource(dir), epoch, worker = WORKER } = options;
  const log = join(epoch === undefined ? dir : epochFolder(dir, epoch), 'log.db');
  if (signal?.aborted === true) return Promise.resolve(fail('aborted'));
  const key = keySource?.read() ?? null;
  const parts = partsOf(key !== null);
  const queue = [...parts];
  const reports = new Map<string, PartReport>();
  const progress = progressOver(parts, onProgress);
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const count = Math.min(parts.length, MOST_WORKERS, availableParallelism());
    const task: WorkerTask = { dir, key, log, isEarlier: epoch !== undefined };
    const threads = Array.from({ length: count }, () => startThread(worker, task));
    const close = async (wait: boolean) => {
      signal?.removeEventListener('abort', abort);
      await Promise.all(threads.map((one) => one.end(wait)));
    };
    // A report is told once every file is let go of; nobody waits for a disk that hangs when it is called off.
    const end = (outcome: Outcome) => void close(outcome.ok).then(() => resolve(outcome));
    const abort = () => end(fail('aborted'));
    const hear = (one: Worker, message: WorkerMessage) => {
      if (message.type === 'problem') end(fail(message.problem));
      if (message.type === 'progress') progress(message);
      if (message.type !== 'done') return;
      reports.set(nameOf(message.part), message.report);
      const next = queue.shift();
      if (next !== undefined) one.postMessage(next);
      else if (reports.size === parts.length) {
        const lost = keySource !== null && key === null && commitsToValues(log) ? [KEY_GONE] : [];
        end(ok(joinReports([...reportsInOrder(parts, reports), ...lost], Math.round(performance.now() - started))));
      }
    };
    signal?.addEventListener('abort', abort, { once: true });
    for (const { worker: one } of threads) {
      one.on('message', (message: WorkerMessage) => hear(one, message));
      one.on('error', (fault: Error) => {
        void close(false).then(() => reject(fault));
      });
      one.postMessage(queue.shift());
    }
  });
}

const KEY_GONE: PartReport = {
  size: 0,
  root: '',
  checked: 0,
  findings: [{ what: 'vault', seq: null, detail: 'the key of the vault is not there: what entries committed to cannot be compared' }],
};

/** Does any entry commit to a sealed value? What is wrong with the file is told by the parts that read it. */
function commitsToValues(log: string): boolean {
  const asked = openingAsResult(() => {
    const db = openForReading(log, LOG_MIGRATIONS);
    try {
      return db.prepare(`select 1 from entries where instr(leaf, cast('${COMMITTED}' as blob)) limit 1`).get() !== undefined;
    } finally {
      db.close();
    }
  });
  return asked.ok && asked.value;
}

/** The longest part first. */
function partsOf(withVault: boolean): readonly Part[] {
  const shares = withVault ? sharesOf(SHARES) : [];
  return [
    { name: 'content' },
    { name: 'tree' },
    { name: 'structure' },
    ...sharesOf(HEAD_SHARES).map((share) => ({ name: 'heads', share }) as const),
    ...(withVault ? [{ name: 'vault' } as const] : []),
    ...shares.map((share) => ({ name: 'commitments', share }) as const),
  ];
}

function sharesOf(count: number): readonly Portion[] {
  return Array.from({ length: count }, (_, index) => ({ index, of: count }));
}

function nameOf(part: Part): string {
  return 'share' in part ? `${part.name} ${part.share.index}` : part.name;
}

function reportsInOrder(parts: readonly Part[], reports: ReadonlyMap<string, PartReport>): readonly PartReport[] {
  return parts.flatMap((part) => reports.get(nameOf(part)) ?? []);
}

/** Adds up what the parts have done, as a number of entries. */
function progressOver(
  parts: readonly Part[],
  onProgress: VerifyOptions['onProgress'],
): (message: Extract<WorkerMessage, { type: 'progress' }>) => void {
  const done = new Map<string, number>();
  const passes = new Set(parts.map((part) => part.name)).size;
  return ({ part, checked, size }) => {
    done.set(nameOf(part), checked);
    const total = [...done.values()].reduce((sum, value) => sum + value, 0);
    onProgress?.(Math.min(size, Math.floor(total / passes)), size);
  };
}
