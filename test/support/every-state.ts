/**
 * Every state that a run can come to: whatever PIMS answers, whatever gets lost, whatever the person presses, from every goal and both ways.
 * Transactions and times are one value each, so that the states are finitely many, and all of them are visited.
 */
import { NO_COUNTS, leaveFor, type Leave } from '../../app/budget/index.ts';
import {
  actsOf,
  begin,
  GOALS,
  NOT_SENT,
  step,
  type EnrolmentEvent,
  type EnrolmentState,
  type Goal,
  type RunAsk,
  type RunSpend,
  type Step,
  type Tell,
} from '../../app/enrolment/index.ts';
import { BLOCKED, callRow, decideError, isSpend } from '../../app/pims/session-calls/index.ts';
import type { TransactionId } from '../../app/pims/types.ts';

export const TX = 'tx-1' as TransactionId;
export const FOREIGN = 'tx-2' as TransactionId;

/** Codes that come although no list has them. */
const UNLISTED = [2301, 2302, 2312, 9_999];

/** All that a call is told to answer, and the others. */
export const allCodesOf = (call: RunAsk | RunSpend) => [...new Set([...callRow(call).errors, ...UNLISTED])];

/** Codes that the machine takes one way and differently from any other, with one of those that it does not tell apart. */
const TOLD_APART = new Set([2301, 2302, 2307, 2310, 2312, 2313, 2317, 2390]);

/** One code of each decision: the states beyond are the same for the others, but for the number that they carry. */
function codesOf(call: RunAsk | RunSpend): readonly number[] {
  if (!isSpend(call)) return [2001, 2301, 2307];
  const kinds = new Map(allCodesOf(call).map((code) => [TOLD_APART.has(code) ? String(code) : kindOf(call, code), code] as const));
  return [...kinds.values()];
}

function kindOf(call: RunSpend, code: number): string {
  const { done, next } = decideError(call, code);
  return done === 'no' ? (next === 'update-bridge' ? next : 'refused') : 'open';
}

export function leave(call: RunSpend): Leave {
  const given = leaveFor(call, NO_COUNTS, { known: true, takenOn: 'support' });
  if (!given.ok) throw new Error('the desk may do everything');
  return given.value;
}

function tells(ask: RunAsk): readonly Tell[] {
  switch (ask) {
    case 'account.device-activated':
      return [true, false, null].map((activated) => ({ ask, activated }));
    case 'account.blocked':
      return BLOCKED.map((blocked) => ({ ask, blocked }));
    case 'phone.trusted':
      return (['none', 'some', 'same', null] as const).map((number) => ({ ask, number }));
    case 'steps.reset':
      return [{ ask }];
  }
}

function answers(call: RunSpend, tx: TransactionId): readonly EnrolmentEvent[] {
  const statuses = call === 'sms-code.enrol' ? (['already-enrolled', 'not-enrolled', null] as const) : [null];
  return [
    ...statuses.map((status) => ({ type: 'answered', tx, answer: { ok: true, status } }) as const),
    ...codesOf(call).map((code) => ({ type: 'answered', tx, answer: { ok: false, code } }) as const),
  ];
}

/** Everything that can happen to a state that is allowed there. */
export function eventsFor(state: EnrolmentState): readonly EnrolmentEvent[] {
  const presses = actsOf(state).map((one): EnrolmentEvent =>
    one.kind === 'free' ? { type: 'press', act: one.act } : { type: 'spend', act: one.act, tx: TX, at: 5, leave: leave(one.call) },
  );
  const late = (state.name === 'asking' || state.name === 'waiting') && state.unsure !== null ? answers(state.unsure.call, TX) : [];
  switch (state.name) {
    case 'asking':
      return [
        ...tells(state.ask).map((tell) => ({ type: 'told', tell }) as const),
        ...codesOf(state.ask).map((code) => ({ type: 'ask-failed', ask: state.ask, code }) as const),
        { type: 'ask-lost', ask: state.ask, why: 'timeout' },
        ...[...presses, ...late, { type: 'restarted' } as const],
      ];
    case 'waiting':
      return [...presses, ...late, { type: 'restarted' }];
    case 'spending':
      return [
        ...answers(state.call, TX),
        { type: 'lost', tx: TX, why: 'timeout' },
        ...NOT_SENT.map((reason) => ({ type: 'not-sent', tx: TX, reason }) as const),
        { type: 'restarted' },
      ];
    case 'done':
    case 'not-done':
      return [];
  }
}

/** One step that was taken; `key` and `into` name the states before and after. */
export type Edge = {
  readonly from: EnrolmentState;
  readonly event: EnrolmentEvent;
  readonly to: Step;
  readonly key: string;
  readonly into: string;
};
export type Explored = {
  readonly states: ReadonlyMap<string, EnrolmentState>;
  readonly edges: readonly Edge[];
  readonly refused: readonly string[];
};

/** Visits all. `stepper`: the machine, or a careless one. */
export function explore(stepper: typeof step = step, goals: readonly Goal[] = GOALS): Explored {
  const states = new Map<string, EnrolmentState>();
  const edges: Edge[] = [];
  const refused: string[] = [];
  const todo = goals.flatMap((goal) => (['short', 'long'] as const).map((way) => begin(goal, way).next));
  for (let state = todo.pop(); state !== undefined; state = todo.pop()) {
    const key = JSON.stringify(state);
    if (states.has(key)) continue;
    states.set(key, state);
    for (const event of eventsFor(state)) {
      const to = stepper(state, event);
      if (!to.ok) {
        refused.push(`${state.name} ${event.type}`);
        continue;
      }
      edges.push({ from: state, event, to: to.value, key, into: JSON.stringify(to.value.next) });
      todo.push(to.value.next);
    }
  }
  return { states, edges, refused };
}

/** Which of these states cannot come to an end that `isEnd`, whatever happens. */
export function stuck({ states, edges }: Explored, isEnd: (state: EnrolmentState) => boolean): readonly EnrolmentState[] {
  const sources = new Map<string, string[]>();
  for (const { key, into } of edges) {
    const known = sources.get(into);
    if (known === undefined) sources.set(into, [key]);
    else known.push(key);
  }
  const good = new Set<string>();
  const todo = [...states].filter(([, state]) => isEnd(state)).map(([key]) => key);
  for (let key = todo.pop(); key !== undefined; key = todo.pop()) {
    if (good.has(key)) continue;
    good.add(key);
    for (const source of sources.get(key) ?? []) if (!good.has(source)) todo.push(source);
  }
  return [...states].filter(([key]) => !good.has(key)).map(([, state]) => state);
}

const placeOf = (state: EnrolmentState) => ('place' in state ? state.place : null);

/** What must never be, of one step. */
const NEVER: Readonly<Record<string, (edge: Edge) => boolean>> = {
  'sent what costs without an act of a person': ({ event, to }) => to.next.name === 'spending' && event.type !== 'spend',
  'an act that sends sent nothing': ({ event, to }) => event.type === 'spend' && to.next.name !== 'spending',
  'did not resume by asking': ({ event, to }) => event.type === 'restarted' && to.effect?.kind !== 'ask',
  'sent again by itself': ({ from, to }) => to.next.name === 'spending' && from.name === 'spending',
  'came to the second question about removing without the first': ({ from, event, to }) =>
    placeOf(to.next) === 'remove-sure' && placeOf(from) !== 'remove-sure' && !(event.type === 'press' && event.act === 'remove'),
  'removed without asking twice': ({ from, to }) =>
    to.next.name === 'spending' && to.next.call === 'enrolment.remove-all' && placeOf(from) !== 'remove-sure',
  'unlinked without asking twice': ({ from, to }) =>
    to.next.name === 'spending' && to.next.call === 'vehicle.unlink' && placeOf(from) !== 'unlink-sure',
  'nothing to do but to stop': ({ to }) => to.next.name === 'waiting' && actsOf(to.next).every((one) => one.act === 'stop'),
};

/** Which of these happened. */
export function violations({ edges }: Explored): ReadonlySet<string> {
  return new Set(Object.entries(NEVER).flatMap(([what, happened]) => (edges.some(happened) ? [what] : [])));
}
