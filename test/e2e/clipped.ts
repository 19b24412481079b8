/** Finds what a person cannot read or press as it is meant, in the page as it stands. */
import type { Page } from '@playwright/test';

/**
 * Each text that is cut off by an element that hides what is too wide for it, that reaches the edge of its button, or that is squeezed into
 * a column of single words; and each button that touches another one. What a person or a vehicle supplied may be any length: it is let
 * pass where it carries its whole text as a title.
 */
export function clippedTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const SLACK = 1;
    const ROOM = 1;
    const NARROW = 140;
    const MANY_LINES = 5;
    type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;
    const name = (one: Element): string =>
      `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}: ${one.textContent.trim().slice(0, 60)}`;
    const isSeen = (one: Element): boolean => {
      const { width, height } = one.getBoundingClientRect();
      return width > SLACK && height > SLACK && one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    };
    const hides = (one: Element): boolean => ['hidden', 'clip'].includes(getComputedStyle(one).overflowX);
    const textsOf = (one: Element): readonly Box[] => {
      const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
      const boxes: Box[] = [];
      for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
        const parent = text.parentElement;
        if (parent === null || text.textContent?.trim() === '' || !isSeen(parent) || parent.closest('[title]') !== null) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        boxes.push(range.getBoundingClientRect());
      }
      return boxes;
    };
    const isTight = (button: Element): boolean => {
      const { left, right } = button.getBoundingClientRect();
      return textsOf(button).some((text) => text.left < left + ROOM || text.right > right - ROOM);
    };
    const isSqueezed = (one: Element): boolean => {
      const { width, height } = one.getBoundingClientRect();
      return width < NARROW && height >= MANY_LINES * Number.parseFloat(getComputedStyle(one).lineHeight);
    };
    const touch = (a: Element, b: Element): boolean => {
      const [one, two] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
      const beside = one.left < two.right - SLACK && two.left < one.right - SLACK;
      return beside && one.top < two.bottom + SLACK && two.top < one.bottom + SLACK;
    };
    const all = [...document.querySelectorAll('body *')].filter(
      (one) => !(one instanceof SVGElement) && one.textContent.trim() !== '' && isSeen(one),
    );
    const cut = all.filter(
      (one) => hides(one) && one.scrollWidth > one.clientWidth + SLACK && one.getAttribute('title') !== one.textContent.trim(),
    );
    // A line that is lower than its letters, where what stands out is hidden: the marks over capitals are gone.
    const ENOUGH = 1.2;
    const isLow = (one: Element): boolean => {
      const { lineHeight, fontSize, paddingTop } = getComputedStyle(one);
      const hasText = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '');
      // Half of what a line has to spare stands over it, and all of the padding.
      const room = Number.parseFloat(lineHeight) + 2 * Number.parseFloat(paddingTop);
      return hasText && room < ENOUGH * Number.parseFloat(fontSize);
    };
    const low = all.filter((one) => hides(one) && isLow(one) && one.clientHeight > SLACK);
    const buttons = [...document.querySelectorAll('button, summary')].filter(isSeen);
    // Rows of a list of choices have no frame, and may touch.
    const isFramed = (one: Element): boolean => {
      const { borderTopWidth, borderTopColor } = getComputedStyle(one);
      return Number.parseFloat(borderTopWidth) > 0 && !/, 0\)$|^transparent$/.test(borderTopColor);
    };
    const pressed = [...document.querySelectorAll('main button')].filter(
      (one) => isSeen(one) && isFramed(one) && one.closest('[role=grid]') === null,
    );
    const pairs = pressed.flatMap((one, at) => pressed.slice(at + 1).map((other) => [one, other] as const));
    return [
      ...cut.map((one) => `cut off: ${name(one)}`),
      ...low.map((one) => `cut off above: ${name(one)}`),
      ...buttons.filter(isTight).map((one) => `too wide: ${name(one)}`),
      ...all.filter((one) => one.tagName === 'P' && isSqueezed(one)).map((one) => `squeezed: ${name(one)}`),
      ...pairs.filter(([one, other]) => touch(one, other)).map(([one, other]) => `touch: ${name(one)} and ${name(other)}`),
    ];
  });
}
