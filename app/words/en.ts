/** Domain words in English. */
import { bundle } from './en/bundle.ts';
import { carkey } from './en/carkey.ts';
import { desk } from './en/desk.ts';
import { advice, groupAdvice } from './en/errors.ts';
import { link } from './en/link.ts';
import { logged } from './en/logged.ts';
import { operators } from './en/operators.ts';
import { practice, practiceError } from './en/practice.ts';
import { refusals } from './en/refusals.ts';
import { trust } from './en/trust.ts';
import type { Words } from './words.ts';

/** All of them. */
export const en: Words = {
  language: 'en',
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
