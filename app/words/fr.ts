/** Domain words in French. */
import { bundle } from './fr/bundle.ts';
import { carkey } from './fr/carkey.ts';
import { desk } from './fr/desk.ts';
import { advice, groupAdvice } from './fr/errors.ts';
import { link } from './fr/link.ts';
import { logged } from './fr/logged.ts';
import { operators } from './fr/operators.ts';
import { practice, practiceError } from './fr/practice.ts';
import { refusals } from './fr/refusals.ts';
import { trust } from './fr/trust.ts';
import type { Words } from './words.ts';

/** All of them. */
export const fr: Words = {
  language: 'fr',
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
