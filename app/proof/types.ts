/**
 * Proof that an activated CarKey works: the vehicle's status, and commands that a person sees or hears. One run belongs to one vehicle and the
 * attempt it proves. A command is sent once for one person's choice with the car in sight; a lost answer is unknown, and stays so.
 */
import type { CommandCall, SignalCode, VehicleStatus } from '../pims/session-calls/index.ts';
import type { TransactionId } from '../pims/index.ts';

/** Commands, from the mildest on. */
export const PROOF_COMMANDS = [
  'command.lights',
  'command.horn',
  'command.lock',
  'command.unlock',
] as const satisfies readonly CommandCall[];

/** Reads of the status: `remote.status` may come from the phone's cache, `remote.refresh` never does. */
export const STATUS_READS = ['remote.status', 'remote.refresh'] as const;

/** One of {@link STATUS_READS}. */
export type StatusRead = (typeof STATUS_READS)[number];

/** Why nothing usable came back. */
export const LOST_WHYS = ['timeout', 'disconnected', 'aborted', 'unreadable', 'interrupted', 'error'] as const;

/** One of {@link LOST_WHYS}. */
export type LostWhy = (typeof LOST_WHYS)[number];

/** Why a command surely did not leave. */
export const COMMAND_NOT_SENT = ['not-connected', 'aborted', 'too-large', 'log-unwritable'] as const;

/** One of {@link COMMAND_NOT_SENT}. */
export type CommandNotSent = (typeof COMMAND_NOT_SENT)[number];

/** How a command ended, or stands. Only `done` (signal 200) and what a person saw is proof; `accepted`: PIMS took it, no signal came yet. */
export type CommandState =
  | { readonly name: 'sent' }
  | { readonly name: 'accepted' }
  | { readonly name: 'done' }
  | { readonly name: 'refused'; readonly code: number }
  | { readonly name: 'not-sent'; readonly reason: CommandNotSent }
  | { readonly name: 'unknown'; readonly why: LostWhy; readonly code: number | null };

/** What a person says they saw or heard at the vehicle. */
export const SEEN = ['seen', 'not-seen'] as const;

/** One of {@link SEEN}. */
export type Seen = (typeof SEEN)[number];

/** One command with what came of it. `signals`: published codes as they came, `seen`: a person's word. */
export type CommandRun = {
  readonly call: CommandCall;
  readonly tx: TransactionId;
  readonly at: number;
  readonly state: CommandState;
  readonly signals: readonly SignalCode[];
  readonly seen: Seen | null;
};

/** A status as it is told. `at`: when it was read, `lastUpdate`: when the vehicle told it (null: no time that can be believed), both UTC ms. */
export type StatusProof = {
  readonly read: StatusRead;
  readonly at: number;
  readonly lastUpdate: number | null;
  readonly freshness: Freshness;
};

/** How much a status proves. `fresh`: asked anew, or not older than two minutes; `kept`: older, perhaps from the phone's cache; `no-time`: nobody can tell. */
export const FRESHNESS = ['fresh', 'kept', 'no-time'] as const;

/** One of {@link FRESHNESS}. */
export type Freshness = (typeof FRESHNESS)[number];

/** What is wrong where the run waits. */
export type ProofTrouble =
  | { readonly kind: 'error'; readonly call: StatusRead | CommandCall; readonly code: number }
  | { readonly kind: 'no-answer'; readonly call: StatusRead; readonly why: LostWhy }
  /** The status names another vehicle: it proves nothing of this one. */
  | { readonly kind: 'other-vehicle'; readonly call: StatusRead };

/** State of a run. `commands`: oldest first; the last one may be under way, and then nothing else is sent. */
export type ProofState = {
  readonly name: 'open' | 'reading' | 'commanding';
  readonly read: StatusRead | null;
  readonly status: StatusProof | null;
  readonly commands: readonly CommandRun[];
  readonly trouble: ProofTrouble | null;
};

/** What happens to a run. `carInSight` is a person's word and part of the act: without it no command can be written. */
export type ProofEvent =
  | { readonly type: 'read'; readonly read: StatusRead }
  | { readonly type: 'told'; readonly status: VehicleStatus | null; readonly at: number; readonly isOther: boolean }
  | { readonly type: 'read-failed'; readonly code: number }
  | { readonly type: 'read-lost'; readonly why: LostWhy }
  | { readonly type: 'command'; readonly call: CommandCall; readonly carInSight: true; readonly tx: TransactionId; readonly at: number }
  | { readonly type: 'answered'; readonly tx: TransactionId; readonly code: number | null }
  | { readonly type: 'lost'; readonly tx: TransactionId; readonly why: LostWhy }
  | { readonly type: 'not-sent'; readonly tx: TransactionId; readonly reason: CommandNotSent }
  /** A signal belongs to the last command: events name none. */
  | { readonly type: 'signal'; readonly code: SignalCode }
  | { readonly type: 'saw'; readonly tx: TransactionId; readonly seen: Seen }
  | { readonly type: 'restarted' };

/** What the caller does once the state is durable. A command is an effect of a `command` event alone. */
export type ProofEffect =
  { readonly kind: 'ask'; readonly call: StatusRead } | { readonly kind: 'spend'; readonly call: CommandCall; readonly tx: TransactionId };

/** What a receipt and a job card say of the proof. */
export const PROOF_WORDS = ['none', 'status', 'status-kept', 'command-accepted', 'command-done', 'seen', 'not-seen', 'unknown'] as const;

/** One of {@link PROOF_WORDS}. */
export type ProofWord = (typeof PROOF_WORDS)[number];
