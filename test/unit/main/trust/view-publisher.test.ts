import { describe, expect, it, vi } from 'vitest';
import type { TrustFinding, TrustView } from '../../../../app/audit/search/trust.ts';
import { createViewPublisher } from '../../../../main/trust/view-publisher.ts';

const clockAt = (start: number) => ({
  now: start,
  wall: () => 0,
  mono(): number {
    return this.now;
  },
});

describe('the teller', () => {
  const finding: TrustFinding = { what: 'forked', firstBad: 3, detail: 'd' };
  const teller = (known: TrustFinding | null) => {
    const clock = clockAt(1_000);
    let view = { finding: null, verifying: null, asOf: 0 } as unknown as TrustView;
    const [emit, onFinding, whole] = [vi.fn(), vi.fn(), vi.fn(() => view)];
    const moving = () => ({ verifying: { part: 0.5, since: 0 }, backingUp: null, asOf: 7, rev: 3 });
    return {
      clock,
      emit,
      onFinding,
      whole,
      set: (next: Partial<TrustView>) => (view = { ...view, ...next }),
      it: createViewPublisher({ clock, whole, moving, emit, onFinding }, known),
    };
  };

  it('tells progress at most every 200 ms, and asks only what moves', () => {
    const { it: told, clock, emit, whole } = teller(null);
    told.changed();
    told.progressed();
    clock.now += 199;
    told.progressed();
    expect(emit).toHaveBeenCalledTimes(1);
    clock.now += 1;
    told.progressed();
    expect(emit).toHaveBeenLastCalledWith({ finding: null, verifying: { part: 0.5, since: 0 }, backingUp: null, asOf: 7, rev: 3 });
    expect(whole).toHaveBeenCalledTimes(1);
    told.stop();
    clock.now += 1_000;
    told.progressed();
    told.changed();
    expect(emit).toHaveBeenCalledTimes(2);
  });

  it('reports a finding once, and not the one that the start found', () => {
    const first = teller(null);
    first.set({ finding });
    first.it.changed();
    first.it.changed();
    expect(first.onFinding.mock.calls).toEqual([[finding]]);
    const second = teller(finding);
    second.set({ finding });
    second.it.changed();
    expect(second.onFinding).not.toHaveBeenCalled();
  });
});
