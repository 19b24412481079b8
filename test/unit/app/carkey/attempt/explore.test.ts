/**
 * Every schedule of {click, send, applied or not, answer, late, double, crash, reconnect, timeout, read} up to a depth, over the real
 * state machine and a tiny server that counts effects. States that are alike are visited once; the schedules they stand for are counted.
 */
import { expect, test } from 'vitest';
import { isOpen, nextState } from '../../../../../app/carkey/attempt/attempt.ts';
import { judgeActivation, judgeLateAnswer } from '../../../../../app/carkey/status/verdict.ts';
import type { AttemptEvent, AttemptState } from '../../../../../app/carkey/types.ts';
import type { Json, JsonObject } from '../../../../../app/base/json.ts';
import { receivedCode } from '../../../../../app/pims/received-code.ts';
import type { Answer, TransactionId } from '../../../../../app/pims/types.ts';
import type { Vin } from '../../../../../app/vehicle/types.ts';

const VIN = 'VR3UHZKXZNT123456' as Vin;
const DEPTH = 9;

type Final = Extract<Answer, { status: 'SUCCEEDED' | 'FAILED' }>;
type Attempt = {
  readonly state: AttemptState;
  readonly approvals: number;
  readonly sets: number;
  readonly effects: number;
  readonly waits: boolean;
};
/** One moment of console and server together. `wire`: requests under way; `mail`: answers under way; attempts by number. */
type World = {
  readonly attempts: readonly Attempt[];
  readonly wire: readonly number[];
  readonly mail: readonly { readonly to: number; readonly answer: 'succeeded' | 'refused' | 'error' }[];
  readonly delivered: readonly { readonly to: number; readonly answer: 'succeeded' | 'refused' | 'error' }[];
  readonly active: boolean;
};
type Step = (world: World) => readonly World[];

const START: World = { attempts: [], wire: [], mail: [], delivered: [], active: false };
const tx = (n: number) => `tx-${n}` as TransactionId;

const text = (value: Json | undefined) => (typeof value === 'string' ? value : null);
const parse = (result: JsonObject) => ({
  hasCarKey: result.hasCarKey === true,
  vin: text(result.vin),
  securityCode: receivedCode(result),
  securityExpiration: null,
});
const effectOf = (code: number) => (code === 2354 ? 'surely-none' : 'unknown');

function envelope(to: number, answer: World['mail'][number]['answer']): Final {
  const result = { hasCarKey: true, vin: VIN, securityCode: 'c2hhemFtCg==' };
  if (answer === 'succeeded') return { status: 'SUCCEEDED', transactionId: tx(to), result, raw: '' };
  return {
    status: 'FAILED',
    transactionId: tx(to),
    error: { code: answer === 'refused' ? 2354 : 2204, label: '', subErrors: null },
    raw: '',
  };
}

/** The world after an event of attempt `n`; unchanged when the machine calls it illegal. */
function after(world: World, n: number, event: AttemptEvent, change: Partial<Attempt> = {}): World {
  const attempt = world.attempts[n];
  const next = attempt === undefined ? null : nextState(attempt.state, event);
  if (attempt === undefined || next === null || !next.ok) return world;
  return { ...world, attempts: world.attempts.with(n, { ...attempt, state: next.value, ...change }) };
}

const last = (world: World) => world.attempts.length - 1;

/** A person approves: only without an open attempt and while the status does not say active. Intent is durable at once. */
const click: Step = (world) => {
  if (world.active || world.attempts.length >= 2 || world.attempts.some(({ state }) => isOpen(state) || state.name === 'checked'))
    return [];
  const fresh: Attempt = { state: { name: 'checked' }, approvals: 1, sets: 0, effects: 0, waits: false };
  const opened = { ...world, attempts: [...world.attempts, fresh] };
  return [after(opened, last(opened), { type: 'intend', transactionId: tx(last(opened)) })];
};

/** `sent` first, then the bytes: they reach the wire, or the link proves that they did not. */
const send: Step = (world) => {
  const n = last(world);
  if (world.attempts[n]?.state.name !== 'intent') return [];
  const marked = after(world, n, { type: 'send', at: 0 }, { waits: true });
  const sets = (marked.attempts[n]?.sets ?? 0) + 1;
  const sent = { ...marked, wire: [...marked.wire, n], attempts: marked.attempts.with(n, { ...marked.attempts[n]!, sets }) };
  return [sent, after(marked, n, { type: 'not-sent', reason: 'not-connected' }, { waits: false })];
};

/** The server takes a request: it acts and says so, acts and reports an error, refuses, or the request is lost on the way. */
const serve: Step = (world) => {
  const [n, ...wire] = world.wire;
  if (n === undefined) return [];
  const acted = { ...world.attempts[n]!, effects: world.attempts[n]!.effects + 1 };
  const applied = { ...world, wire, active: true, attempts: world.attempts.with(n, acted) };
  const mailed = (base: World, answer: World['mail'][number]['answer']) => ({ ...base, mail: [...base.mail, { to: n, answer }] });
  const idle = { ...world, wire };
  return [mailed(applied, 'succeeded'), mailed(applied, 'error'), applied, mailed(idle, 'refused'), mailed(idle, 'error'), idle];
};

function deliver(world: World, { to, answer }: World['mail'][number]): World {
  const known = { ...world, delivered: [...world.delivered.slice(-1), { to, answer }] };
  const waits = world.attempts[to]?.waits === true;
  const final = envelope(to, answer);
  const verdict = waits
    ? judgeActivation({ kind: 'answered', answer: final, elapsedMs: 1 }, VIN, parse, effectOf)
    : judgeLateAnswer(final, VIN, parse, effectOf);
  return verdict === null ? known : after(known, to, { type: 'verdict', verdict, late: !waits }, { waits: false });
}

/** An answer arrives, in time or late, whichever is first in the mail or not. */
const answer: Step = (world) => world.mail.map((letter, at) => deliver({ ...world, mail: world.mail.toSpliced(at, 1) }, letter));
const double: Step = (world) => world.delivered.map((letter) => deliver(world, letter));

const timeout: Step = (world) =>
  world.attempts.flatMap(({ waits }, n) =>
    waits
      ? [
          after(
            world,
            n,
            { type: 'verdict', verdict: { kind: 'unknown', reason: 'timeout', errorCode: null }, late: false },
            { waits: false },
          ),
        ]
      : [],
  );

/** The console dies and starts again: what is durable is found, what was waited for is not. Bytes and answers under way may survive. */
const crash: Step = (world) => {
  if (world.attempts.length === 0) return [];
  const forgotten: World = { ...world, attempts: world.attempts.map((one) => ({ ...one, waits: false })) };
  const restarted = forgotten.attempts.reduce<World>((w, _one, n) => after(w, n, { type: 'restarted' }), forgotten);
  return [restarted, { ...restarted, mail: [] }];
};

const reconnect: Step = (world) => [{ ...world, mail: [] }];

const read: Step = (world) => {
  const word = world.active ? 'active' : 'not-activated';
  const state = world.attempts.at(-1)?.state.name;
  return state === 'unknown' || state === 'succeeded' ? [after(world, last(world), { type: 'read-back', word, final: true })] : [];
};
const decide: Step = (world) => [after(world, last(world), { type: 'decide', as: 'no-effect' })];

const STEPS: readonly Step[] = [click, send, serve, answer, double, timeout, crash, reconnect, read, decide];

/** What a careless build would do: on reconnect it sends everything again whose answer is missing. */
const resend: Step = (world) => {
  const n = last(world);
  const attempt = world.attempts[n];
  if (attempt?.state.name !== 'sent' && attempt?.state.name !== 'unknown') return [];
  return [{ ...world, wire: [...world.wire, n], attempts: world.attempts.with(n, { ...attempt, sets: attempt.sets + 1 }) }];
};

function violation({ attempts }: World): string | null {
  for (const { state, approvals, sets, effects } of attempts) {
    if (effects > approvals) return 'more than one effect for one approval';
    if (sets > 1) return 'sent twice';
    if (state.name === 'refused' && effects > 0) return 'called without effect, but had one';
    if (state.name === 'succeeded' && effects === 0) return 'called a success without an effect';
    if (state.name === 'resolved' && state.as === 'activated' && effects === 0) return 'resolved as activated without an effect';
  }
  return attempts.filter(({ state }) => isOpen(state)).length > 1 ? 'two open attempts' : null;
}

function explore(steps: readonly Step[], depth: number): { schedules: bigint; states: number; violations: Set<string>; ends: Set<string> } {
  let level = new Map<string, { world: World; ways: bigint }>([[JSON.stringify(START), { world: START, ways: 1n }]]);
  const seen = new Set<string>();
  const violations = new Set<string>();
  const ends = new Set<string>();
  let schedules = 0n;
  for (let i = 0; i < depth; i++) {
    const next: typeof level = new Map();
    for (const { world, ways } of level.values()) {
      for (const reached of steps.flatMap((step) => step(world))) {
        const key = JSON.stringify(reached);
        const known = next.get(key);
        next.set(key, { world: reached, ways: ways + (known?.ways ?? 0n) });
        seen.add(key);
        const broken = violation(reached);
        if (broken !== null) violations.add(broken);
        for (const { state } of reached.attempts) ends.add(state.name === 'resolved' ? `${state.name} ${state.as}` : state.name);
        schedules += ways;
      }
    }
    level = next;
  }
  return { schedules, states: seen.size, violations, ends };
}

test(`no schedule of depth ${DEPTH} has two effects or two sends for one approval`, () => {
  const found = explore(STEPS, DEPTH);
  expect([...found.violations]).toEqual([]);
  expect(found.schedules).toBeGreaterThan(100_000n);
  expect([...found.ends].sort()).toEqual([
    'intent',
    'refused',
    'resolved activated',
    'resolved activated-code-lost',
    'resolved no-effect',
    'sent',
    'succeeded',
    'unknown',
  ]);
});

test('a build that sends again by itself is caught', () => {
  const found = explore([...STEPS, resend], 7);
  expect([...found.violations]).toContain('more than one effect for one approval');
  expect([...found.violations]).toContain('sent twice');
});
