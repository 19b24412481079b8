/** Spanish labels. */
import { shell } from './es/shell.ts';
import { job } from './es/job.ts';
import { log } from './es/log.ts';
import { settings } from './es/settings.ts';
import type { Catalogue } from './en.ts';

/** All of them. */
export const es: Catalogue = { ...shell, ...job, ...log, ...settings };
