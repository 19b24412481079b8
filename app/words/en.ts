/** Domain words in English. */
import { carkey } from './en/carkey.ts';
import { desk } from './en/desk.ts';
import { advice, groupAdvice } from './en/errors.ts';
import { practice } from './en/practice.ts';
import type { Words } from './words.ts';

/** All of them. */
export const en: Words = { language: 'en', ...carkey, ...desk, practice, pimsAdvice: advice, pimsGroupAdvice: groupAdvice };
