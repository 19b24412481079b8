/** Looks at the ports of this computer each second, in a process of its own: the platform's list can hang on a bad driver. */
import { RETIRED } from '../messages/index.ts';
import { portsNow, thisComputer } from './port-list.ts';
import type { Role } from './role.ts';

/** A plug or an unplug is seen within two of these, ms. */
const POLL_MS = 1_000;
/** A list that takes longer hangs, ms. */
const LIST_LIMIT_MS = 8_000;

/** Posts the list when it changed. A list that hangs or fails again and again ends the process; a fresh one starts over. */
export const portsRole: Role = (post, exit) => {
  let named: readonly string[] = [];
  let told = '';
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const limit = setTimeout(() => exit(RETIRED), LIST_LIMIT_MS);
    try {
      const ports = await portsNow(named, thisComputer);
      const now = JSON.stringify(ports);
      if (now !== told) post({ type: 'ports', ports: [...ports] });
      told = now;
    } finally {
      clearTimeout(limit);
      timer = setTimeout(() => void look(), POLL_MS);
    }
  }

  void look();
  return {
    receive: (order) => {
      if (order.type === 'watch') named = order.paths;
    },
    stop: () => {
      clearTimeout(timer);
      return Promise.resolve();
    },
  };
};
