/** Domain words in Spanish. */
import { carkey } from './es/carkey.ts';
import { desk } from './es/desk.ts';
import { advice, groupAdvice } from './es/errors.ts';
import { practice } from './es/practice.ts';
import type { Words } from './words.ts';

/** All of them. */
export const es: Words = { language: 'es', ...carkey, ...desk, practice, pimsAdvice: advice, pimsGroupAdvice: groupAdvice };
