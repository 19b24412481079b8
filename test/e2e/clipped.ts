/** Finds texts that a person cannot read to their end, in the page as it stands. */
import type { Page } from '@playwright/test';

/**
 * Each text that is cut off: by an element that hides what is too wide for it, or by running out of the button it stands in. What a person
 * or a vehicle supplied may be any length: it is let pass where it carries its whole text as a title.
 */
export function clippedTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const SLACK = 1;
    const isSeen = (one: Element): boolean => {
      const { width, height } = one.getBoundingClientRect();
      return width > SLACK && height > SLACK && one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    };
    const name = (one: Element): string =>
      `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}: ${one.textContent.trim().slice(0, 60)}`;
    const isNamed = (one: Element): boolean => one.getAttribute('title') === one.textContent.trim();
    const hides = (one: Element): boolean => ['hidden', 'clip'].includes(getComputedStyle(one).overflowX);
    const cut = [...document.querySelectorAll('body *')]
      .filter((one) => one.textContent.trim() !== '' && !(one instanceof SVGElement) && isSeen(one))
      .filter((one) => hides(one) && one.scrollWidth > one.clientWidth + SLACK && !isNamed(one));
    const wide = [...document.querySelectorAll('button, summary, [role=tab]')].filter(isSeen).filter((button) => {
      const around = button.getBoundingClientRect();
      const texts = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        if (text.parentElement === null || text.textContent?.trim() === '' || !isSeen(text.parentElement)) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const { left, right } = range.getBoundingClientRect();
        const inside = text.parentElement.closest('[title]') !== null || (left >= around.left - SLACK && right <= around.right + SLACK);
        if (!inside) return true;
      }
      return false;
    });
    return [...cut.map((one) => `cut off: ${name(one)}`), ...wide.map((one) => `too wide: ${name(one)}`)];
  });
}
