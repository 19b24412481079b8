/** Full verifications of one log, in the worker, one at a time; the outcome of the last one survives a restart. */
import type { Progress, Verification } from '../../app/audit/search/index.ts';
import { fullVerificationDue, type KeySource, type VerifyReport, verifyTrail } from '../audit/index.ts';
import { type Clock, faultFields, type Logger } from '../base/index.ts';
import { readVerified, verificationOf, writeVerified } from './verified-file.ts';

/** What they work on. */
export type VerificationParts = {
  /** Folder of log and vault. */
  readonly dir: string;
  /** Gives the vault key; without it the plain file in the folder is asked. */
  readonly keySource: KeySource | undefined;
  readonly clock: Clock;
  readonly log: Logger;
  /** File of the worker; given by a shell that is bundled. */
  readonly worker: URL | undefined;
  /** Told at the start, at every progress, and at the end of each. */
  readonly onChange: (what: 'progress' | 'begun' | 'ended') => void;
  /** Told what each one found, before its end is told. */
  readonly onReport: (report: VerifyReport) => void;
};

/** The verifications. */
export interface Verifications {
  /** How far the running one is; null while none runs. */
  running(): Progress | null;
  /** The last one that came to an end; null before the first. */
  last(): Verification | null;
  /** Is one due? Once a day, and at once while the last one found something. */
  isDue(): boolean;
  /** Starts one; does nothing while one runs, or after the stop. */
  start(): void;
  /** Calls the running one off. */
  stop(): Promise<void>;
}

/** Prepares verifications; nothing runs before `start`. */
export function verifications(parts: VerificationParts): Verifications {
  const { dir, clock, log, onChange } = parts;
  const ended = new AbortController();
  let last = readVerified(dir);
  let running: { part: number; readonly since: number; done: Promise<void> } | null = null;
  /** What an earlier run found is looked at again by this one. */
  let lookedAt = last?.ok !== false;

  const run = async (work: { part: number }): Promise<void> => {
    const outcome = await outcomeOf(parts, ended.signal, (part) => {
      work.part = part;
      onChange('progress');
    });
    if (outcome !== null) {
      last = outcome;
      if (!writeVerified(dir, outcome)) log.warn('verification-not-kept');
    }
    running = null;
    if (!ended.signal.aborted) onChange('ended');
  };
  return {
    running: () => (running === null ? null : { part: running.part, since: running.since }),
    last: () => last,
    isDue: () => !lookedAt || fullVerificationDue(last?.at ?? null, clock.wall()),
    start() {
      if (running !== null || ended.signal.aborted) return;
      lookedAt = true;
      const work = { part: 0, since: clock.wall(), done: Promise.resolve() };
      running = work;
      onChange('begun');
      work.done = run(work);
    },
    async stop() {
      ended.abort();
      await running?.done;
    },
  };
}

/** Runs one. Null when it was called off, or could not read the files: then it says nothing about the entries. */
async function outcomeOf(
  { dir, keySource, clock, log, worker, onReport }: VerificationParts,
  signal: AbortSignal,
  onPart: (part: number) => void,
): Promise<Verification | null> {
  const onProgress = (checked: number, size: number) => onPart(size === 0 ? 1 : checked / size);
  try {
    const done = await verifyTrail(dir, {
      onProgress,
      signal,
      ...(keySource === undefined ? {} : { keySource }),
      ...(worker === undefined ? {} : { worker }),
    });
    if (done.ok) {
      onReport(done.value);
      return verificationOf(done.value, clock.wall());
    }
    if (done.error !== 'aborted') log.warn('verification-not-possible', { reason: done.error });
  } catch (fault) {
    log.error('verification-failed', faultFields(fault));
  }
  return null;
}
