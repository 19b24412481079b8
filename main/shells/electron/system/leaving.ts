/**
 * A person or a system that leaves. A computer that sleeps, is locked or is given to another user leaves nobody's session open; one that shuts
 * down is never held up: what counts is durable already, so that an orderly stop begins at once and may be cut short.
 */
import type { App, BrowserWindow, PowerMonitor } from 'electron';

/** A person who sends the computer to sleep is not held up: an activation that runs stays what it is (its `sent` is durable), and the clock watch sees the gap. */
const LEAVING = ['suspend', 'lock-screen', 'user-did-resign-active'] as const;

/** The part of Electron's `powerMonitor` that is used. */
export type PowerEvents = { on(event: (typeof LEAVING)[number] | 'shutdown', listener: () => void): PowerMonitor | PowerEvents };

/** A `lock` that never throws. What it throws goes to `onFault`: the session is locked first, and no box may cover the screen for the rest. */
export function lockOn(lock: () => void, onFault: (fault: unknown) => void): () => void {
  return () => {
    try {
      lock();
    } catch (fault) {
      onFault(fault);
    }
  };
}

/** Calls `lock` on leaving. */
export function watchLeaving(power: PowerEvents, lock: () => void): void {
  for (const event of LEAVING) power.on(event, lock);
}

/** What quitting needs of Electron. */
type QuitParts = {
  readonly app: Pick<App, 'on' | 'exit'>;
  readonly power: PowerEvents;
  readonly window: Pick<BrowserWindow, 'on'>;
  readonly stop: () => Promise<void>;
  /** The last thing before the end: a new version may take the place of this one. Left out when the system itself ends. `letGo`: quitting is held up no more. */
  readonly leave?: (letGo: () => void) => Promise<void>;
};

/**
 * Quitting waits for the console to write what it must; a second request meanwhile changes nothing. When the system itself ends (macOS and
 * Linux tell by `shutdown`, Windows by the window's `session-end`) it is not held up: preventing that would cancel the log-out.
 */
export function stopBeforeQuit({ app, power, window, stop, leave }: QuitParts): void {
  let stopping = false;
  let systemEnds = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    void stopAndLeave().then(
      () => app.exit(0),
      () => app.exit(1),
    );
  };
  const stopAndLeave = async () => {
    await stop();
    if (!systemEnds) await leave?.(() => (systemEnds = true));
  };
  const endWithSystem = () => {
    systemEnds = true;
    begin();
  };
  power.on('shutdown', endWithSystem);
  window.on('session-end', endWithSystem);
  app.on('before-quit', (event) => {
    if (!systemEnds) event.preventDefault();
    begin();
  });
}
