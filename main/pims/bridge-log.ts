import type { BridgeProblem, BridgeState, FrameFault } from '../../app/pims/types.ts';
import type { Stray } from './api.ts';

/** What the bridge tells the log: closed words and numbers, never an address with secrets, a parameter or a VIN. */
export type BridgeLogEvent =
  | { readonly event: 'state'; readonly name: BridgeState['name']; readonly problem?: BridgeProblem; readonly attempt?: number }
  | { readonly event: 'stray'; readonly kind: Stray['kind']; readonly fault?: FrameFault; readonly transactionId?: string }
  | { readonly event: 'initialize-failed'; readonly code: number | null }
  | { readonly event: 'subscribe-failed'; readonly api: string; readonly why: string };
