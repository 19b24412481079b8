/** The tables that are derived from entries. A table is a cache: it can be dropped and filled again from the log at any time. */
import type { AttemptId, AttemptState, CodeState, ReadBack } from '../../carkey/index.ts';
import type { EntryKind, FollowUp, OperatorRef, VehicleRef } from '../entry/index.ts';

/** Raised when the rules of projection.ts change: tables filled by another version are filled again at start. */
export const PROJECTION_VERSION = 2;

/**
 * The tables grow in blocks of this many entries: writing to them at every append would make it half as fast again. What the entries
 * after the last full block change is folded in memory, by the writer as it appends, by a reader as it reads.
 */
export const BLOCK = 256;

/** How many entries of a log of `size` the tables know. */
export function foldedUpTo(size: number): number {
  return size - (size % BLOCK);
}

/**
 * What an entry is found by. `word` is the status word it tells, `mark` the first six bytes of the leaf hash as a number; `tx` and
 * `station` are kept in the search blocks only.
 */
export type IndexRow = {
  readonly seq: number;
  readonly ts: number;
  readonly kind: EntryKind;
  readonly act: AttemptId | null;
  readonly veh: VehicleRef | null;
  readonly op: OperatorRef | null;
  readonly out: string | null;
  readonly err: number | null;
  readonly boot: string;
  readonly word: string | null;
  readonly mark: number;
  readonly tx: string | null;
  readonly station: string;
};

/** One attempt. Times are UTC ms; flags are 0 or 1. */
export type AttemptFold = {
  /** Index of the entry that began it. */
  readonly seq: number;
  readonly act: AttemptId;
  readonly veh: VehicleRef;
  readonly state: AttemptState['name'];
  /** Intent, sent or unknown: a vehicle and a station may have one such attempt (activation rule 2). */
  readonly open: 0 | 1;
  readonly tx: string | null;
  readonly sim: string | null;
  /** When the request left, as its entry says. */
  readonly sent: number | null;
  /** Answer limit, ms. */
  readonly lim: number | null;
  readonly code: CodeState;
  /** Expiry of the code, or (`noexp`) why there is none. */
  readonly exp: number | null;
  readonly noexp: string | null;
  readonly readback: ReadBack;
  /** Refused: `error` or why nothing was sent. Unknown: why. Resolved: as what. */
  readonly why: string | null;
  readonly err: number | null;
  readonly noeffect: 0 | 1;
  /** Resolved: by an answer, a reading or a person. */
  readonly by: string | null;
  readonly handed: 0 | 1;
  readonly opened: number;
  readonly updated: number;
};

/** One follow-up; see {@link FollowUp}. `past`: what it was about is over. */
export type FollowUpFold = {
  readonly id: string;
  readonly kind: FollowUp['kind'];
  readonly veh: VehicleRef;
  readonly act: AttemptId | null;
  readonly due: number | null;
  readonly state: FollowUp['state'];
  readonly changed: number;
};

/** One vehicle that the log speaks of. `rank` orders vehicles by their last entry without being written at every one of them. */
export type VehicleFold = {
  readonly veh: VehicleRef;
  /** Index of the entry by which it became the latest vehicle. */
  readonly rank: number;
  /** Last status word. */
  readonly word: string | null;
};

/** One change of one table. `attempt-set` touches the named columns only. */
export type Change =
  | { readonly table: 'attempt'; readonly row: AttemptFold }
  | { readonly table: 'attempt-set'; readonly seq: number; readonly act: AttemptId; readonly set: AttemptSet }
  | { readonly table: 'follow-up'; readonly row: FollowUpFold }
  | { readonly table: 'vehicle'; readonly row: VehicleFold };

/** Columns of an attempt that an entry may change. */
export type AttemptSet = Partial<Omit<AttemptFold, 'seq' | 'act' | 'veh' | 'opened'>>;

/** What the fold needs to know of the tables as they are. */
export interface Projections {
  attempt(act: AttemptId): AttemptFold | undefined;
  followUp(id: string): FollowUpFold | undefined;
  vehicle(veh: VehicleRef): VehicleFold | undefined;
  /** The vehicle of the highest rank. */
  latestVehicle(): VehicleRef | undefined;
  attemptByTransaction(tx: string): AttemptFold | undefined;
  openAttempts(): readonly AttemptFold[];
}
