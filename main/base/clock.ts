/** Time as the console sees it. `wall` may jump (sleep, a person, NTP); `mono` never goes back and is the one to measure durations with. */
export interface Clock {
  /** UTC milliseconds of this computer's clock. */
  wall(): number;
  /** Milliseconds since this process started, monotonic. */
  mono(): number;
}

/** The clock of this computer. */
export const systemClock: Clock = {
  wall: () => Date.now(),
  mono: () => Math.round(performance.now()),
};
