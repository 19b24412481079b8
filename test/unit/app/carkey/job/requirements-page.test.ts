import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { GROUNDS } from '../../../../../app/carkey/status/grounds.ts';
import type { RequirementId } from '../../../../../app/carkey/types.ts';
import { requirementsPage, TRIED } from '../../../../support/requirements-page.ts';

const ROOT = join(import.meta.dirname, '../../..', '..', '..');
const PAGE = join(ROOT, 'docs', 'requirements.md');

it('docs/requirements.md is what the code says (CARKEY_WRITE_DOCS=1 writes it anew)', () => {
  if (process.env['CARKEY_WRITE_DOCS'] === '1') writeFileSync(PAGE, requirementsPage());
  expect(readFileSync(PAGE, 'utf8')).toBe(requirementsPage());
});

it.each(Object.keys(GROUNDS) as RequirementId[])('%s is tried where the page says', (id) => {
  const file = join(ROOT, TRIED[id]);
  expect(existsSync(file)).toBe(true);
  const text = readFileSync(file, 'utf8');
  expect([id, ...Object.keys(GROUNDS[id])].some((word) => text.includes(word))).toBe(true);
});
