/** Domain words in Spanish. */
import { bundle } from './es/bundle.ts';
import { carkey } from './es/carkey.ts';
import { desk } from './es/desk.ts';
import { advice, groupAdvice } from './es/errors.ts';
import { link } from './es/link.ts';
import { logged } from './es/logged.ts';
import { operators } from './es/operators.ts';
import { practice, practiceError } from './es/practice.ts';
import { refusals } from './es/refusals.ts';
import { trust } from './es/trust.ts';
import type { Words } from './words.ts';

/** All of them. */
export const es: Words = {
  language: 'es',
  ...bundle,
  ...carkey,
  ...desk,
  ...link,
  ...logged,
  ...operators,
  ...refusals,
  ...trust,
  practice,
  practiceError,
  pimsAdvice: advice,
  pimsGroupAdvice: groupAdvice,
};
