/** What the situations of practice vehicles are about. */

/** The groups in the order in which they are shown. `way`: how an activation, or its answer, gets lost; `customer`: account and phone of the customer. */
export const PRACTICE_GROUPS = ['status', 'answer', 'way', 'phone', 'customer', 'error'] as const;

/** One of {@link PRACTICE_GROUPS}. */
export type PracticeGroup = (typeof PRACTICE_GROUPS)[number];
