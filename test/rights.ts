/** Prints the table of rights as a page; `--write` puts it into docs/rights.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rightsPage } from './support/rights-page.ts';

if (process.argv.includes('--write')) writeFileSync(join(import.meta.dirname, '..', 'docs', 'rights.md'), rightsPage());
else process.stdout.write(rightsPage());
