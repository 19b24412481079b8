/** How long each kind of step may take, in ms. The chip answers by itself long before; a step that reaches its limit is a fault. */
export const LIMITS = {
  probe: 1_000,
  reset: 4_000,
  setting: 2_000,
  request: 5_000,
  /** A protocol search goes through every bus; 15 to 20 s were seen. */
  search: 25_000,
  /** From the interrupting space to the prompt. */
  wake: 1_000,
} as const;
