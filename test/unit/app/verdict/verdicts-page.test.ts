import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verdictsPage } from '../../../support/verdicts-page.ts';

const PAGE = join(import.meta.dirname, '../../..', '..', 'docs', 'verdicts.md');

it('docs/verdicts.md is what the code says (CARKEY_WRITE_DOCS=1 writes it anew)', () => {
  if (process.env['CARKEY_WRITE_DOCS'] === '1') writeFileSync(PAGE, verdictsPage());
  expect(readFileSync(PAGE, 'utf8')).toBe(verdictsPage());
});
