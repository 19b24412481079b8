/** Domain words in German. */
import { carkey } from './de/carkey.ts';
import { desk } from './de/desk.ts';
import { advice, groupAdvice } from './de/errors.ts';
import { practice } from './de/practice.ts';
import type { Words } from './words.ts';

/** All of them. */
export const de: Words = { language: 'de', ...carkey, ...desk, practice, pimsAdvice: advice, pimsGroupAdvice: groupAdvice };
