/** Long lists, a page at a time: what is not shown costs nothing. */
import { fill } from '../../app/words/shape/index.ts';
import type { Stretch } from '../check/protocol.ts';
import { el } from './dom.ts';
import type { Labels } from './speech/speech.ts';

/** Rows of a page. */
const PAGE = 50;

/** A list of `total` rows that `fetch` gives in stretches, with a button for more. A stretch that cannot be had leaves the list as it is. */
export function longList<Row>(
  { shown, more }: Pick<Labels, 'shown' | 'more'>,
  css: string,
  total: number,
  fetch: (stretch: Stretch) => Promise<readonly Row[]>,
  draw: (row: Row) => HTMLElement,
): HTMLElement {
  const list = el('ol', { class: css });
  const count = el('span', {});
  const button = el('button', { type: 'button', class: 'more' }, more);
  const foot = el('p', { class: 'foot' }, count, button);
  const extend = async (): Promise<HTMLElement | undefined> => {
    button.disabled = true;
    const rows = (await fetch({ from: list.childElementCount, count: PAGE })).map(draw);
    list.append(...rows);
    count.textContent = fill(shown, { shown: list.childElementCount, all: total });
    button.disabled = false;
    button.hidden = list.childElementCount >= total;
    return rows[0];
  };
  const settle = (extended: Promise<HTMLElement | undefined>, then: (first: HTMLElement | undefined) => void) => {
    extended.then(then, () => (button.disabled = false));
  };
  button.addEventListener('click', () => settle(extend(), focusOn));
  settle(extend(), () => undefined);
  return el('div', {}, list, foot);
}

/** Reading goes on where the new rows begin. */
function focusOn(row: HTMLElement | undefined): void {
  row?.setAttribute('tabindex', '-1');
  row?.focus();
}
