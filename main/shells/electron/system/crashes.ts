/** A page that crashed is loaded again, for everything it showed is kept by the console; one that crashes again and again, or cannot start, is given up. */
import type { BrowserWindow } from 'electron';

/** How often a page may crash within {@link WITHIN_MS}. */
export const MOST_CRASHES = 3;
/** The stretch of time in which crashes are counted, monotonic ms. */
export const WITHIN_MS = 60_000;

type CrashParts = {
  readonly window: Pick<BrowserWindow, 'isDestroyed' | 'webContents'>;
  readonly reload: () => void;
  readonly giveUp: () => void;
  /** Monotonic ms. */
  readonly now: () => number;
};

/** Watches the window's page. */
export function reloadAfterCrash({ window, reload, giveUp, now }: CrashParts): void {
  let crashes: readonly number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (window.isDestroyed() || reason === 'clean-exit') return;
    crashes = [...crashes.filter((at) => now() - at < WITHIN_MS), now()];
    if (crashes.length > MOST_CRASHES || reason === 'launch-failed') giveUp();
    else reload();
  });
}
