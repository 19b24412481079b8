/** Domain words in German. */
import { bundle } from './de/bundle.ts';
import { carkey } from './de/carkey.ts';
import { desk } from './de/desk.ts';
import { advice, groupAdvice } from './de/errors.ts';
import { link } from './de/link.ts';
import { logged } from './de/logged.ts';
import { operators } from './de/operators.ts';
import { practice, practiceError } from './de/practice.ts';
import { refusals } from './de/refusals.ts';
import { trust } from './de/trust.ts';
import type { Words } from './words.ts';

/** All of them. */
export const de: Words = {
  language: 'de',
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
