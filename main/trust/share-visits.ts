/** Visits to the share, one at a time: two at once could leave the older head there. */
import type { TrustView } from '../../app/audit/search/index.ts';
import type { TrailMaintenance } from '../audit/index.ts';
import { faultFields, type Logger, within } from '../base/index.ts';

/** Longest time that the end waits for a share that does not answer, ms. */
const PATIENCE_MS = 2_000;

/** What visits need. `onVisited` hears of the end of each, not after the stop. */
export type ShareVisitParts = {
  readonly maintenance: Pick<TrailMaintenance, 'meetShare' | 'meetStation'>;
  readonly log: Logger;
  readonly onVisited: () => void;
};

/** The visits. */
export interface ShareVisits {
  /** How the last one ended; null before the first. */
  last(): TrustView['share'];
  /** What it found of the second station; null before the first. */
  station(): TrustView['station'];
  /** Goes there; while a visit is under way, once more after it. */
  visit(): void;
  /** Ends them. A visit that hangs is left to itself. */
  stop(): Promise<void>;
}

/** Prepares visits; nothing goes anywhere before the first call. */
export function shareVisits({ maintenance, log, onVisited }: ShareVisitParts): ShareVisits {
  let last: TrustView['share'] = null;
  let station: TrustView['station'] = null;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  const once = async (): Promise<void> => {
    again = false;
    try {
      last = await maintenance.meetShare();
      station = await maintenance.meetStation();
    } catch (fault) {
      // After the stop the log is closed: a visit that came back late has nothing left to compare with.
      if (!stopped) log.error('share-visit-failed', faultFields(fault));
    }
    if (!stopped) onVisited();
  };
  const goOn = async (): Promise<void> => {
    do await once();
    while (again && !stopped);
    running = null;
  };
  return {
    last: () => last,
    station: () => station,
    visit() {
      again = true;
      if (!stopped) running ??= goOn();
    },
    async stop() {
      stopped = true;
      if (running === null) return;
      await within(PATIENCE_MS, running, () => undefined);
    },
  };
}
