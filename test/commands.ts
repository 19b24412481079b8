/** Prints the command line as a page; `--write` puts it into docs/command-line.md. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLinePage } from './support/command-line-page.ts';

const page = await commandLinePage();
if (process.argv.includes('--write')) writeFileSync(join(import.meta.dirname, '..', 'docs', 'command-line.md'), page);
else process.stdout.write(page);
