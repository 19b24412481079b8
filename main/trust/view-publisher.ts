/** Tells the screens about trust: whole views when something changed, and only the moving parts anew while work goes on. */
import type { TrustFinding, TrustView } from '../../app/audit/search/index.ts';
import type { Clock } from '../base/index.ts';

/** Progress is told at most this often, ms. */
const TELL_MS = 200;

/** The parts of a view that move while work goes on; cheap to ask. */
export type Moving = Pick<TrustView, 'verifying' | 'backingUp' | 'asOf' | 'rev'>;

/** What a teller asks and tells. `onFinding` hears once of what made the log stop taking entries. */
export type PublisherParts = {
  readonly clock: Clock;
  readonly whole: () => TrustView;
  readonly moving: () => Moving;
  readonly emit: (view: TrustView) => void;
  readonly onFinding: (finding: TrustFinding) => void;
};

/** Tells. */
export interface ViewPublisher {
  /** Something changed. */
  changed(): void;
  /** Work went on a little. */
  progressed(): void;
  stop(): void;
}

/** Makes a teller. What was found before it was made is not news. */
export function createViewPublisher({ clock, whole, moving, emit, onFinding }: PublisherParts, known: TrustFinding | null): ViewPublisher {
  let last: TrustView | null = null;
  let toldAt = -TELL_MS;
  let found = known !== null;
  let stopped = false;
  const tell = (view: TrustView) => {
    toldAt = clock.mono();
    last = view;
    emit(view);
  };
  return {
    changed() {
      if (stopped) return;
      const view = whole();
      if (view.finding !== null && !found) {
        found = true;
        onFinding(view.finding);
      }
      tell(view);
    },
    progressed() {
      if (!stopped && clock.mono() - toldAt >= TELL_MS) tell({ ...(last ?? whole()), ...moving() });
    },
    stop: () => void (stopped = true),
  };
}
