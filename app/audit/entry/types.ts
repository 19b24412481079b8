/**
 * Shapes of the audit trail. The exact bytes of an entry are in entry.ts.
 */
import type { AttemptId, CodeState, HandOver } from '../../carkey/index.ts';
import type { SdkVersion } from '../../pims/index.ts';
import type { ByWord, DetailWord, OutWord, ReasonWord, ScenarioWord, SourceWord, SourceWords } from './words.ts';
import type { Role } from '../../operators/index.ts';
import type { VehicleRef, OperatorRef, EntryKind } from './kinds.ts';

/**
 * Public details of an entry, as they are read: machine-made values from a closed list of keys. What may be written is in words.ts and strict.ts.
 * Never a text a person typed, never a VIN, name or code.
 * `tx` transaction id · `sim` simulator scenario · `due` a deadline (UTC ms) · `exp` code expiry (UTC ms) · `at` a time the entry speaks of ·
 * `ms` a duration · `skew` clock offset (ms) · `sdk` version · `word` a closed word · `reason` a closed word · `code` code state ·
 * `n` a count; of `code-hidden` the number of the entry that began the look · `size`/`root` a tree head · `late` how much later than due (ms) · `lim` a limit (ms) · `src` evidence sources ·
 * `api` PIMS api · `fu` follow-up id · `by` how it was settled, by whom, or in whose account.
 */
export type Details = {
  readonly tx?: string;
  readonly sim?: string;
  readonly due?: number;
  readonly exp?: number;
  readonly at?: number;
  readonly ms?: number;
  readonly skew?: number;
  readonly sdk?: string;
  readonly word?: string;
  readonly reason?: string;
  readonly code?: string;
  readonly n?: number;
  readonly size?: number;
  readonly root?: string;
  readonly late?: number;
  readonly lim?: number;
  readonly src?: string;
  readonly api?: string;
  readonly fu?: string;
  readonly by?: string;
};

/** Details as a caller gives them: closed words (words.ts), and texts whose form is checked when they are written (strict.ts). */
export type DraftDetails = Omit<Details, 'sim' | 'sdk' | 'word' | 'reason' | 'code' | 'src' | 'api' | 'by'> & {
  readonly sim?: ScenarioWord;
  readonly sdk?: SdkVersion;
  readonly word?: DetailWord;
  readonly reason?: ReasonWord;
  readonly code?: CodeState;
  readonly src?: SourceWord | SourceWords;
  readonly by?: ByWord;
};

/** Fields whose clear value is sealed in the vault; the leaf carries a commitment. `station` is the name behind the entry's own `station`. */
export type PersonalField = 'vin' | 'operator' | 'input' | 'answer' | 'code' | 'reason' | 'connection' | 'station';

/** What a caller wants recorded; the log adds the rest. */
export type EntryDraft = {
  readonly kind: EntryKind;
  readonly act?: AttemptId;
  readonly veh?: VehicleRef;
  readonly op?: OperatorRef;
  readonly role?: Role;
  /** Outcome: one closed word. */
  readonly out?: OutWord;
  /** PIMS error code. */
  readonly err?: number;
  readonly d?: DraftDetails;
  /** Clear values to seal under the vehicle's key (or the operator's, for `operator`). */
  readonly personal?: Partial<Readonly<Record<PersonalField, string>>>;
};

/** One entry as its leaf says it. `err` is the only field that may be null. */
export type Entry = {
  /** Origin of the log: differs between live and practice, and between epochs. */
  readonly log: string;
  /** Index in the log, from 0, without gaps. */
  readonly seq: number;
  /** UTC ms of this computer's clock. */
  readonly ts: number;
  /** Milliseconds on the monotonic clock of this run. */
  readonly mono: number;
  /** Random id of this run. */
  readonly boot: string;
  readonly kind: EntryKind;
  readonly act?: AttemptId;
  readonly veh?: VehicleRef;
  readonly op?: OperatorRef;
  readonly role?: Role;
  /** Random reference of the station (`S-…`); a text that a person typed in entries of earlier programs. */
  readonly station: string;
  readonly out?: string;
  readonly err: number | null;
  /** Version and build of the program that wrote it. */
  readonly app: string;
  readonly d?: Details;
  /** Commitments by personal field: lower-case hex of HMAC-SHA-256. */
  readonly f?: Partial<Readonly<Record<PersonalField, string>>>;
};

/** A row of the audit list: the entry with what the vault still opens. `vin` and `operator` are null once forgotten; `stationName` is then the reference. */
export type EntryRow = Entry & { readonly vin: string | null; readonly operator: string | null; readonly stationName: string };

/** One entry in full. */
export type EntryDetail = {
  readonly row: EntryRow;
  /** The leaf's bytes as text (prefix line and canonical JSON). */
  readonly leaf: string;
  /** Lower-case hex of the leaf hash. */
  readonly leafHash: string;
  /** Opened personal fields, masked where the value is a secret. */
  readonly opened: Partial<Readonly<Record<PersonalField, string>>>;
  /** True when every opened value matches its commitment. */
  readonly commitmentsHold: boolean;
  readonly treeSize: number;
};

/** A deadline that needs a person. Survives restarts; `done` can be undone. */
export type FollowUp = {
  readonly id: string;
  readonly kind: 'code-expiry' | 'reactivation' | 'unknown-outcome';
  readonly vin: string | null;
  readonly veh: VehicleRef;
  readonly act: AttemptId | null;
  /** Server time, UTC ms; null when the vehicle's date is not known. */
  readonly due: number | null;
  readonly state: 'open' | 'done' | 'past';
  readonly changedAt: number;
  /** What was said when its attempt was handed over to support; null where nobody did. */
  readonly handOver: HandOver | null;
};
