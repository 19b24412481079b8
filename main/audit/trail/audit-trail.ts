/**
 * What the rest of `main` may ask of the audit trail: the log (entries, tree), the vault (clear values under per-subject keys)
 * and the projections (tables derived from entries). One process holds it for writing (D7).
 */
import type { ErasureView, TrustFinding, TrustView } from '../../../app/audit/search/index.ts';
import type { Entry, EntryDraft, ErasureGround, OperatorRef, VehicleRef } from '../../../app/audit/entry/index.ts';
import type { AttemptId, LogProblem } from '../../../app/carkey/index.ts';
import type { LogView } from '../../../app/contract/index.ts';
import type { Result } from '../../../app/base/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';
import type { AccountKey, SealedCode } from '../vault/index.ts';
import type { BackupOptions, BackupPlace, BackupProblem } from '../backup/index.ts';
import type { TrailQuestions, VehicleAge } from '../queries/index.ts';
import type { ForgetProblem } from '../erasure/index.ts';
import type { Disclosed, Openable, TilesExport } from '../export/index.ts';
import type { HeadRow } from '../heads/index.ts';
import type { OutsideView, Standing } from '../witness/index.ts';

/** A trail that takes entries, and answers questions about them. */
export interface AuditTrail extends TrailQuestions {
  /** Records entries in one transaction: all of them durable when this returns, or none. Never throws for a full or read-only disk. */
  append(...drafts: readonly EntryDraft[]): Result<readonly Entry[], LogProblem>;
  /** Size, root and, if it cannot take entries, why. */
  view(): LogView;
  /** The vehicle's reference; made, with its key, on first use. */
  vehicle(vin: Vin): VehicleRef;
  /**
   * The reference of an account, made on first use and bound to its random id: another account of the same name gets another one. Without an
   * account it is that of a name which somebody typed.
   */
  operator(name: string, account?: AccountKey | null): OperatorRef;

  /** Seals code and raw answer under a key of their own; durable before it returns. Called before the `result` entry. */
  sealCode(act: AttemptId, code: SealedCode): void;
  /** Destroys the sealed code and its key, for good. */
  destroyCode(act: AttemptId): void;
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
export interface TrailMaintenance {
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
