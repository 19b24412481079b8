/** English labels. The other catalogues have the same keys, by type; plural keys come as `_one`, `_many`, `_other`. */
import { shell } from './en/shell.ts';
import { job } from './en/job.ts';
import { link } from './en/link.ts';
import { log } from './en/log.ts';
import { operators } from './en/operators.ts';
import { scanner } from './en/scanner.ts';
import { settings } from './en/settings.ts';
import { trust } from './en/trust.ts';

/** All of them. */
export const en = { ...shell, ...job, ...link, ...log, ...operators, ...scanner, ...settings, ...trust };

/** The shape of every catalogue. */
export type Catalogue = typeof en;
