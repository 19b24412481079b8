/** German labels. */
import { shell } from './de/shell.ts';
import { job } from './de/job.ts';
import { link } from './de/link.ts';
import { log } from './de/log.ts';
import { operators } from './de/operators.ts';
import { scanner } from './de/scanner.ts';
import { settings } from './de/settings.ts';
import { trust } from './de/trust.ts';
import type { Catalogue } from './en.ts';

/** All of them. */
export const de: Catalogue = { ...shell, ...job, ...link, ...log, ...operators, ...scanner, ...settings, ...trust };
