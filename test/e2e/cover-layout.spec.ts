/** The cover in a window that is lower than its form: the way out of it is on the screen, and lies over nothing that has the focus. */
import { expect, test } from './console.ts';
import { de } from '../../renderer/i18n/de/index.ts';
import { picture } from './pictures.ts';

for (const [width, height] of [
  [800, 600],
  [1280, 800],
] as const) {
  test(`at ${String(width)}x${String(height)}`, async ({ page, start }) => {
    await page.setViewportSize({ width, height });
    await start({ settings: { language: 'de' } });
    await page.keyboard.press('F9');
    await page.locator('input[name="mode"]').first().focus();
    await page.keyboard.press('ArrowRight');
    const out = page.getByRole('button', { name: de.operators.toPractice });
    await expect(out).toBeInViewport({ ratio: 1 });
    await picture(page, `cover-${String(width)}-de`);
    const controls = page.locator('[data-cover] :is(input, button)');
    for (let index = 0; index < (await controls.count()); index += 1) {
      await controls.nth(index).focus();
      const isSeen = () =>
        controls.nth(index).evaluate((one) => {
          const { left, top, width: wide, height: high } = one.getBoundingClientRect();
          return one.contains(document.elementFromPoint(left + wide / 2, top + high / 2));
        });
      await expect.poll(isSeen, `control ${String(index)}`).toBe(true);
    }
    await out.click();
    await expect(page.locator('[data-cover]')).toHaveCount(0);
  });
}
