/** How much a bridge may say, and how much of it is written down (docs/bridge-protocol.md, "Limits"). */
import type { Rate } from '../../base/index.ts';

/** The bounds of one bridge. */
export type BridgeLimits = {
  /** Messages, pings and pongs included; beyond it the connection is ended. */
  readonly frames: Rate;
  /** Bytes of messages; beyond it the connection is ended. */
  readonly bytes: Rate;
  /** Strays of one kind that are entries of their own, over all connections; the others are counted. */
  readonly strays: Rate;
  /** Changes of the phone's connection that are entries of their own; the others are merged. */
  readonly changes: Rate;
  /** Lines about strays in the program's own log. */
  readonly lines: Rate;
  /** What was counted is written down after this long, then after twice as long, up to the longest, ms. */
  readonly reportMs: { readonly first: number; readonly longest: number };
};

const MIB = 1024 * 1024;

/** The values of docs/bridge-protocol.md: a bridge that answers and tells changes stays a hundred times below. */
export const BRIDGE_LIMITS: BridgeLimits = {
  frames: { burst: 1_000, perSecond: 100 },
  bytes: { burst: 16 * MIB, perSecond: MIB },
  strays: { burst: 5, perSecond: 1 / 60 },
  changes: { burst: 20, perSecond: 1 / 10 },
  lines: { burst: 20, perSecond: 1 / 10 },
  reportMs: { first: 10_000, longest: 300_000 },
};
