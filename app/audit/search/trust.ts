/** How far the log can be trusted, and what was taken from it, as the screens see it. Plain data that crosses process borders as JSON. */
import type { ProofWord } from '../../proof/index.ts';
import type { AttemptId, LogProblem } from '../../carkey/index.ts';
import type { Brand } from '../../vehicle/index.ts';
import type { BucketSize } from './search.ts';
import type { EntryKind, ErasureGround, PersonalField, VehicleRef } from '../entry/index.ts';
import type { Revised } from '../../base/index.ts';

/** A value and how many entries have it. */
export type FacetView<T> = { readonly value: T; readonly count: number };

/** The same for a vehicle or an operator; `name` is the VIN or name, null once forgotten. */
export type NamedFacetView = FacetView<string> & { readonly name: string | null };

/** The most frequent values of what a filter leaves, at most 20 each; entries without a value are not counted. `exact` is false when only the newest entries were counted. */
export type FacetsView = {
  readonly kinds: readonly FacetView<EntryKind>[];
  readonly outs: readonly FacetView<string>[];
  readonly errs: readonly FacetView<number>[];
  readonly operators: readonly NamedFacetView[];
  readonly vehicles: readonly NamedFacetView[];
  readonly total: number;
  readonly exact: boolean;
};

/** Entries over time: `starts` are UTC ms, one per count, ascending. */
export type HistogramView = {
  readonly size: BucketSize;
  readonly starts: readonly number[];
  readonly counts: readonly number[];
  readonly total: number;
  readonly exact: boolean;
};

/** The rungs of the witness ladder, weakest first: where the newest proof outside this log is. */
export type OutsideKind = 'none' | 'mark' | 'receipt' | 'share' | 'station';

/** What can be found. A kind of its own has a sentence of its own in `words.trustFinding`. */
export const TRUST_FINDINGS = ['corrupt', 'rolled-back', 'forked', 'vault-rolled-back', 'vault-foreign', 'vault-contradicts'] as const;

/**
 * What a check at the start, or a head seen outside, found; after it the log takes no entries. `corrupt`: it contradicts itself.
 * `rolled-back`: entries that were seen outside are missing. `forked`: it has other entries than were seen outside. `vault-rolled-back`: the
 * vault is older than the log. `vault-foreign`: vault and log do not belong together, perhaps because the log was removed.
 * `vault-contradicts`: values in the vault are not the ones that the log committed to. `firstBad` is the first index that nothing vouches
 * for; null when no entry is in doubt but the signing key or the vault.
 */
export type TrustFinding = {
  readonly what: (typeof TRUST_FINDINGS)[number];
  readonly firstBad: number | null;
  readonly detail: string;
};

/** A long work and how far it is, 0 to 1. */
export type Progress = { readonly part: number; readonly since: number };

/** The last full verification: when it ended, over how many entries, and the first bad index (null: all is well, or only the head is bad). */
export type Verification = {
  readonly at: number;
  readonly ok: boolean;
  readonly size: number;
  readonly firstBad: number | null;
  readonly detail: string | null;
};

/** Everything about trust at `asOf`. Times are UTC ms of this computer's clock. */
export type TrustView = {
  /** Verifier keys (C2SP signed note), oldest first; the last one signs. Empty in a console that only watches. */
  readonly keys: readonly string[];
  /** The newest signed head. */
  readonly head: { readonly size: number; readonly root: string } | null;
  readonly outside: { readonly kind: OutsideKind; readonly at: number | null; readonly size: number | null; readonly entriesSince: number };
  /** How the last visit to the share ended; null without one. */
  readonly share: 'met' | 'unreachable' | 'foreign' | 'contradicted' | 'none' | null;
  /** What the last visit found of the second station's cosignature; `none` without its key in the settings, null before a visit. */
  readonly station: 'met' | 'waiting' | 'foreign' | 'contradicted' | 'none' | null;
  /** The key with which this station cosigns others (tlog-cosignature verifier key); null without a share. */
  readonly witnessKey: string | null;
  readonly finding: TrustFinding | null;
  readonly verifying: Progress | null;
  readonly verified: Verification | null;
  readonly backingUp: Progress | null;
  readonly backups: readonly BackupView[];
  /** Vehicles that nothing was recorded of for longer than the retention period; null without a period, and until they were counted. */
  readonly dueForErasure: number | null;
  /** Why a place beside the log that remembers its head is still to be read or written; null while none is. Work goes on. */
  readonly owed: LogProblem | null;
  /** Where the keys are kept: the operating system's store, or a file that only this user may read (weaker, and said so). */
  readonly keysKept: 'os-store' | 'file';
  readonly asOf: number;
} & Revised;

/** A verified backup. */
export type BackupView = { readonly path: string; readonly at: number; readonly size: number };

/** What was erased of a vehicle and what is left. */
export type ErasureView = {
  readonly veh: VehicleRef;
  readonly ground: ErasureGround;
  /** Index of the `erase` entry. */
  readonly seq: number;
  readonly at: number;
  /** Sealed values and codes that were deleted. */
  readonly count: number;
  /** Files that still hold some of it; empty when the scan found nothing. */
  readonly found: readonly string[];
  /** Backups (deleted within 30 days) and copies set aside that still hold the sealed values. */
  readonly backups: number;
  readonly setAside: number;
};

/**
 * A receipt for the job card; see receipt.ts for what its code commits to. `note` is the signed head it stands under. Vehicle and technician
 * are opened from what the attempt committed to: null once they were forgotten. `station`: where it was sent from, by name or reference.
 */
export type ReceiptView = {
  readonly attempt: AttemptId;
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly index: number;
  readonly result: string;
  readonly vinEnd: string | null;
  readonly vin: string | null;
  readonly brands: readonly Brand[];
  readonly technician: string | null;
  readonly station: string;
  readonly code: string;
  readonly at: number;
  readonly simulator: boolean;
  readonly note: string;
  readonly key: string;
  /** What the proof that the CarKey works came to so far. */
  readonly proof: ProofWord;
};

/** What the reader of a bundle can read of one field: each value once, at most {@link MOST_PREVIEWED}, and how many more there are. */
export type OpenedValues = { readonly field: PersonalField; readonly values: readonly string[]; readonly more: number };

/** More values of a field than this are counted, not listed: a preview is read by a person. */
export const MOST_PREVIEWED = 5;

/** What would be in a bundle. `sample` is the beginning of the file, exactly as it would be written. */
export type BundlePreview = {
  readonly entries: number;
  readonly opened: number;
  readonly withheld: number;
  readonly traces: number;
  readonly bytes: number;
  /** What can be read, field by field; never empty of the name of the station. */
  readonly readable: readonly OpenedValues[];
  /** Fields of which something stays sealed. */
  readonly sealed: readonly PersonalField[];
  readonly sample: string;
};

/** A file for a person to save. `data` is text, or base64 for what is not text. */
export type FileView = { readonly name: string; readonly mime: string; readonly encoding: 'text' | 'base64'; readonly data: string };
