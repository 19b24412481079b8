/** Vehicles that another program of the dealer asked for by a link, until somebody who may see vehicles is at the screen. Only the newest is kept. */
import { parseLink } from '../../app/address/index.ts';
import type { ConsoleEvent, Outputs } from '../../app/contract/index.ts';

/** What a link asked for. */
type Asked = Outputs['job.asked'];

/** Takes links in and gives out what they ask for, once. */
export type AskedVehicles = {
  /** A link, as it came: well formed or not. */
  link(text: string): void;
  take(): Asked;
};

/** `emit` tells of every link. */
export function keepAsked(emit: (event: ConsoleEvent) => void): AskedVehicles {
  let waiting: Asked = null;
  let turn = 0;
  return {
    link(text) {
      const parsed = parseLink(text);
      waiting = parsed.ok ? parsed.value : 'refused';
      turn += 1;
      emit({ type: 'asked', turn });
    },
    take() {
      const taken = waiting;
      waiting = null;
      return taken;
    },
  };
}
