/** Domain words in French. */
import { carkey } from './fr/carkey.ts';
import { desk } from './fr/desk.ts';
import { advice, groupAdvice } from './fr/errors.ts';
import { practice } from './fr/practice.ts';
import type { Words } from './words.ts';

/** All of them. */
export const fr: Words = { language: 'fr', ...carkey, ...desk, practice, pimsAdvice: advice, pimsGroupAdvice: groupAdvice };
