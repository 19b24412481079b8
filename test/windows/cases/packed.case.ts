/** What is packed for Windows, run by Windows' Node: the bundle, its workers and processes, and the native libraries that are packed with it. */
import { scryptSync } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { expect, onTestFinished } from 'vitest';
import { ensureChromium } from '../../e2e/chromium.ts';
import { packedIn, startPacked } from '../desktop.ts';
import { carkeyEnds, kill, newPlace, reg, runNode, VIN, windows } from '../windows.ts';

async function newPage(): Promise<Page> {
  const browser = await chromium.launch({ executablePath: ensureChromium() ?? '', args: ['--no-sandbox'] });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  return page;
}

/** Hashes by the packed worker; the first argument is its address. Writes the hash in hexadecimal letters. */
const HASH = `new (require('node:worker_threads').Worker)(new URL(process.argv[1]), { workerData: { secret: Buffer.from('secret'), salt: Buffer.alloc(16, 7) } })
  .on('message', (key) => process.stdout.write(Buffer.from(key).toString('hex')))`;

windows('the desktop program: an activation, its log verified by its own worker, a PIN hashed by the other', async () => {
  const packed = newPlace('packed');
  const content = await packedIn(packed);
  const libraries = readdirSync(content.here, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.node'));
  expect(libraries.filter((file) => !file.includes('win32-x64'))).toEqual([]);

  const place = newPlace();
  writeFileSync(join(place.here, 'settings.json'), '{ "language": "en", "practice": { "operatorName": "Ada Tester" } }');
  const page = await newPage();
  const desktop = await startPacked(content.windows, place.windows, page);
  onTestFinished(() =>
    kill({ ...desktop, err: desktop.output, out: desktop.output, ended: desktop.exited.then((code) => ({ code, signal: null })) }),
  );
  await desktop.deed('shown');
  await page.getByRole('textbox', { name: /find a vehicle/i }).fill(VIN);
  await page.getByRole('textbox', { name: /find a vehicle/i }).press('Enter');
  await page.getByRole('switch', { name: /keys are in hand/i }).click();
  await page.getByRole('switch', { name: /you are inside the vehicle/i }).click();
  await page.getByRole('button', { name: /activate carkey/i }).click();
  await page.getByRole('region', { name: /just read again, is active/i }).waitFor();
  desktop.play('close-window');
  expect(await desktop.exited, desktop.output()).toBe(0);

  await carkeyEnds(0, ['audit', 'verify', '--data', place.windows]);
  expect(await reg('query', 'HKCU\\Software\\Wine\\Credential Manager', '/s')).toContain('CarKey Console');
  const worker = `file:///${content.windows.replaceAll('\\', '/')}/out/main/hash-worker.js`;
  const hashed = await runNode(['-e', HASH, worker]);
  const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 2 ** 20 };
  expect(hashed.out, hashed.err).toBe(scryptSync('secret', Buffer.alloc(16, 7), 32, cost).toString('hex'));
});
