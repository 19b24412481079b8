/** Screenshots for the README: written where they are shipped only when asked for (`PICTURES=1`), else beside the other test output. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const FOLDER =
  process.env['PICTURES'] === '1'
    ? join(import.meta.dirname, '..', '..', 'docs', 'pictures')
    : join(import.meta.dirname, '..', '..', 'test-results', 'pictures');

/** Takes a picture of what is on the screen now, once nothing moves any more. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
}
