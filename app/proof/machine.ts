/**
 * The state machine of a proof. Pure. A command is an effect of a person's `command` event alone, which holds their word that the car is in
 * sight; nothing leads back to `commanding` without one, so a lost answer is never followed by a second command.
 */
import { decideError, type SignalCode, type VehicleStatus } from '../pims/session-calls/index.ts';
import { fail, ok, type Result } from '../base/index.ts';
import type {
  CommandRun,
  CommandState,
  Freshness,
  ProofEffect,
  ProofEvent,
  ProofState,
  ProofTrouble,
  ProofWord,
  StatusProof,
  StatusRead,
} from './types.ts';

/** Nothing was asked yet. */
export const NO_PROOF: ProofState = { name: 'open', read: null, status: null, commands: [], trouble: null };

/** A status that the vehicle told at most so long ago is fresh, ms; clocks differ by as much. */
export const FRESH_WITHIN_MS = 120_000;

/** Most signals kept of one command. */
const MOST_SIGNALS = 20;

/** A step that is allowed, and what is then to be sent. */
export type ProofStep = { readonly next: ProofState; readonly effect: ProofEffect | null };

/** An event that does not apply: recorded, and nothing changes. */
export type IllegalProofStep = { readonly code: 'illegal'; readonly from: ProofState['name']; readonly event: ProofEvent['type'] };

/** What an event makes of a proof. */
export function stepProof(state: ProofState, event: ProofEvent): Result<ProofStep, IllegalProofStep> {
  const next = move(state, event);
  if (next === null) return fail({ code: 'illegal', from: state.name, event: event.type });
  return ok({ next, effect: effectOf(event) });
}

function effectOf(event: ProofEvent): ProofEffect | null {
  if (event.type === 'read') return { kind: 'ask', call: event.read };
  return event.type === 'command' ? { kind: 'spend', call: event.call, tx: event.tx } : null;
}

function move(state: ProofState, event: ProofEvent): ProofState | null {
  switch (event.type) {
    case 'told':
    case 'read-failed':
    case 'read-lost':
      return state.name === 'reading' && state.read !== null ? readEnd(state, state.read, event) : null;
    case 'answered':
      return answered(state, event.tx, event.code);
    case 'lost':
    case 'not-sent':
      return state.name === 'commanding' ? ended(state, event.tx, () => endOf(event)) : null;
    case 'signal':
      return signalled(state, event.code);
    case 'saw':
      return saw(state, event);
    case 'restarted':
      return restarted(state);
    default:
      return state.name === 'open' ? begun(state, event) : null;
  }
}

/** What a person begins while nothing runs. */
function begun(state: ProofState, event: Extract<ProofEvent, { type: 'read' | 'command' }>): ProofState {
  if (event.type === 'read') return { ...state, name: 'reading', read: event.read, trouble: null };
  const { call, tx, at } = event;
  const run: CommandRun = { call, tx, at, state: { name: 'sent' }, signals: [], seen: null };
  return { ...state, name: 'commanding', commands: [...state.commands, run], trouble: null };
}

function endOf(event: Extract<ProofEvent, { type: 'lost' | 'not-sent' }>): CommandState {
  return event.type === 'lost' ? { name: 'unknown', why: event.why, code: null } : { name: 'not-sent', reason: event.reason };
}

/** How fresh a status is. A time that lies ahead by more than clocks differ tells nothing. */
export function freshnessOf(lastUpdate: number | null, at: number): Freshness {
  if (lastUpdate === null || lastUpdate > at + FRESH_WITHIN_MS) return 'no-time';
  return at - lastUpdate <= FRESH_WITHIN_MS ? 'fresh' : 'kept';
}

type ReadEnd = Extract<ProofEvent, { type: 'told' | 'read-failed' | 'read-lost' }>;

function readEnd(state: ProofState, read: StatusRead, event: ReadEnd): ProofState {
  const open = { ...state, name: 'open', read: null } as const;
  const trouble = (what: ProofTrouble): ProofState => ({ ...open, trouble: what });
  if (event.type === 'read-failed') return trouble({ kind: 'error', call: read, code: event.code });
  if (event.type === 'read-lost') return trouble({ kind: 'no-answer', call: read, why: event.why });
  if (event.isOther) return trouble({ kind: 'other-vehicle', call: read });
  if (event.status === null) return trouble({ kind: 'no-answer', call: read, why: 'unreadable' });
  return { ...open, status: statusOf(read, event.status, event.at), trouble: null };
}

function statusOf(read: StatusRead, { lastUpdate }: VehicleStatus, at: number): StatusProof {
  const freshness = freshnessOf(lastUpdate, at);
  return { read, at, lastUpdate: freshness === 'no-time' ? null : lastUpdate, freshness };
}

function refusal({ call }: CommandRun, code: number): CommandState {
  return decideError(call, code).done === 'no' ? { name: 'refused', code } : { name: 'unknown', why: 'error', code };
}

/** An error names its command and a signal names none, so an error comes before what a signal made of the command. */
function answered(state: ProofState, tx: CommandRun['tx'], code: number | null): ProofState | null {
  return code === null ? ended(state, tx, () => ({ name: 'accepted' })) : ended(state, tx, (run) => refusal(run, code), [...OPEN, 'done']);
}

/** Commands of which the end is not known. */
const OPEN: readonly CommandState['name'][] = ['sent', 'unknown'];

/** What becomes of the command of a transaction: while it is waited for, or, if nobody knew, by an answer that came late. */
function ended(
  state: ProofState,
  tx: CommandRun['tx'],
  stateOf: (run: CommandRun) => CommandState,
  from: readonly CommandState['name'][] = OPEN,
): ProofState | null {
  const at = state.commands.findIndex((run) => run.tx === tx);
  const run = state.commands[at];
  if (run === undefined || !from.includes(run.state.name)) return null;
  return { ...settled(state, run), commands: state.commands.with(at, { ...run, state: stateOf(run) }) };
}

function settled(state: ProofState, run: CommandRun): ProofState {
  return run.state.name === 'sent' ? { ...state, name: 'open' } : state;
}

/**
 * Events name no command, so they are the last one's. 200 says that it was carried out, but not of one whose answer is still awaited: it may be the
 * late signal of the one before.
 */
function signalled(state: ProofState, code: SignalCode): ProofState | null {
  const run = state.commands.at(-1);
  const waits = run !== undefined && ['sent', 'accepted', 'unknown'].includes(run.state.name) && run.signals.length < MOST_SIGNALS;
  if (!waits) return null;
  return { ...state, commands: state.commands.with(-1, withSignal(run, code)) };
}

/** The command with one more signal. */
export function withSignal(run: CommandRun, code: SignalCode): CommandRun {
  const isDone = code === 200 && (run.state.name === 'accepted' || run.state.name === 'unknown');
  return { ...run, signals: [...run.signals, code], state: isDone ? { name: 'done' } : run.state };
}

function saw(state: ProofState, { tx, seen }: Extract<ProofEvent, { type: 'saw' }>): ProofState | null {
  const at = state.commands.findIndex((run) => run.tx === tx && run.state.name !== 'sent' && run.state.name !== 'not-sent');
  const run = state.commands[at];
  return run === undefined ? null : { ...state, commands: state.commands.with(at, { ...run, seen }) };
}

function restarted(state: ProofState): ProofState | null {
  if (state.name === 'reading' && state.read !== null) return readEnd(state, state.read, { type: 'read-lost', why: 'interrupted' });
  const run = state.commands.at(-1);
  if (state.name !== 'commanding' || run === undefined) return null;
  return ended(state, run.tx, () => ({ name: 'unknown', why: 'interrupted', code: null }));
}

/** What the proof comes to, for receipt and job card: the best of its commands, or the status. A person's eyes come first. */
export function proofWord({ commands, status }: ProofState): ProofWord {
  const has = (test: (run: CommandRun) => boolean) => commands.some(test);
  if (has(({ seen }) => seen === 'seen')) return 'seen';
  if (has(({ state, seen }) => state.name === 'done' && seen === null)) return 'command-done';
  if (has(({ seen }) => seen === 'not-seen')) return 'not-seen';
  if (has(({ state }) => state.name === 'accepted')) return 'command-accepted';
  if (status?.freshness === 'fresh') return 'status';
  if (has(({ state }) => state.name === 'unknown')) return 'unknown';
  return status === null ? 'none' : 'status-kept';
}
