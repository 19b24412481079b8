/** The proof machine: every event in every state up to a depth, what is written of it, and a careless build that is caught. */
import { describe, expect, it } from 'vitest';
import { foldProof, proofTransition, type ProofEntry } from '../../../../app/audit/proof/index.ts';
import { writable } from '../../../../app/audit/entry/strict.ts';
import type { Entry } from '../../../../app/audit/entry/types.ts';
import { callRow, type CallName } from '../../../../app/pims/session-calls/index.ts';
import type { TransactionId } from '../../../../app/pims/types.ts';
import { NO_PROOF, PROOF_COMMANDS, proofWord, stepProof, type ProofEvent, type ProofState } from '../../../../app/proof/index.ts';
import { ok } from '../../../../app/base/result.ts';
import { SMALL } from '../../../support/entries.ts';

const DEPTH = 5;
const tx = (n: number) => `0b0c5a2e-7a1b-4f6e-9c53-0a1b2c3d4e0${n}` as TransactionId;
const codes = (call: CallName) => [...callRow(call).errors, 2301, 9_999];
const STATUS = { vin: null, locked: null, anyOpen: null, plugged: null, level: null };

function eventsFor(state: ProofState): readonly ProofEvent[] {
  const n = state.commands.length;
  const last = state.commands.at(-1);
  const about = last === undefined ? [] : [last.tx];
  return [
    { type: 'read', read: 'remote.status' },
    { type: 'told', status: { ...STATUS, lastUpdate: 1_000 }, at: 2_000, isOther: false },
    { type: 'told', status: { ...STATUS, lastUpdate: null }, at: 2_000, isOther: false },
    { type: 'told', status: { ...STATUS, lastUpdate: 1_000 }, at: 900_000, isOther: false },
    { type: 'told', status: { ...STATUS, lastUpdate: 1_000 }, at: 2_000, isOther: true },
    { type: 'read-failed', code: 2302 },
    { type: 'read-lost', why: 'timeout' },
    ...(n < 2 ? ([{ type: 'command', call: 'command.horn', carInSight: true, tx: tx(n), at: 7 }] as const) : []),
    ...about.flatMap((one): ProofEvent[] => [
      { type: 'answered', tx: one, code: null },
      { type: 'answered', tx: one, code: 2377 },
      { type: 'answered', tx: one, code: 2204 },
      { type: 'lost', tx: one, why: 'disconnected' },
      { type: 'not-sent', tx: one, reason: 'not-connected' },
      { type: 'saw', tx: one, seen: 'seen' },
    ]),
    { type: 'answered', tx: tx(9), code: null },
    { type: 'signal', code: 900 },
    { type: 'signal', code: 200 },
    { type: 'restarted' },
  ];
}

type Careless = typeof stepProof;

function explore(stepper: Careless, visit: (from: ProofState, event: ProofEvent, to: ProofState, sends: boolean) => void): number {
  let level = new Map([[JSON.stringify(NO_PROOF), NO_PROOF]]);
  const seen = new Set(level.keys());
  for (let depth = 0; depth < DEPTH; depth++) {
    const next: typeof level = new Map();
    for (const state of level.values()) {
      for (const event of eventsFor(state)) {
        const to = stepper(state, event);
        if (!to.ok) continue;
        visit(state, event, to.value.next, to.value.effect?.kind === 'spend');
        const key = JSON.stringify(to.value.next);
        if (!seen.has(key)) next.set(key, to.value.next);
        seen.add(key);
      }
    }
    level = next;
  }
  return seen.size;
}

function violationsOf(stepper: Careless): ReadonlySet<string> {
  const found = new Set<string>();
  const size = explore(stepper, (from, event, to, sends) => {
    if (sends && event.type !== 'command') found.add('sent a command without an act of a person');
    if (sends && from.name !== 'open') found.add('sent a command while something ran');
    if (event.type === 'restarted' && to.name !== 'open') found.add('hangs after a restart');
    if (to.commands.filter(({ state }) => state.name === 'sent').length > 1) found.add('two commands under way');
    if ((to.commands.at(-1)?.state.name === 'sent') !== (to.name === 'commanding')) found.add('state and command disagree');
  });
  expect(size).toBeGreaterThan(100);
  return found;
}

describe('every way through a proof', () => {
  it('sends a command for one act of a person only', () => {
    expect([...violationsOf(stepProof)]).toEqual([]);
  });

  it('and a build that repeats a lost command is caught', () => {
    const careless: Careless = (state, event) => {
      const run = state.commands.at(-1);
      const resends = event.type === 'lost' && state.name === 'commanding' && run !== undefined;
      return resends ? ok({ next: state, effect: { kind: 'spend', call: run.call, tx: run.tx } }) : stepProof(state, event);
    };
    expect([...violationsOf(careless)]).toContain('sent a command without an act of a person');
  });

  it.each(PROOF_COMMANDS)('takes every published error of %s', (call) => {
    const sent = stepProof(NO_PROOF, { type: 'command', call, carInSight: true, tx: tx(1), at: 1 });
    for (const code of codes(call)) {
      const ended = sent.ok ? stepProof(sent.value.next, { type: 'answered', tx: tx(1), code }) : sent;
      expect(ended.ok && ended.value.next.name).toBe('open');
      expect(ended.ok && ended.value.effect).toBe(null);
    }
  });
});

/** The state after events that apply; what does not apply changes nothing, as at the machine. */
function after(...events: readonly ProofEvent[]): ProofState {
  return events.reduce((state, event) => {
    const step = stepProof(state, event);
    return step.ok ? step.value.next : state;
  }, NO_PROOF);
}

const command = (n: number): ProofEvent => ({
  type: 'command',
  call: PROOF_COMMANDS[n] ?? 'command.horn',
  carInSight: true,
  tx: tx(n),
  at: n,
});

describe('a signal names no command', () => {
  const lights: readonly ProofEvent[] = [
    command(0),
    { type: 'answered', tx: tx(0), code: null },
    command(1),
    { type: 'signal', code: 200 },
  ];
  const refused: ProofEvent = { type: 'answered', tx: tx(1), code: 2377 };

  it('so a late one of the command before carries out none that is then refused', () => {
    const state = after(...lights, refused);
    expect(state.commands.map((run) => run.state.name)).toEqual(['accepted', 'refused']);
    expect(proofWord(state)).toBe('command-accepted');
  });

  it('and an answer with a code comes before what a signal made of it', () => {
    const state = after(...lights, { type: 'lost', tx: tx(1), why: 'timeout' }, { type: 'signal', code: 200 }, refused);
    expect(state.commands.map((run) => run.state.name)).toEqual(['accepted', 'refused']);
  });

  it('but one that was accepted, or is unknown, is carried out by it', () => {
    const ends: readonly ProofEvent[] = [
      { type: 'answered', tx: tx(0), code: null },
      { type: 'lost', tx: tx(0), why: 'timeout' },
    ];
    for (const end of ends) expect(proofWord(after(command(0), end, { type: 'signal', code: 200 }))).toBe('command-done');
  });
});

const logged = ({ kind, out, err, d }: ProofEntry): Entry =>
  writable({ ...SMALL, log: 'log.invalid/test/1', station: 'other', kind, out, err: err ?? null, d });

/** Whether the fold of what is written is the state, on every step. `bend`: what a careless writer leaves out. */
function isSame(bend: (entry: ProofEntry) => ProofEntry): boolean {
  let same = true;
  explore(stepProof, (from, event, to) => {
    const step = proofTransition(from, event);
    if (step.ok && JSON.stringify(sorted(foldProof(from, logged(bend(step.value.entry))))) !== JSON.stringify(sorted(to))) same = false;
  });
  return same;
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return Array.isArray(value) ? value.map(sorted) : value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  );
}

describe('a proof that is written and read back', () => {
  it('is the same after every step', () => {
    expect(isSame((entry) => entry)).toBe(true);
  });

  it.each([
    ['the call', ({ d: { word: _, ...d }, ...entry }: ProofEntry): ProofEntry => ({ ...entry, d })],
    ['the code', ({ err: _, ...entry }: ProofEntry): ProofEntry => entry],
    ['the reason', ({ d: { reason: _, ...d }, ...entry }: ProofEntry): ProofEntry => ({ ...entry, d })],
  ])('differs where %s is not written', (_what, bend) => {
    expect(isSame(bend)).toBe(false);
  });
});
