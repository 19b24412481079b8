/** The two modes. */

/** Practice: the embedded simulator and a log of its own. Live: a real bridge. */
export const MODES = ['practice', 'live'] as const;

/** One of {@link MODES}. */
export type Mode = (typeof MODES)[number];
