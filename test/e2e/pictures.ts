/** Screenshots: those of the README are written where they are shipped when asked for (`PICTURES=1`); all others lie beside the test output. */
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/i18n/en/index.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const BESIDE = join(ROOT, 'test-results', 'pictures');
const IS_SHIPPING = process.env['PICTURES'] === '1';
const SHIPPED = IS_SHIPPING ? join(ROOT, 'docs', 'pictures') : BESIDE;

/** What the README shows. */
const OF_README: ReadonlySet<string> = new Set([
  ...['find', 'status', 'code', 'refused', 'unknown', 'follow-ups', 'log', 'entry-light'],
  ...['enrolment', 'proof', 'training'],
]);

/** Takes a picture of what is on the screen now, once nothing moves any more; one that is shipped, once no passing notice lies over it. */
export async function picture(page: Page, name: string): Promise<void> {
  if (IS_SHIPPING && OF_README.has(name)) await expect(page.getByRole('region', { name: en.common.notices }).locator('> *')).toHaveCount(0);
  await page.screenshot({ path: join(OF_README.has(name) ? SHIPPED : BESIDE, `${name}.png`), animations: 'disabled' });
}
