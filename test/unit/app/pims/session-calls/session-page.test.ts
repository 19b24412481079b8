/** docs/session.md has every call as the program has it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sessionRows } from '../../../../support/session-page.ts';

const squeezed = (text: string) => text.replaceAll(/ +/g, ' ');
const page = squeezed(readFileSync(join(import.meta.dirname, '../../../../../docs/session.md'), 'utf8'));

test.each(sessionRows())('%s', (row) => {
  expect(page).toContain(squeezed(row));
});
