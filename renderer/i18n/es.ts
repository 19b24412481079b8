/** Spanish labels. */
import { shell } from './es/shell.ts';
import { job } from './es/job.ts';
import { link } from './es/link.ts';
import { log } from './es/log.ts';
import { operators } from './es/operators.ts';
import { scanner } from './es/scanner.ts';
import { settings } from './es/settings.ts';
import { trust } from './es/trust.ts';
import type { Catalogue } from './en.ts';

/** All of them. */
export const es: Catalogue = { ...shell, ...job, ...link, ...log, ...operators, ...scanner, ...settings, ...trust };
