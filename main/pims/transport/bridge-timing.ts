/** How long the bridge waits for what. All values in milliseconds; tests shorten them. */
export type BridgeTiming = {
  /** Connection, TLS and upgrade together. */
  readonly connectMs: number;
  readonly pingEveryMs: number;
  readonly pongWithinMs: number;
  /** First pause after a lost connection; doubled up to the cap. */
  readonly backOffMs: number;
  readonly backOffCapMs: number;
  /** A connection that lasted this long makes the back-off start anew. */
  readonly stableMs: number;
  /** Limit for what is nice to know only (the phone's description) and for the good-bye. */
  readonly courtesyMs: number;
};

/** The values of docs/bridge-protocol.md. */
export const BRIDGE_TIMING: BridgeTiming = {
  connectMs: 10_000,
  pingEveryMs: 15_000,
  pongWithinMs: 10_000,
  backOffMs: 500,
  backOffCapMs: 30_000,
  stableMs: 10_000,
  courtesyMs: 2_000,
};

/** Pause before the next try: exponential, capped, and between half and all of that, so that stations do not return in step. */
export function backOff(failures: number, timing: BridgeTiming, random: () => number): number {
  const full = Math.min(timing.backOffCapMs, timing.backOffMs * 2 ** Math.min(failures - 1, 16));
  return Math.round(full * (0.5 + random() / 2));
}
