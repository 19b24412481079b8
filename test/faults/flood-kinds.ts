/** The floods, and how the flooding bridge is told. */

/** What is flooded with. */
export const FLOODS = [
  'foreign',
  'double',
  'answer-again',
  'not-json',
  'binary',
  'too-large',
  'huge',
  'events',
  'same-event',
  'pings',
] as const;

/** One of {@link FLOODS}. */
export type FloodKind = (typeof FLOODS)[number];

/** To the child. `answer`: the answer to the newest activation, over what is connected then. */
export type FloodOrder = { readonly flood: FloodKind; readonly count: number } | { readonly answer: true };
