/** What the bridge tells the program's own log. */
import type { BridgeProblem, BridgeState, FrameFault } from '../../app/pims/index.ts';
import { type Clock, TokenBucket } from '../base/index.ts';
import type { Stray } from './api.ts';
import type { BridgeLimits } from './transport/index.ts';

/** What the bridge tells the log: closed words and numbers, never an address with secrets, a parameter or a VIN. */
export type BridgeLogEvent =
  | { readonly event: 'state'; readonly name: BridgeState['name']; readonly problem?: BridgeProblem; readonly attempt?: number }
  /** `count`: how many more there were since the last line. */
  | {
      readonly event: 'stray';
      readonly kind: Stray['kind'];
      readonly fault?: FrameFault;
      readonly transactionId?: string;
      readonly count?: number;
    }
  | { readonly event: 'initialize-failed'; readonly code: number | null }
  | { readonly event: 'subscribe-failed'; readonly api: string; readonly why: string };

/** Lets so many lines through; what is left out is counted, and the number stands in the next line about a stray. */
export function limitedLog(
  log: (event: BridgeLogEvent) => void,
  { lines }: Pick<BridgeLimits, 'lines'>,
  clock: Clock,
): (event: BridgeLogEvent) => void {
  const bucket = new TokenBucket(lines, clock);
  let leftOut = 0;
  return (event) => {
    if (!bucket.take()) {
      leftOut += 1;
      return;
    }
    log(event.event === 'stray' && leftOut > 0 ? { ...event, count: leftOut } : event);
    leftOut = 0;
  };
}
