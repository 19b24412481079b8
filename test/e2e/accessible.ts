/** What axe finds on a page, as a reader of the report needs it: where, which rule, which elements. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SHOWN = 120;

/**
 * Judges the page as it comes to rest: colours halfway through a fade are nobody's colours, so every fade is brought to its end. It is judged from
 * its beginning: what is scrolled halfway under the bar at the top is no smaller for that.
 */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
  });
  const before = await scrollTo(page, 0);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  await scrollTo(page, before);
  expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map((node) => node.html.slice(0, SHOWN)).join(' | ')}`)).toEqual([]);
}

/** Scrolls the screen, where the page has one that scrolls; answers where it stood. */
async function scrollTo(page: Page, top: number): Promise<number> {
  return await page.evaluate((to) => {
    const main = document.querySelector('main');
    const before = main?.scrollTop ?? 0;
    main?.scrollTo({ top: to, behavior: 'instant' });
    return before;
  }, top);
}
