/** Makes the search ready beside everything else, so that nobody waits for the first one. */
import type { AuditTrail } from '../audit/index.ts';
import { faultFields, type Logger } from '../base/index.ts';

/** The window comes first, ms. */
const DELAY_MS = 1_500;

/** Warm-ups of one trail. */
export interface WarmUps {
  /** Something was let go of: once more, beside everything else. */
  again(): void;
  /** Before the trail is stopped. */
  stop(): Promise<void>;
}

/** Begins a little later with the first one. */
export function warmUps(trail: Pick<AuditTrail, 'warmUp'>, log: Logger, delay = DELAY_MS): WarmUps {
  const ended = new AbortController();
  let wanted = false;
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    try {
      for (; wanted && !ended.signal.aborted;) {
        wanted = false;
        await trail.warmUp(ended.signal);
      }
    } catch (fault) {
      // Nothing is lost by it: the first search does the same, all at once.
      log.error('search-not-warmed', faultFields(fault));
    }
    running = null;
  };
  const again = () => {
    wanted = true;
    running ??= run();
  };
  const timer = setTimeout(again, delay);
  timer.unref();
  return {
    again,
    async stop() {
      clearTimeout(timer);
      ended.abort();
      await running;
    },
  };
}
