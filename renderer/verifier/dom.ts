/** Elements. Foreign text comes in as children only, and every child that is a string becomes a text node. */

import { visible } from '../../app/base/index.ts';

/** A part of a page; null is left out. */
export type Child = Node | string | null;

/** Makes an element. Attribute names and values are the page's own. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Foreign text: what would turn the direction of writing or is invisible shows as a sign, and the rest keeps its direction to itself. */
export function foreign(text: string, css = ''): HTMLElement {
  return el('bdi', { class: `foreign ${css}`.trimEnd(), translate: 'no' }, visible(text));
}

/** A list of terms and what stands for them; a row without a value is left out. */
export function facts(rows: readonly (readonly [string, Child])[]): HTMLElement {
  return el('dl', {}, ...rows.flatMap(([term, value]) => (value === null ? [] : [el('dt', {}, term), el('dd', {}, value)])));
}

/** A part that is shut until a person opens it. */
export function shut(summary: string, ...children: readonly Child[]): HTMLElement {
  return el('details', {}, el('summary', {}, summary), ...children);
}
