/** Domain words in Italian. */
import { bundle } from './it/bundle.ts';
import { carkey } from './it/carkey.ts';
import { desk } from './it/desk.ts';
import { advice, groupAdvice } from './it/errors.ts';
import { link } from './it/link.ts';
import { logged } from './it/logged.ts';
import { operators } from './it/operators.ts';
import { practice, practiceError } from './it/practice.ts';
import { refusals } from './it/refusals.ts';
import { trust } from './it/trust.ts';
import type { Words } from './words.ts';

/** All of them. */
export const it: Words = {
  language: 'it',
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
