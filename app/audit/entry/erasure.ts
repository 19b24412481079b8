/** Why a vehicle may be forgotten. */

/** Why a vehicle is forgotten. `requested`: by the person it belongs to. */
export const ERASURE_GROUNDS = ['requested', 'retention-over', 'wrong-vehicle'] as const;

/** One of {@link ERASURE_GROUNDS}. */
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];
