/** Italian labels. */
import { shell } from './it/shell.ts';
import { job } from './it/job.ts';
import { log } from './it/log.ts';
import { settings } from './it/settings.ts';
import type { Catalogue } from './en.ts';

/** All of them. */
export const it: Catalogue = { ...shell, ...job, ...log, ...settings };
