/** Roles of operators. */

/** What an operator may be. */
export type Role = 'technician' | 'support' | 'admin';

/** Every role, from the least to the most trusted. */
export const ROLES = ['technician', 'support', 'admin'] as const satisfies readonly Role[];
