/** The languages of the console. */

/** Languages the console speaks. */
export const LANGUAGES = ['en', 'fr', 'de', 'es', 'it'] as const;

export type Language = (typeof LANGUAGES)[number];
