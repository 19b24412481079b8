/**
 * A proof in the log: one step writes state and entry, and the entries of one proof (`act`: the attempt that it proves) fold back into the state.
 */
import {
  FRESHNESS,
  isProofCall,
  stepProof,
  type CommandNotSent,
  type CommandRun,
  type CommandState,
  type IllegalProofStep,
  type LostWhy,
  type PROOF_OUTS,
  type ProofEvent,
  type ProofState,
  type ProofStep,
  type ProofTrouble,
  type StatusProof,
  type StatusRead,
  withSignal,
} from '../../proof/index.ts';
import { SIGNAL_CODES, type CommandCall } from '../../pims/session-calls/index.ts';
import type { TransactionId } from '../../pims/index.ts';
import { ok, type Result } from '../../base/index.ts';
import type { DraftDetails, Entry, EntryDraft } from '../entry/index.ts';

type ProofOut = (typeof PROOF_OUTS)[number];

/** What the entry says in public. The caller adds attempt, vehicle and person; of a command, that the person said the car is in sight is what `sent` means. */
export type ProofEntry = Pick<EntryDraft, 'kind' | 'err'> & { readonly out: ProofOut; readonly d: DraftDetails };

/** A step that is allowed, with its entry. */
export type ProofTransition = ProofStep & { readonly entry: ProofEntry };

/** The step that an event is. */
export function proofTransition(state: ProofState, event: ProofEvent): Result<ProofTransition, IllegalProofStep> {
  const step = stepProof(state, event);
  return step.ok ? ok({ ...step.value, entry: entryOf(state, event, step.value.next) }) : step;
}

const told = (out: ProofOut, d: DraftDetails, code: number | null = null): ProofEntry => ({
  kind: 'proof',
  out,
  ...(code === null ? {} : { err: code }),
  d,
});

function entryOf(before: ProofState, event: ProofEvent, next: ProofState): ProofEntry {
  switch (event.type) {
    case 'read':
      return told('reading', { word: event.read });
    case 'told':
    case 'read-failed':
    case 'read-lost':
      return next.trouble === null ? statusEntry(next.status, before) : troubleEntry(next.trouble);
    case 'command':
      return told('sent', { word: event.call, tx: event.tx, at: event.at });
    case 'answered':
    case 'lost':
    case 'not-sent':
      return commandEntry(next.commands.find((run) => run.tx === event.tx));
    case 'signal':
      return told('signal', { n: event.code, ...nameOf(next.commands.at(-1)) });
    case 'saw':
      return told(event.seen, nameOf(next.commands.find((run) => run.tx === event.tx)));
    case 'restarted':
      return next.trouble === null ? commandEntry(next.commands.at(-1)) : troubleEntry(next.trouble);
  }
}

function nameOf(run: CommandRun | undefined): DraftDetails {
  return run === undefined ? {} : { word: run.call, tx: run.tx };
}

/** `at`: when the vehicle told it, or, without a time, when it was read; `ms`: how old it was when it was read (negative: clocks differ). */
function statusEntry(status: StatusProof | null, { read }: ProofState): ProofEntry {
  if (status === null || read === null) return told('not-read', {});
  const { lastUpdate, at, freshness } = status;
  return told(freshness, { word: read, ...(lastUpdate === null ? { at } : { at: lastUpdate, ms: at - lastUpdate }) });
}

function troubleEntry(trouble: ProofTrouble): ProofEntry {
  const word = { word: trouble.call };
  switch (trouble.kind) {
    case 'error':
      return told('not-read', word, trouble.code);
    case 'no-answer':
      return told('not-read', { ...word, reason: trouble.why });
    case 'other-vehicle':
      return told('other-vehicle', word);
  }
}

function commandEntry(run: CommandRun | undefined): ProofEntry {
  const name = nameOf(run);
  const state = run?.state ?? { name: 'unknown', why: 'interrupted', code: null };
  switch (state.name) {
    case 'sent':
    case 'accepted':
      return told(state.name, name);
    case 'done':
      return told('carried-out', name);
    case 'refused':
      return told('refused', name, state.code);
    case 'not-sent':
      return told('not-sent', { ...name, reason: state.reason });
    case 'unknown':
      return told('outcome-unknown', { ...name, reason: state.why }, state.code);
  }
}

/** The state after an entry; unchanged by what is none of this kind, or of a later program. */
export function foldProof(state: ProofState, { kind, out, err, d }: Pick<Entry, 'kind' | 'out' | 'err' | 'd'>): ProofState {
  if (kind !== 'proof' || d === undefined) return state;
  const call = d.word !== undefined && isProofCall(d.word) ? d.word : null;
  if (call === null) return state;
  return call === 'remote.status' || call === 'remote.refresh'
    ? foldRead(state, call, { out, err, d })
    : foldCommand(state, call, { out, err, d });
}

function foldRead(state: ProofState, read: StatusRead, { out, err, d }: Told & { readonly d: NonNullable<Entry['d']> }): ProofState {
  if (out === 'reading') return { ...state, name: 'reading', read, trouble: null };
  const open = { ...state, name: 'open', read: null } as const;
  if (out === 'not-read' || out === 'other-vehicle') return { ...open, trouble: troubleOf(read, { out, err, reason: d.reason }) };
  const freshness = FRESHNESS.find((one) => one === out);
  return freshness === undefined ? state : { ...open, status: statusOf(freshness, read, d), trouble: null };
}

function statusOf(freshness: StatusProof['freshness'], read: StatusRead, { at = 0, ms }: NonNullable<Entry['d']>): StatusProof {
  return ms === undefined ? { read, at, lastUpdate: null, freshness } : { read, at: at + ms, lastUpdate: at, freshness };
}

type Told = { readonly out: string | undefined; readonly err: number | null };

function troubleOf(call: StatusRead, { out, err, reason }: Told & { readonly reason: string | undefined }): ProofTrouble {
  if (out === 'other-vehicle') return { kind: 'other-vehicle', call };
  return err === null ? { kind: 'no-answer', call, why: (reason ?? 'interrupted') as LostWhy } : { kind: 'error', call, code: err };
}

function foldCommand(state: ProofState, call: CommandCall, { out, err, d }: Told & { readonly d: NonNullable<Entry['d']> }): ProofState {
  const tx = d.tx as TransactionId | undefined;
  if (tx === undefined) return state;
  if (out === 'sent') {
    const run: CommandRun = { call, tx, at: d.at ?? 0, state: { name: 'sent' }, signals: [], seen: null };
    return { ...state, name: 'commanding', commands: [...state.commands, run], trouble: null };
  }
  const at = state.commands.findIndex((run) => run.tx === tx);
  const run = state.commands[at];
  const next = run === undefined ? null : commandOf(run, { out, err, d });
  if (run === undefined || next === null) return state;
  const isSettled = run.state.name === 'sent' && next.state.name !== 'sent';
  return { ...state, name: isSettled ? 'open' : state.name, commands: state.commands.with(at, next) };
}

function commandOf(run: CommandRun, { out, err, d }: Told & { readonly d: NonNullable<Entry['d']> }): CommandRun | null {
  if (out === 'seen' || out === 'not-seen') return { ...run, seen: out };
  if (out === 'signal') {
    const code = SIGNAL_CODES.find((one) => one === d.n);
    return code === undefined ? run : withSignal(run, code);
  }
  const state = commandState(out, err, d.reason);
  return state === null ? null : { ...run, state };
}

function commandState(out: string | undefined, err: number | null, reason: string | undefined): CommandState | null {
  switch (out) {
    case 'accepted':
      return { name: 'accepted' };
    case 'carried-out':
      return { name: 'done' };
    case 'refused':
      return { name: 'refused', code: err ?? 0 };
    case 'not-sent':
      return { name: 'not-sent', reason: (reason ?? 'not-connected') as CommandNotSent };
    case 'outcome-unknown':
      return { name: 'unknown', why: (reason ?? 'interrupted') as LostWhy, code: err };
    default:
      return null;
  }
}
