/** The two modes. */

/** Practice: the embedded simulator and a log of its own. Live: a real bridge. */
export type Mode = 'practice' | 'live';
