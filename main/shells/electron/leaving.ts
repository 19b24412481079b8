/** Locks the session when the person leaves: a computer that sleeps, is locked or is given to another user leaves nobody's session open. */
import type { PowerMonitor } from 'electron';

/** Nothing else is done about sleep: an activation that runs stays what it is (its `sent` is durable), and the clock watch sees the gap. */
const LEAVING = ['suspend', 'lock-screen', 'user-did-resign-active'] as const;

/** The part of Electron's `powerMonitor` that is used. */
export type PowerEvents = { on(event: (typeof LEAVING)[number], listener: () => void): PowerMonitor | PowerEvents };

/** Calls `lock` on leaving. What it throws goes to `onFault`: the session is locked first, and no box may cover the screen for the rest. */
export function watchLeaving(power: PowerEvents, lock: () => void, onFault: (fault: unknown) => void): void {
  const leave = () => {
    try {
      lock();
    } catch (fault) {
      onFault(fault);
    }
  };
  for (const event of LEAVING) power.on(event, leave);
}
