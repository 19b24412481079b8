/** What may be asked of a trail. One that writes and one that only reads answer alike. */
import type { EntryDetail, EntryRow, FollowUp, VehicleRef } from '../../../app/audit/entry/index.ts';
import type { ErrorHistory } from '../../../app/audit/precedent/index.ts';
import type { EntryFilter } from '../../../app/audit/search/index.ts';
import type { AttemptId, HandOver } from '../../../app/carkey/index.ts';
import type { TransactionId } from '../../../app/pims/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';
import type { AttemptRecord } from './attempt-record.ts';
import type { SealedCode } from '../vault/index.ts';
import type { TrailSearch } from '../search/index.ts';

/** Questions about entries, vehicles, attempts, follow-ups and sealed codes. */
export interface TrailQuestions extends TrailSearch {
  /** Newest first, by key. `next` is the `before` of the following page. */
  list(
    filter: EntryFilter,
    before: number | undefined,
    limit: number,
  ): { readonly rows: readonly EntryRow[]; readonly next: number | null };
  detail(seq: number): EntryDetail | null;
  /** All entries of one attempt, oldest first. */
  ofAttempt(act: AttemptId): readonly EntryRow[];

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
  /** How many operators the entries of this log name. Looks at all of them. */
  operatorCount(): number;

  /** Where an error stands in the log, and what came after it at each vehicle. */
  errorHistory(code: number): ErrorHistory;

  attempt(id: AttemptId): AttemptRecord | null;
  attemptByTransaction(tx: TransactionId): AttemptRecord | null;
  /** Newest first. `openOnly`: intent, sent, unknown. */
  attempts(openOnly: boolean, limit: number): readonly AttemptRecord[];
  /** The latest hand-over of an attempt with its note; null when there was none. */
  handOver(id: AttemptId): HandOver | null;
  followUps(): readonly FollowUp[];

  openCode(act: AttemptId): SealedCode | null;
  /** Sealed codes with their expiry (null = unknown), whatever their age. */
  sealedCodes(): readonly { readonly act: AttemptId; readonly expiresAt: number | null }[];
}
