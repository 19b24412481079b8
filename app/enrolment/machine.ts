/**
 * The state machine of a run. Pure: it says what a state becomes and what is then to be asked; the caller makes the state durable first.
 * Nothing that costs is an effect of anything but a person's `spend` event, and no way leads back into `spending` without one.
 */
import { assertNever, fail, ok, type Result } from '../base/index.ts';
import { askFailed, askFrom, notDone, toldState, unanswered, waitIn } from './asks.ts';
import { needsOf, rowOf, type FreeAct, type Goal, type RunSpend, type SpendAct, type Spot } from './places.ts';
import { answered, lost, notSent, sentAgainst } from './spends.ts';
import type { ActView, Effect, EnrolmentEvent, EnrolmentState, Way } from './types.ts';

/** An event that does not apply to a state: a double or foreign answer, a press that came late. The caller records it and changes nothing. */
export type IllegalStep = { readonly code: 'illegal'; readonly from: EnrolmentState['name']; readonly event: EnrolmentEvent['type'] };

/** A step that is allowed: what the run becomes, and what is then to be asked (null: nothing). */
export type Step = { readonly next: EnrolmentState; readonly effect: Effect | null };

type Of<N extends EnrolmentState['name']> = Extract<EnrolmentState, { name: N }>;
type Next = EnrolmentState | null;

/** A new run: it begins by asking. `way`: what the SDK can do (2.1 and newer: `short`). */
export function begin(goal: Goal, way: Way): Step {
  return stepTo(askFrom({ goal, place: 'start' }, { way, trouble: null, unsure: null }));
}

/** What an event makes of a run. */
export function step(state: EnrolmentState, event: EnrolmentEvent): Result<Step, IllegalStep> {
  const next = move(state, event);
  return next === null ? fail({ code: 'illegal', from: state.name, event: event.type }) : ok(stepTo(next));
}

/** Asks go out whenever a run comes to one. A call that costs is sent by whoever made the `spend` event, and {@link move} has no other way there. */
function stepTo(next: EnrolmentState): Step {
  return { next, effect: next.name === 'asking' ? { kind: 'ask', call: next.ask } : null };
}

function move(state: EnrolmentState, event: EnrolmentEvent): Next {
  switch (state.name) {
    case 'asking':
      return fromAsking(state, event);
    case 'waiting':
      return fromWaiting(state, event);
    case 'spending':
      return fromSpending(state, event);
    case 'done':
    case 'not-done':
      return null;
    default:
      return assertNever(state, 'state of a run');
  }
}

function fromAsking(state: Of<'asking'>, event: EnrolmentEvent): Next {
  switch (event.type) {
    case 'told':
      return toldState(state, event.tell);
    case 'ask-failed':
      return event.ask === state.ask ? askFailed(state, event.code) : null;
    case 'ask-lost':
      return event.ask === state.ask ? unanswered(state, event.why) : null;
    case 'press':
      return event.act === 'stop' ? notDone(state.goal, 'stopped') : null;
    case 'restarted':
      return askFrom(state, state);
    case 'answered':
      return late(state, event);
    default:
      return null;
  }
}

function fromWaiting(state: Of<'waiting'>, event: EnrolmentEvent): Next {
  switch (event.type) {
    case 'press':
      return pressed(state, event.act);
    case 'spend':
      return spending(state, event);
    case 'restarted':
      return askFrom(state, state);
    case 'answered':
      return late(state, event);
    default:
      return null;
  }
}

function fromSpending(state: Of<'spending'>, event: EnrolmentEvent): Next {
  if (event.type === 'restarted') return lost(state, 'crash');
  if (!('tx' in event) || event.tx !== state.tx) return null;
  switch (event.type) {
    case 'answered':
      return answered(state, event.answer);
    case 'lost':
      return lost(state, event.why);
    case 'not-sent':
      return notSent(state, event.reason);
    default:
      return null;
  }
}

/** An answer that comes after the run gave up waiting still tells what became of the call; that of any other call is nobody's. */
function late(state: Of<'asking'> | Of<'waiting'>, event: Extract<EnrolmentEvent, { type: 'answered' }>): Next {
  const { unsure } = state;
  return unsure?.tx === event.tx ? answered(sentAgainst(state, unsure), event.answer) : null;
}

function pressed(state: Of<'waiting'>, act: FreeAct): Next {
  if (!freeActs(state).includes(act)) return null;
  if (act === 'stop') return notDone(state.goal, 'stopped');
  if (act === 'ask-again') return askFrom(state, state);
  if (act === 'signed-in') return askFrom(state, { ...state, trouble: null });
  const to = rowOf(state).free[act];
  if (to === undefined) return null;
  const spot = { goal: state.goal, place: to } as Spot;
  return to === 'start' ? askFrom(spot, state) : waitIn(spot, { ...state, trouble: null });
}

function spending(state: Of<'waiting'>, event: Extract<EnrolmentEvent, { type: 'spend' }>): Next {
  const call = spendActs(state)[event.act];
  if (call === undefined || event.leave.call !== call) return null;
  const { goal, place, way, trouble } = state;
  const otp = trouble?.kind === 'one-time-code' ? { reset: trouble.reset } : null;
  return { ...({ goal, place } as Spot), name: 'spending', way, call, tx: event.tx, at: event.at, otp };
}

/** While somebody else has to do something first, only that can be done. */
function freeActs({ trouble, ...spot }: Of<'waiting'>): readonly FreeAct[] {
  if (trouble?.kind === 'session-lost') return ['signed-in', 'stop'];
  if (trouble?.kind === 'one-time-code') return ['ask-again', 'stop'];
  return [...(Object.keys(rowOf(spot).free) as FreeAct[]), 'ask-again', 'stop'];
}

function spendActs({ trouble, ...spot }: Of<'waiting'>): Partial<Readonly<Record<SpendAct, RunSpend>>> {
  if (trouble?.kind === 'session-lost') return {};
  if (trouble?.kind === 'one-time-code') return { 'give-pin': 'otp.with-pin', 'without-pin': 'otp.without-pin' };
  return rowOf(spot).spend;
}

/** What a person can do now, the usual act first. Empty while something runs or the run is over. */
export function actsOf(state: EnrolmentState): readonly ActView[] {
  if (state.name === 'asking') return [{ kind: 'free', act: 'stop' }];
  if (state.name !== 'waiting') return [];
  const acts = Object.entries(spendActs(state)) as [SpendAct, RunSpend][];
  const spends = acts.map(([act, call]): ActView => ({ kind: 'spend', act, call, needs: needed(state, act) }));
  return [...spends, ...freeActs(state).map((act): ActView => ({ kind: 'free', act }))];
}

function needed(state: Of<'waiting'>, act: SpendAct): Extract<ActView, { kind: 'spend' }>['needs'] {
  return act === 'give-pin' ? ['pin'] : needsOf(rowOf(state), act);
}

/** Is the run over? */
export function isOver(state: EnrolmentState): state is Of<'done'> | Of<'not-done'> {
  return state.name === 'done' || state.name === 'not-done';
}
