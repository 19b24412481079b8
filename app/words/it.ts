/** Domain words in Italian. */
import { carkey } from './it/carkey.ts';
import { desk } from './it/desk.ts';
import { advice, groupAdvice } from './it/errors.ts';
import { practice } from './it/practice.ts';
import type { Words } from './words.ts';

/** All of them. */
export const it: Words = { language: 'it', ...carkey, ...desk, practice, pimsAdvice: advice, pimsGroupAdvice: groupAdvice };
