/** Looks for adapters on the radio and lists everything that is heard, with the reason why something is not usable. */
import type { Peripheral } from '@stoprocent/noble';
import type { BleController } from '../../../app/link/adapters/index.ts';
import type { AdapterSeen, LinkProblem } from '../../../app/link/read/index.ts';
import { openRadio } from './controller.ts';
import { BLE_LIMITS, type BleLimits } from './limits.ts';
import type { Radio } from './radio.ts';
import { isNews, seenOf } from './seen.ts';

/** Who listens. `onSeen`: a device is new, or changed in a way that a person would see. */
export type ScanListener = {
  readonly onSeen: (seen: AdapterSeen) => void;
  /** After `no-bluetooth` nothing more comes: start a new scan to look again. After the others it goes on when the radio is back. */
  readonly onProblem: (problem: LinkProblem) => void;
};

/** Scans until stopped. Nothing is reported any more once `stop` was called; it resolves when the radio is quiet. */
export function scanBle(controller: BleController, listener: ScanListener, limits: BleLimits = BLE_LIMITS): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const running = openRadio(controller, limits).then((opened) => {
    if (stopped.signal.aborted) return;
    if (opened.ok) return follow(opened.value, controller, listener, stopped.signal);
    listener.onProblem(opened.error);
  });
  return {
    stop: () => {
      stopped.abort();
      return running;
    },
  };
}

async function follow(radio: Radio, controller: BleController, listener: ScanListener, signal: AbortSignal): Promise<void> {
  const known = new Map<string, AdapterSeen>();
  const tell = (problem: LinkProblem | null): void => {
    if (problem !== null && !signal.aborted) listener.onProblem(problem);
  };
  const endProblems = radio.onProblem(tell);
  tell(radio.problem);
  const heard = (device: Peripheral): void => {
    const seen = seenOf(device, controller);
    if (signal.aborted || !isNews(known.get(seen.id), seen)) return;
    known.set(seen.id, seen);
    listener.onSeen(seen);
  };
  const endWatching = radio.watch({ heard, failed: tell });
  await aborted(signal);
  endProblems();
  await endWatching();
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
