/** What the verification of a bundle says. */
import type { VerifierKey } from '../log/index.ts';
import type { Entry, PersonalField } from '../entry/index.ts';
import type { BundleFaultCode } from './parse.ts';
import type { Bundle } from './types.ts';

/** What is wrong with keys or checkpoint. `unexpected-key`: it was signed, but not by a key that the reader expects. */
export type HeadFindingCode =
  'key-form' | 'key-of-other-log' | 'checkpoint-form' | 'other-log' | 'unsigned' | 'unexpected-key' | 'bad-signature';

/**
 * What is wrong with an entry. `index-range`, `proof-length`, `proof-root`: its place is not proved · `leaf-form`: the bytes are no entry ·
 * `leaf-of-other-log`, `leaf-of-other-index`: the entry speaks of another place · `field-unknown`: the entry commits to no such field ·
 * `field-differs`: the opened value is not the one committed to · `field-unlisted`: a field is neither opened nor withheld ·
 * `field-twice`: a field is listed more than once.
 */
export type EntryFindingCode =
  | 'index-range'
  | 'proof-length'
  | 'proof-root'
  | 'leaf-form'
  | 'leaf-of-other-log'
  | 'leaf-of-other-index'
  | 'field-unknown'
  | 'field-differs'
  | 'field-unlisted'
  | 'field-twice';

/** One thing that is wrong, and where: line of the file (from 1; null for the whole file), entry and field, as far as they apply. */
export type BundleFinding = {
  readonly code: BundleFaultCode | HeadFindingCode | EntryFindingCode;
  readonly line: number | null;
  readonly index: number | null;
  readonly field: PersonalField | null;
};

/** An opened field, and whether it is what the entry committed to. */
export type CheckedField = { readonly name: PersonalField; readonly value: string; readonly holds: boolean };

/** One entry after verification. Nothing of it may be believed unless `proved`; of its fields only those that hold. */
export type CheckedEntry = {
  readonly index: number;
  /** True when a signed checkpoint vouches for these bytes at this index. */
  readonly proved: boolean;
  /** Null when the bytes are no entry. */
  readonly entry: Entry | null;
  /** Lower-case hex. */
  readonly leafHash: string;
  readonly opened: readonly CheckedField[];
  readonly withheld: readonly PersonalField[];
};

/** The verdict on a bundle. */
export type BundleReport = {
  /** Nothing is wrong with it. Whether the signer is the right one is said by `trust`. */
  readonly valid: boolean;
  readonly findings: readonly BundleFinding[];
  /** `expected`: checked against keys that the reader had before. `enclosed`: the bundle brought its keys itself; compare one by voice. */
  readonly trust: 'expected' | 'enclosed';
  /** The keys whose signature holds. */
  readonly signedBy: readonly VerifierKey[];
  /** Of the signed checkpoint; null while its signature does not hold. */
  readonly origin: string | null;
  readonly size: number | null;
  /** Lower-case hex. */
  readonly root: string | null;
  readonly entries: readonly CheckedEntry[];
  /** The bundle as it was read, with everything that the sender only says; null for a file that is none. */
  readonly bundle: Bundle | null;
};
