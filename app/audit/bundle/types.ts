/**
 * Support bundles: chosen entries of a log with everything that a stranger needs to check them without a network, and what else the
 * support desk asks for. Entries and opened values are proved by the signed checkpoint; the rest is what the sender says.
 */
import type { PersonalField } from '../entry/index.ts';

/** A personal value that is disclosed: with its salt (32 bytes) anybody can compute the commitment in the leaf (commitment.ts). */
export type DisclosedField = { readonly name: PersonalField; readonly value: string; readonly salt: Uint8Array };

/** One entry: its bytes, its place, the hashes from there to the root, and what became of its personal fields. */
export type BundleEntry = {
  readonly index: number;
  readonly leaf: Uint8Array;
  readonly hashes: readonly Uint8Array[];
  readonly opened: readonly DisclosedField[];
  /** Fields that the entry commits to and the sender keeps back. */
  readonly withheld: readonly PersonalField[];
};

/** One line of what was said on the link or the bridge, without line end, masked by whoever recorded it. */
export type BundleTrace = { readonly source: 'link' | 'bridge'; readonly text: string };

/** What the console ran on. */
export type BundleVersions = {
  readonly app: string;
  readonly shell: 'electron' | 'web' | 'cli';
  readonly node: string;
  readonly sqlite: string;
  readonly platform: string;
  readonly arch: string;
  /** Null outside Electron. */
  readonly electron: string | null;
};

/** The settings that matter to a diagnosis. A closed list: no address, name, token or pin can be put here. Times in ms. */
export type BundleSettings = {
  readonly mode: 'practice' | 'live';
  readonly language: string | null;
  readonly sdk: string;
  readonly environment: string;
  readonly brand: string;
  readonly bridge: 'wss' | 'ws' | 'none';
  readonly pinned: boolean;
  readonly answerTimeoutMs: number;
  readonly activationTimeoutMs: number;
};

/** What the person who made the bundle wants to say. `at` is UTC ms of their computer. */
export type BundleNote = { readonly by: string; readonly at: number; readonly text: string };

/** The parts that nothing vouches for. */
export type BundleAbout = { readonly versions: BundleVersions; readonly settings: BundleSettings; readonly note: BundleNote | null };

/** A bundle. Entries ascend by index. */
export type Bundle = {
  readonly origin: string;
  /** The signed checkpoint, word for word. */
  readonly checkpoint: string;
  /** Verifier keys of the log, as text (signed-note.ts). */
  readonly keys: readonly string[];
  readonly about: BundleAbout;
  readonly entries: readonly BundleEntry[];
  readonly traces: readonly BundleTrace[];
};

/** Longest bundle in bytes. */
export const BUNDLE_LIMIT = 32 * 1024 * 1024;

/** Most entries of a bundle. */
export const BUNDLE_ENTRY_LIMIT = 10_000;

/** Most trace lines of a bundle. */
export const BUNDLE_TRACE_LIMIT = 100_000;
