/** English labels. The other catalogues have the same keys, by type; plural keys come as `_one`, `_many`, `_other`. */
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

/** All of them. */
export const en = { ...shell, ...customer, ...job, ...link, ...log, ...operators, ...scanner, ...settings, ...training, ...trust };

/** The shape of every catalogue. */
export type Catalogue = typeof en;
