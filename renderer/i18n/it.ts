/** Italian labels. */
import { shell } from './it/shell.ts';
import { job } from './it/job.ts';
import { link } from './it/link.ts';
import { log } from './it/log.ts';
import { operators } from './it/operators.ts';
import { scanner } from './it/scanner.ts';
import { settings } from './it/settings.ts';
import { trust } from './it/trust.ts';
import type { Catalogue } from './en.ts';

/** All of them. */
export const it: Catalogue = { ...shell, ...job, ...link, ...log, ...operators, ...scanner, ...settings, ...trust };
