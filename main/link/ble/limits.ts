/** How long each step on the radio may take, ms. No call of a Bluetooth stack is sure to settle, so every one has a limit. */
export const BLE_LIMITS = {
  /** Until the stack says whether there is a radio and whether it is on. */
  radio: 5_000,
  /** Until scanning has started or stopped. */
  scan: 3_000,
  /** Until the wanted device is heard. Slow advertisers send every 2.5 s, and single advertisements get lost. */
  find: 12_000,
  /** After a hit by name: a second device of the same name would be heard by then. */
  sameName: 1_500,
  connect: 15_000,
  discover: 10_000,
  /** A person confirms in a dialog of the operating system. */
  pair: 30_000,
  subscribe: 5_000,
  write: 3_000,
  disconnect: 2_000,
  /** From the first write to the first byte where a missing bond shows as silence. Shorter than the limit of a command, so the cause is told. */
  firstAnswer: 1_800,
} as const;

/** The limits of a transport; tests shorten some. */
export type BleLimits = Readonly<Record<keyof typeof BLE_LIMITS, number>>;
