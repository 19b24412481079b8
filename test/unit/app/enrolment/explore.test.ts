/** The enrolment machine, explored whole: every answer, every loss and every press in every state. */
import { describe, expect, it } from 'vitest';
import { isOver, step, type EnrolmentState } from '../../../../app/enrolment/index.ts';
import { ok } from '../../../../app/base/result.ts';
import { allCodesOf, eventsFor, explore, FOREIGN, stuck, TX, violations } from '../../../support/every-state.ts';

const found = explore();

describe('every state of an enrolment run', () => {
  it('is visited, and none sends what costs without a person’s new act', () => {
    expect([...violations(found)]).toEqual([]);
    expect(found.states.size).toBeGreaterThan(300);
    expect(found.edges.length).toBeGreaterThan(3_000);
  });

  it('takes every published error of the call that is under way, and every other', () => {
    expect(found.refused).toEqual([]);
    for (const state of found.states.values()) {
      if (state.name !== 'spending') continue;
      for (const code of allCodesOf(state.call)) {
        const next = step(state, { type: 'answered', tx: TX, answer: { ok: false, code } });
        expect(next.ok && next.value.next.name !== 'spending', `${state.call} ${code}`).toBe(true);
      }
    }
    const asked = [...found.states.values()].filter((state) => state.name === 'asking');
    for (const state of asked)
      for (const code of allCodesOf(state.ask)) expect(step(state, { type: 'ask-failed', ask: state.ask, code }).ok).toBe(true);
  });

  it('has a way to a good end', () => {
    expect(stuck(found, (state) => state.name === 'done' || state.name === 'not-done')).toEqual([]);
    const lost = stuck(found, (state) => state.name === 'done').filter((state) => !isOver(state));
    expect(lost).toEqual([]);
  });

  it('meets every end and every place', () => {
    const ends = (name: EnrolmentState['name']) =>
      [...found.states.values()].flatMap((state) =>
        state.name !== name ? [] : 'how' in state ? [state.how] : 'because' in state ? [state.because] : [],
      );
    expect([...new Set(ends('done'))].sort()).toEqual(
      ['already', 'code-given', 'enrolled', 'number-changed', 'pin-changed', 'pin-set', 'removed', 'unlinked'].sort(),
    );
    expect([...new Set(ends('not-done'))].sort()).toEqual(['blocked', 'enrol-first', 'no-number', 'stopped']);
  });

  it('passes over answers to other calls, double ones and late presses', () => {
    for (const state of found.states.values()) {
      expect(step(state, { type: 'answered', tx: FOREIGN, answer: { ok: true, status: null } }).ok).toBe(false);
      if (isOver(state)) expect(eventsFor(state)).toEqual([]);
    }
  });
});

describe('a careless build is caught', () => {
  it('that sends again what was lost', () => {
    const careless: typeof step = (state, event) => {
      const resends = state.name === 'spending' && (event.type === 'lost' || event.type === 'restarted');
      return resends ? ok({ next: state, effect: null }) : step(state, event);
    };
    expect([...violations(explore(careless, ['reset-pin']))]).toEqual(
      expect.arrayContaining(['sent what costs without an act of a person', 'sent again by itself', 'did not resume by asking']),
    );
  });

  it('that removes all enrolments at the first yes', () => {
    const careless: typeof step = (state, event) => {
      const first = event.type === 'press' && event.act === 'remove' && state.name === 'waiting' && state.goal === 'remove-all';
      if (!first) return step(state, event);
      const next = {
        goal: state.goal,
        place: state.place,
        way: state.way,
        name: 'spending',
        call: 'enrolment.remove-all',
        otp: null,
      } as const;
      const sent: EnrolmentState = { ...next, tx: FOREIGN, at: 1 };
      return ok({ next: sent, effect: null });
    };
    expect([...violations(explore(careless, ['remove-all']))]).toContain('removed without asking twice');
  });

  it('that gives a state no way out', () => {
    const careless: typeof step = (state, event) => {
      const next = step(state, event);
      const swallows = next.ok && state.name === 'waiting' && state.trouble?.kind === 'session-lost';
      return swallows ? ok({ next: state, effect: null }) : next;
    };
    expect(stuck(explore(careless, ['change-phone']), (state) => state.name === 'done').some((state) => !isOver(state))).toBe(true);
  });
});
