/** A log that somebody changed while the console was off: told on every screen, nothing is sent, everything can be read and saved, nothing is repaired. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { tamper } from '../support/trails.ts';
import { expect, scan, serve, test, vehicle } from './console.ts';
import { picture } from './pictures.ts';

const trailOf = (dataDir: string): string => join(dataDir, 'practice');

function entriesOf(dataDir: string): readonly string[] {
  const db = new Database(join(trailOf(dataDir), 'log.db'), { readonly: true });
  const leaves = db.prepare<[], Buffer>('select leaf from entries order by seq').pluck().all();
  db.close();
  return leaves.map((leaf) => leaf.toString('utf8'));
}

/**
 * Somebody makes the log say that the VIN was typed where it was scanned, or the other way where this computer was too busy to tell a scanner by its pace.
 * Answers the entry's index.
 */
function sayOtherwise(dir: string): number {
  let seq = -1;
  tamper(dir, (db) => {
    for (const [told, other] of [
      ['"scanned"', '"typed"'],
      ['"typed"', '"scanned"'],
    ] as const) {
      if (seq >= 0) return;
      seq = db.prepare<[string], number>('select seq from entries where instr(leaf, ?) > 0').pluck().get(told) ?? -1;
      db.prepare('update entries set leaf = cast(replace(leaf, ?, ?) as blob) where seq = ?').run(told, other, seq);
    }
  });
  expect(seq).toBeGreaterThan(0);
  return seq;
}

/** Opens the page of a console that goes on with a folder. */
async function again(page: Page, dataDir: string) {
  const served = await serve({ dataDir });
  await page.goto('about:blank');
  await page.goto(served.url);
  // A key that comes before the page hears keys is nobody's.
  await expect(page.getByRole('navigation').first()).toBeVisible();
  return served;
}

test.describe('a changed log', () => {
  for (const language of ['en', 'de'] as const) {
    test(`names the first wrong entry, takes nothing in, and is left as it is (${language})`, async ({ page, start }) => {
      const first = await start({ settings: { language } });
      await scan(page, vehicle('ok'));
      await expect(page.getByRole('switch')).toHaveCount(2);
      await first.kill();
      const { dataDir } = first;
      const bad = sayOtherwise(trailOf(dataDir));
      const before = entriesOf(dataDir);
      const second = await again(page, dataDir);
      const banner = page.getByRole('group').filter({ has: page.getByRole('button', { name: language === 'en' ? 'Trust' : 'Vertrauen' }) });
      // The first look at everything comes by itself; the other console is asked for it.
      if (language === 'de') {
        await page.keyboard.press('F4');
        await page.getByRole('button', { name: 'Vertrauen', exact: true }).click();
        await page.getByRole('button', { name: 'Alles prüfen' }).click();
        await expect(page.getByText('ist der erste falsche')).toBeVisible({ timeout: 60_000 });
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
      }
      await expect(banner).toContainText(
        language === 'en' ? `First wrong entry: ${String(bad)}.` : `Erster falscher Eintrag: ${String(bad)}.`,
        { timeout: 60_000 },
      );
      await expect(banner).toContainText(language === 'en' ? 'nothing is repaired' : 'nichts wird repariert');
      await scan(page, vehicle('suspended'));
      await picture(page, `look-banner-job-${language}`);
      await expect(
        page.getByRole('button', { name: language === 'en' ? /activate carkey/i : /carkey aktivieren/i, disabled: false }),
      ).toHaveCount(0);
      await page.keyboard.press('F6');
      await banner.getByRole('button').first().click();
      await expect(page.getByRole('grid')).toBeVisible();
      await picture(page, `look-banner-log-${language}`);
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: /CSV$/ }).click();
      const saved = await download;
      expect(saved.suggestedFilename()).toMatch(/^carkey-log-damaged-.*\.csv$/);
      expect(readFileSync(await saved.path(), 'utf8').split('\r\n').length).toBeGreaterThan(before.length);
      await banner.getByRole('button').last().click();
      await expect(page.getByRole('dialog')).toContainText(language === 'en' ? 'First wrong entry' : 'Erster falscher Eintrag');
      await picture(page, `look-finding-${language}`);
      await page.keyboard.press('Escape');
      await page.setViewportSize({ width: 640, height: 400 });
      await picture(page, `look-banner-200-${language}`);
      await second.kill();
      // The start itself was an entry still; everything from before stands as it was found.
      const after = entriesOf(dataDir);
      expect(after.slice(0, before.length)).toEqual(before);
      expect(after.slice(before.length).filter((leaf) => !leaf.includes('"kind":"start"'))).toEqual([]);
    });
  }
});
