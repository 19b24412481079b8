/** Watches over one mode's log: signs by time, meets the share, verifies everything once a day, makes backups, and tells how far it is. */
import { basename, join } from 'node:path';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as z from 'zod';
import type { TrustView, Verification } from '../../app/audit/trust.ts';
import { parseCheckpoint } from '../../app/audit/checkpoint.ts';
import type { ConsoleError } from '../../app/console.ts';
import { fail, ok, type Result } from '../../app/result.ts';
import type { AuditTrail, TrailCare, VerifyReport } from '../audit/api.ts';
import type { BackupPlace } from '../audit/backup-folder.ts';
import { fullVerificationDue } from '../audit/heads/daily.ts';
import { verifyTrail } from '../audit/verify.ts';
import type { Clock } from '../clock.ts';
import { readJsonFile, writeJsonFile } from '../files.ts';
import { faultFields, type Logger } from '../logger.ts';

/** What it works on. */
export type TrustOptions = {
  readonly trail: AuditTrail;
  readonly care: TrailCare;
  /** Folder of log and vault. */
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly retentionDays: () => number | null;
  readonly emit: (view: TrustView) => void;
  /** File of the verification worker; given by a shell that is bundled. */
  readonly worker?: URL;
};

/** The running service. */
export interface Trust {
  view(): TrustView;
  /** Starts a full verification; does nothing while one runs. */
  verify(): void;
  backup(): Promise<Result<BackupPlace, ConsoleError>>;
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;
/** Progress is told at most this often, ms. */
const TELL_MS = 200;
/** The first look comes when the window has long been usable. */
const FIRST_LOOK_MS = 20_000;
/** After these the newest head is left on the share at once. */
const WITNESSED: ReadonlySet<string> = new Set(['sent', 'result', 'resolved', 'erase']);

const remembered = z
  .strictObject({
    at: z.int(),
    ok: z.boolean(),
    size: z.int(),
    firstBad: z.int().nullable(),
    detail: z.string().max(500).nullable(),
  })
  .nullable();

/** Starts the service. */
export function startTrust(options: TrustOptions): Trust {
  return new RunningTrust(options);
}

class RunningTrust implements Trust {
  readonly #options: TrustOptions;
  readonly #file: string;
  readonly #ended = new AbortController();
  readonly #timers: readonly NodeJS.Timeout[];
  readonly #unlisten: () => void;
  #share: TrustView['share'] = null;
  #verified: Verification | null;
  #verifying: { part: number; readonly since: number; readonly done: Promise<void> } | null = null;
  #backingUp: { part: number; readonly since: number } | null = null;
  #toldAt = 0;

  constructor(options: TrustOptions) {
    this.#options = options;
    this.#file = join(options.dir, 'verified.json');
    this.#verified = readJsonFile(this.#file, (value) => remembered.parse(value ?? null), options.log).value;
    this.#timers = [setInterval(() => this.#minute(), MINUTE_MS), setTimeout(() => this.#minute(), FIRST_LOOK_MS)];
    for (const timer of this.#timers) timer.unref();
    this.#unlisten = options.trail.listen((entries) => {
      if (entries.some(({ kind }) => WITNESSED.has(kind))) void this.#meet();
    });
    void this.#meet();
  }

  view(): TrustView {
    const { care, clock, retentionDays } = this.#options;
    const days = retentionDays();
    const running = this.#verifying;
    return {
      keys: care.keys(),
      head: this.#head(),
      outside: care.outside(),
      share: this.#share,
      finding: care.finding(),
      verifying: running === null ? null : { part: running.part, since: running.since },
      verified: this.#verified,
      backingUp: this.#backingUp === null ? null : { ...this.#backingUp },
      backups: care.backups().map(({ folder, at, size }) => ({ name: basename(folder), at, size })),
      dueForErasure: days === null ? null : care.dueForErasure(days).length,
      keysKept: 'file',
      asOf: clock.wall(),
    };
  }

  verify(): void {
    if (this.#verifying !== null || this.#ended.signal.aborted) return;
    const work = { part: 0, since: this.#options.clock.wall(), done: Promise.resolve() };
    this.#verifying = work;
    work.done = this.#run(work);
    this.#tell(true);
  }

  async backup(): Promise<Result<BackupPlace, ConsoleError>> {
    const work = { part: 0, since: this.#options.clock.wall() };
    this.#backingUp = work;
    this.#tell(true);
    const onProgress = (part: number) => {
      work.part = part;
      this.#tell(false);
    };
    const made = await this.#options.care.backup({ onProgress, signal: this.#ended.signal });
    this.#backingUp = null;
    this.#tell(true);
    if (made.ok) return made;
    return fail({ code: made.error.code === 'busy' ? 'not-now' : 'log-unwritable', detail: `There is no backup (${made.error.code}).` });
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#unlisten();
    this.#ended.abort();
    await this.#verifying?.done;
  }

  #head(): TrustView['head'] {
    const note = this.#options.care.newestHead();
    const read = note === null ? null : parseCheckpoint(note);
    if (read?.ok !== true) return null;
    const { size, root } = read.value.head;
    return { size, root: bytesToHex(root) };
  }

  #minute(): void {
    const { care, clock } = this.#options;
    care.tick();
    void this.#meet();
    if (fullVerificationDue(this.#verified?.at ?? null, clock.wall())) this.verify();
  }

  async #meet(): Promise<void> {
    const met = await this.#options.care.meetShare();
    if (met === this.#share || this.#ended.signal.aborted) return;
    this.#share = met;
    this.#tell(true);
  }

  async #run(work: { part: number }): Promise<void> {
    const { dir, clock, log, worker } = this.#options;
    const onProgress = (checked: number, size: number) => {
      work.part = size === 0 ? 1 : checked / size;
      this.#tell(false);
    };
    try {
      const done = await verifyTrail(dir, { onProgress, signal: this.#ended.signal, ...(worker === undefined ? {} : { worker }) });
      if (done.ok) this.#remember(verificationOf(done.value, clock.wall()));
      else log.warn('verification-ended', { reason: done.error });
    } catch (fault) {
      log.error('verification-failed', faultFields(fault));
    }
    this.#verifying = null;
    this.#tell(true);
  }

  #remember(verified: Verification): void {
    this.#verified = verified;
    writeJsonFile(this.#file, verified);
  }

  #tell(always: boolean): void {
    const { clock, emit } = this.#options;
    const now = clock.mono();
    if (!always && now - this.#toldAt < TELL_MS) return;
    this.#toldAt = now;
    emit(this.view());
  }
}

function verificationOf({ ok: holds, size, firstBad, findings }: VerifyReport, at: number): Verification {
  return { at, ok: holds, size, firstBad, detail: findings[0]?.detail.slice(0, 500) ?? null };
}

/** What a console without care (it only watches) shows. */
export function noTrust(asOf: number): TrustView {
  return {
    keys: [],
    head: null,
    outside: { kind: 'none', at: null, size: null, entriesSince: 0 },
    share: null,
    finding: null,
    verifying: null,
    verified: null,
    backingUp: null,
    backups: [],
    dueForErasure: null,
    keysKept: 'file',
    asOf,
  };
}

/** Makes sure that a log has care; the writing console always has. */
export function careOf(trail: { readonly care: TrailCare | null }): Result<TrailCare, ConsoleError> {
  return trail.care === null ? fail({ code: 'not-now', detail: 'This log is not signed here.' }) : ok(trail.care);
}
