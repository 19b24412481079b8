/** How long each kind of step may take, in ms. The chip answers by itself long before; a step that reaches its limit is a fault. */
export const LIMITS = {
  /**
   * A name at the right speed: 25 characters at 9600 bit/s and the 16 ms of a USB bridge take 45. All eight speeds together stay under a
   * second, so that no adapter is looked for longer than that.
   */
  probe: 100,
  /** The same for an adapter that is slow or was asleep: at the speed that worked last, and wherever nobody was quick. */
  patientProbe: 1_000,
  reset: 4_000,
  setting: 2_000,
  request: 5_000,
  /** A protocol search goes through every bus; 15 to 20 s were seen. */
  search: 25_000,
  /** From the interrupting space to the prompt. */
  wake: 1_000,
} as const;
