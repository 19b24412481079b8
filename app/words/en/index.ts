/** Domain words in English. */
import { bundle } from './bundle.ts';
import { cable } from './cable.ts';
import { carkey } from './carkey.ts';
import { customer } from './customer.ts';
import { desk } from './desk.ts';
import { advice, groupAdvice } from './errors.ts';
import { link } from './link.ts';
import { logged } from './logged.ts';
import { operators } from './operators.ts';
import { practice, practiceError } from './practice.ts';
import { refusals } from './refusals.ts';
import { trust } from './trust.ts';
import { verdict } from './verdict.ts';
import type { Words } from '../shape/index.ts';

/** Parts for those who speak of one thing only: the stand-alone verifier, the command line. */
export { bundle, desk, logged, refusals };

/** All of them. */
export const en: Words = {
  language: 'en',
  ...bundle,
  ...cable,
  ...carkey,
  ...customer,
  ...desk,
  ...link,
  ...logged,
  ...operators,
  ...refusals,
  ...trust,
  ...verdict,
  practice,
  practiceError,
  pimsAdvice: advice,
  pimsGroupAdvice: groupAdvice,
};
