/** Every class that a screen asks for is defined, and every class that is defined is asked for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asked, blocksIn, classesIn, defined, type Classes } from '../../support/css-classes.ts';

const root = join(import.meta.dirname, '../../..');
const { classes, unknowable } = asked(root);
const sheets = defined(root);

const SHARED = 'renderer/styles/shared.module.css';

const missing = (of: Classes, from: Classes) =>
  [...of].flatMap(([sheet, names]) => [...names].filter((name) => from.get(sheet)?.has(name) !== true).map((name) => `${sheet} .${name}`));

describe('the classes of the screens', () => {
  it('are looked at', () => {
    expect(sheets.size).toBeGreaterThan(40);
    expect([...classes.values()].reduce((sum, names) => sum + names.size, 0)).toBeGreaterThan(300);
  });

  it('are named, or one of some names', () => {
    expect(unknowable).toEqual([]);
  });

  it('are defined where they are asked for', () => {
    expect(missing(classes, sheets)).toEqual([]);
  });

  it('are asked for where they are defined', () => {
    expect(missing(sheets, classes)).toEqual([]);
  });
});

/** How something looks; how it is laid out any two rules may have in common. */
const LOOK = /^(?:border|background|accent-color)\b/;

it('no style sheet copies a block of the shared ones', () => {
  const blocksOf = (sheet: string) => blocksIn(readFileSync(join(root, sheet), 'utf8'));
  // Two colours of a state are no block.
  const shared = blocksOf(SHARED).filter((block) => block.size > 2 && [...block].some((one) => LOOK.test(one)));
  expect(shared.length).toBe(3);
  const others = [...sheets.keys()].filter((sheet) => sheet !== SHARED);
  const copies = others.filter((sheet) => blocksOf(sheet).some((block) => shared.some((one) => [...one].every((each) => block.has(each)))));
  expect(copies).toEqual([]);
});

it('classes are read from selectors, not from values, comments or steps of an animation', () => {
  const css =
    '/* .no { */ .a.b > .c:hover, .d { margin: .5em; &.e { x: y } } @media (min-width: 1.5em) { .f { } } @keyframes k { 12.5% { } }';
  expect([...classesIn(css)]).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});
