/** French labels. */
import { shell } from './fr/shell.ts';
import { job } from './fr/job.ts';
import { link } from './fr/link.ts';
import { log } from './fr/log.ts';
import { operators } from './fr/operators.ts';
import { scanner } from './fr/scanner.ts';
import { settings } from './fr/settings.ts';
import { trust } from './fr/trust.ts';
import type { Catalogue } from './en.ts';

/** All of them. */
export const fr: Catalogue = { ...shell, ...job, ...link, ...log, ...operators, ...scanner, ...settings, ...trust };
