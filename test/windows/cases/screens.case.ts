/** The screens: the web shell of Windows in this system's Chromium, the page that leads to it, and the key store. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { expect, onTestFinished, vi } from 'vitest';
import { ensureChromium } from '../../e2e/chromium.ts';
import { ACTIVATE, carkeyEnds, kill, newPlace, reg, startCarkey, VIN, windows, WINE_NODE, written } from '../windows.ts';

windows('an activation in the web shell, in Chromium from outside', async () => {
  const place = newPlace();
  writeFileSync(join(place.here, 'settings.json'), '{ "language": "en", "practice": { "operatorName": "Ada Tester" } }');
  const served = startCarkey(['serve', '--simulator', 'ok', '--data', place.windows]);
  onTestFinished(() => kill(served));
  const [, url = ''] = await written(served, /^(http:\/\/127\.0\.0\.1:\d+\/#code=\S+)$/m);
  const browser = await chromium.launch({ executablePath: ensureChromium() ?? '', args: ['--no-sandbox'] });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  await page.getByRole('textbox', { name: /find a vehicle/i }).fill(VIN);
  await page.getByRole('textbox', { name: /find a vehicle/i }).press('Enter');
  await page.getByRole('switch', { name: /keys are in hand/i }).click();
  await page.getByRole('switch', { name: /you are inside the vehicle/i }).click();
  await page.getByRole('button', { name: /activate carkey/i }).click();
  await page
    .getByText(/succeeded/i)
    .first()
    .waitFor();
  await kill(served);
  expect((await carkeyEnds(0, ['attempts', '--all', '--data', place.windows])).out).toContain('Succeeded');
  await carkeyEnds(0, ['audit', 'verify', '--data', place.windows]);
});

windows('the browser is opened from a folder with signs of the shell in its name', async () => {
  const [place, plain] = [newPlace('Tools & Cars 100% ^'), newPlace()];
  const seen = join(plain.here, 'seen.txt');
  const show = `require('node:fs').writeFileSync(${JSON.stringify(`${plain.windows}\\seen.txt`)}, process.argv.at(-1))`;
  writeFileSync(join(plain.here, 'show.cjs'), show);
  await reg('add', 'HKLM\\Software\\Classes\\.html', '/ve', '/d', 'carkey.page', '/f');
  const command = `"${WINE_NODE}" "${plain.windows}\\show.cjs" "%1"`;
  await reg('add', 'HKLM\\Software\\Classes\\carkey.page\\shell\\open\\command', '/ve', '/d', command, '/f');
  const served = startCarkey(['start', '--web', '--data', place.windows]);
  onTestFinished(() => kill(served));
  await written(served, /^http:\/\/127\.0\.0\.1:\d+\/#code=/m);
  await vi.waitUntil(() => read(seen) !== '', { timeout: 60_000 });
  expect(read(seen)).toBe(`${place.windows}\\open-console.html`);
});

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return '';
    throw fault;
  }
}

windows('the keys lie sealed, and what seals them in the Credential Manager', async () => {
  const place = newPlace();
  await carkeyEnds(0, [...ACTIVATE, '--simulator', 'ok', '--data', place.windows]);
  const sealed = readFileSync(join(place.here, 'practice', 'vault.key.sealed'));
  expect(sealed.length).toBeGreaterThan(32);
  const kept = await reg('query', 'HKCU\\Software\\Wine\\Credential Manager', '/s');
  expect(kept).toContain('CarKey Console');
});
