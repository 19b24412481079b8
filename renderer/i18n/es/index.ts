/** Spanish labels. */
import { shell } from './shell.ts';
import { customer } from './customer.ts';
import { job } from './job.ts';
import { link } from './link.ts';
import { log } from './log.ts';
import { operators } from './operators.ts';
import { scanner } from './scanner.ts';
import { settings } from './settings.ts';
import { training } from './training.ts';
import { trust } from './trust.ts';
import type { Catalogue } from '../en/index.ts';

/** All of them. */
export const es: Catalogue = {
  ...shell,
  ...customer,
  ...job,
  ...link,
  ...log,
  ...operators,
  ...scanner,
  ...settings,
  ...training,
  ...trust,
};
