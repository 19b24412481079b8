/**
 * What the rest of `main` may ask of the audit trail: the log (entries, tree), the vault (clear values under per-subject keys)
 * and the projections (tables derived from entries). One process holds it for writing (D7).
 */
import type { ErasureGround, ErasureView, TrustFinding, TrustView } from '../../app/audit/trust.ts';
import type { Entry, EntryDetail, EntryDraft, EntryFilter, EntryRow, FollowUp, OperatorRef, VehicleRef } from '../../app/audit/types.ts';
import type { AttemptId, AttemptState, HandOver, LogProblem } from '../../app/carkey/types.ts';
import type { LogView } from '../../app/console.ts';
import type { TransactionId } from '../../app/pims/types.ts';
import type { Result } from '../../app/result.ts';
import type { Vin } from '../../app/vehicle/types.ts';
import type { BackupPlace } from './backup-folder.ts';
import type { BackupOptions, BackupProblem } from './backup.ts';
import type { VehicleAge } from './forget-due.ts';
import type { ForgetProblem } from './forget.ts';
import type { Disclosed, Openable } from './heads/disclose.ts';
import type { TilesExport } from './heads/export-tiles.ts';
import type { HeadRow } from './heads/head-table.ts';
import type { TrailSearch } from './search/api.ts';
import type { OutsideView, Standing } from './witness.ts';

/** An account by its random id. `named`: of before references were bound to accounts; it takes over the reference of its name. */
export type AccountKey = { readonly id: string; readonly named: boolean };

/** One attempt as the projection knows it. */
export type AttemptRecord = {
  readonly id: AttemptId;
  readonly veh: VehicleRef;
  /** Null once the vehicle was forgotten. */
  readonly vin: Vin | null;
  readonly state: AttemptState;
  readonly transactionId: TransactionId | null;
  readonly handedOver: boolean;
  /** Simulator scenario it ran against; null on a real bridge. */
  readonly scenario: string | null;
  readonly openedAt: number;
  readonly updatedAt: number;
  /** Answer limit it was sent with, ms; the late-answer window is twice that. */
  readonly limitMs: number | null;
  readonly steps: readonly { readonly name: AttemptState['name'] | 'read-back'; readonly at: number }[];
};

/** A problem found by a verification, with the place. */
export type VerifyFinding = {
  readonly seq: number | null;
  readonly what:
    | 'leaf-bytes'
    | 'leaf-hash'
    | 'tile'
    | 'head'
    | 'gap'
    | 'surplus'
    | 'sequence'
    | 'commitment'
    | 'vault'
    | 'projection'
    | 'database'
    | 'unreadable';
  readonly detail: string;
};

/** Outcome of a verification. `firstBad` is the lowest bad index, or null when only the head or the database is wrong. */
export type VerifyReport = {
  readonly ok: boolean;
  readonly size: number;
  readonly root: string;
  readonly checked: number;
  readonly firstBad: number | null;
  readonly findings: readonly VerifyFinding[];
  readonly elapsedMs: number;
};

/** A security code as the vault holds it. */
export type SealedCode = { readonly raw: string; readonly answer: string; readonly expiresAt: number | null };

export interface AuditTrail extends TrailSearch {
  /** Records entries in one transaction: all of them durable when this returns, or none. Never throws for a full or read-only disk. */
  append(...drafts: readonly EntryDraft[]): Result<readonly Entry[], LogProblem>;
  /** Size, root and, if it cannot take entries, why. */
  view(): LogView;
  /** Newest first, by key. `next` is the `before` of the following page. */
  list(
    filter: EntryFilter,
    before: number | undefined,
    limit: number,
  ): { readonly rows: readonly EntryRow[]; readonly next: number | null };
  detail(seq: number): EntryDetail | null;
  /** All entries of one attempt, oldest first. */
  ofAttempt(act: AttemptId): readonly EntryRow[];

  /** The vehicle's reference; made, with its key, on first use. */
  vehicle(vin: Vin): VehicleRef;
  /** The vehicle's reference if it is known. */
  findVehicle(vin: Vin): VehicleRef | null;
  vinOf(veh: VehicleRef): Vin | null;
  /** Vehicles by last entry, newest first. `search` is a VIN or the end of one (at least 4 characters). */
  recentVehicles(
    limit: number,
    search?: string,
  ): readonly {
    readonly veh: VehicleRef;
    readonly vin: Vin;
    readonly lastAt: number;
    readonly lastWord: string | null;
    readonly openAttempt: AttemptId | null;
  }[];
  /** Status words of one vehicle, oldest first, repeats folded. */
  statusHistory(veh: VehicleRef, limit: number): readonly { readonly at: number; readonly word: string }[];
  /**
   * The reference of an account, made on first use and bound to its random id: another account of the same name gets another one. Without an
   * account it is that of a name which somebody typed.
   */
  operator(name: string, account?: AccountKey | null): OperatorRef;

  /** How many operators the entries of this log name. Looks at all of them. */
  operatorCount(): number;

  attempt(id: AttemptId): AttemptRecord | null;
  attemptByTransaction(tx: TransactionId): AttemptRecord | null;
  /** Newest first. `openOnly`: intent, sent, unknown. */
  attempts(openOnly: boolean, limit: number): readonly AttemptRecord[];
  /** The latest hand-over of an attempt with its note; null when there was none. */
  handOver(id: AttemptId): HandOver | null;
  followUps(): readonly FollowUp[];

  /** Seals code and raw answer under a key of their own; durable before it returns. Called before the `result` entry. */
  sealCode(act: AttemptId, code: SealedCode): void;
  openCode(act: AttemptId): SealedCode | null;
  /** Destroys the sealed code and its key, for good. */
  destroyCode(act: AttemptId): void;
  /** Sealed codes with their expiry (null = unknown), whatever their age. */
  sealedCodes(): readonly { readonly act: AttemptId; readonly expiresAt: number | null }[];

  /** Listens to appended entries; returns the function that ends it. */
  listen(listener: (entries: readonly Entry[]) => void): () => void;
  stop(): void;
}

/** Who does something, as an entry says it. */
export type By = Pick<EntryDraft, 'op' | 'role'>;

/**
 * What keeps a trail trustworthy beside taking entries. Only the process that writes has it. After a {@link TrustFinding} nothing is signed,
 * forgotten or added; reading, backups and exports go on.
 */
export interface TrailCare {
  /** What the check at the start, or a head seen outside later, found; null while all is well. */
  finding(): TrustFinding | null;
  /** A full verification found the log wrong: from now on, and after a restart, it is as after any {@link TrustFinding}. What was found first stays. */
  distrust(finding: TrustFinding): void;
  /** A full verification found nothing wrong with the log: the next start takes entries again. */
  acquit(): void;
  /** Why a file that serves the proof alone is still to be read or written; null while none is. It is tried again by itself, and work goes on. */
  owed(): LogProblem | null;
  /** Verifier keys (C2SP signed-note) of all heads, oldest first; the last one signs. To be printed at installation. */
  keys(): readonly string[];
  /** The newest signed head as a note. */
  newestHead(): string | null;
  /** Signs if entries have waited for 15 minutes. Call it about once a minute. */
  tick(): void;
  /** Takes a new signing key, and signs one head with both. */
  changeKey(): Result<HeadRow | null, LogProblem>;
  /** The newest proof outside this log: its kind, age and size, and how many entries came after it. */
  outside(): OutsideView;
  /**
   * Compares the log with the head on the share, then leaves the newest there. `foreign`: what lies there is not signed by this log, and is
   * left alone. `contradicted`: the log lost or changed entries; it takes no more, and both heads are kept as evidence. `none`: no share, or
   * nothing to leave there.
   */
  meetShare(): Promise<'none' | 'met' | 'unreachable' | 'foreign' | 'contradicted'>;
  /**
   * Asks the second station, over the share, to cosign the newest head, compares the log with the one it cosigned, and cosigns for the other
   * stations there. `foreign`: what lies there is not by the named key, or not of this log. Throws when what was witnessed cannot be read.
   */
  meetStation(): Promise<NonNullable<TrustView['station']>>;
  /** The key that the other station names in its settings; null without a share. */
  witnessKey(): string | null;
  /** Records that the head was printed or shown as a code, and returns its note. */
  recordPrinted(by: By): Result<string, LogProblem>;
  /** Compares the log with a head that somebody kept on paper; `root` is hex. */
  comparePrinted(size: number, root: string): Standing;
  /** Forgets a vehicle for good. */
  forget(veh: VehicleRef, ground: ErasureGround, by?: By): Result<ErasureView, ForgetProblem>;
  /** Vehicles that nothing was recorded of for so many days, oldest first; none when called off. Looks at all of them, in slices. Nothing is erased by itself. */
  dueForErasure(days: number, signal?: AbortSignal): Promise<readonly VehicleAge[]>;
  /** Makes a verified backup in `backups/` of the trail's folder. */
  backup(options?: Pick<BackupOptions, 'onProgress' | 'signal'>): Promise<Result<BackupPlace, BackupProblem>>;
  /** Backups that there are, newest first. */
  backups(): readonly BackupPlace[];
  /** Writes the log up to its newest signed head as a C2SP tlog-tiles folder. */
  exportTiles(dir: string): Result<TilesExport, LogProblem | 'unsigned'>;
  /** The attempt that a receipt's code, as it is written, belongs to; null where none is found. */
  findReceipt(code: string): Promise<AttemptId | null>;
  /** Signs, and takes entries out with everything that proves them under the newest head. */
  disclose(seqs: readonly number[], open: ReadonlySet<Openable>): Promise<Result<Disclosed, LogProblem>>;
  /** Copies contradicting heads into a folder; returns their file names. */
  exportEvidence(dir: string): readonly string[];
}
