/** What is packed for Windows, run by Windows' Node: the bundle, its workers and processes, and the native libraries that are packed with it. */
import { scryptSync } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { expect, onTestFinished } from 'vitest';
import { wordsFor } from '../../../app/words/load.ts';
import { ensureChromium } from '../../e2e/chromium.ts';
import { packedIn, startPacked } from '../desktop.ts';
import { carkeyEnds, kill, newPlace, runNode, VIN, windows } from '../windows.ts';

const words = await wordsFor('en');

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

/** The vehicle says its VIN through the practice adapter, by the process of the link. */
async function readVehicle(page: Page): Promise<void> {
  const panel = page.getByRole('dialog', { name: 'Read the vehicle' });
  await page.keyboard.press('F10');
  await panel.getByRole('button', { name: /^read through/i }).click();
  await panel.getByText(words.linkVerdict.agree.sentence).waitFor();
  await page.keyboard.press('Escape');
}

/** The log is verified by the threads that do so. */
async function verifyLog(page: Page): Promise<void> {
  await page.keyboard.press('F4');
  await page.getByRole('button', { name: 'Trust', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Verify everything' }).click();
  await dialog.getByText(/entries verified .*all is well/).waitFor();
}

windows(
  'the desktop program: a vehicle read by the link process, an activation, the log verified by its threads, a PIN hashed by another',
  async () => {
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
    await readVehicle(page);
    await page.getByRole('switch', { name: /keys are in hand/i }).click();
    await page.getByRole('switch', { name: /you are inside the vehicle/i }).click();
    await page.getByRole('button', { name: /activate carkey/i }).click();
    await page.getByRole('region', { name: /just read again, is active/i }).waitFor();
    await verifyLog(page);
    desktop.play('close-window');
    expect(await desktop.exited, desktop.output()).toBe(0);

    await carkeyEnds(0, ['audit', 'verify', '--data', place.windows]);
    // Sealed by the key store that was packed: where none answers the keys lie plain.
    expect(readdirSync(join(place.here, 'practice'))).toContain('vault.key.sealed');
    const worker = `file:///${content.windows.replaceAll('\\', '/')}/out/main/hash-worker.js`;
    const hashed = await runNode(['-e', HASH, worker]);
    const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 2 ** 20 };
    expect(hashed.out, hashed.err).toBe(scryptSync('secret', Buffer.alloc(16, 7), 32, cost).toString('hex'));
  },
);
