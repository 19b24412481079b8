/** Icons of the build are drawn like lucide's. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as lucide from 'lucide-react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { iconOf } from '../../../../renderer/lib/icon.ts';
import { iconLines } from '../../../../build/smaller.ts';

const root = join(import.meta.dirname, '../../../..');

/** The icons that the screens take, with the files of lucide that draw them. */
const ICONS = [...new Set(globSync('renderer/**/*.tsx', { cwd: root }).flatMap((file) => iconsOf(readFileSync(join(root, file), 'utf8'))))];

function iconsOf(source: string): readonly string[] {
  const taken = [...source.matchAll(/import \{([^}]*)\} from 'lucide-react'/g)].flatMap(([, names = '']) => names.split(','));
  return taken.flatMap((name) => /^\s*([A-Z]\w*)/.exec(name)?.[1] ?? []);
}

function codeOf(icon: string): string {
  const esm = join(root, 'node_modules/lucide-react/dist/esm');
  const doors = readFileSync(join(esm, 'lucide-react.mjs'), 'utf8');
  const file = new RegExp(`default as ${icon}\\b[^}]*\\} from '\\./icons/([^']+)'`).exec(doors)?.[1] ?? '';
  return readFileSync(join(esm, 'icons', file), 'utf8');
}

describe('an icon of the build', () => {
  it.each(ICONS)('%s is drawn like that of lucide, which names it for style sheets besides', (icon) => {
    const theirs = lucide[icon as 'Check'];
    const ours = iconOf(iconLines(codeOf(icon)) ?? []);
    for (const given of [{}, { size: 18 }, { 'aria-label': 'saving' }, { className: 'spin', 'data-tone': 'warn' }]) {
      const drawn = (one: typeof theirs | typeof ours) => attributesOf(renderToStaticMarkup(createElement(one, given)));
      expect(drawn(ours)).toEqual(drawn(theirs));
    }
  });
});

/** Each element with its attributes in order, without what no screen needs: the classes that lucide adds, and the name space inside a page. */
function attributesOf(markup: string): readonly unknown[] {
  return markup.split('<').map((element) =>
    [...element.matchAll(/([\w-]+)="([^"]*)"/g)]
      .map(([, name, value]) => `${name ?? ''}=${(value ?? '').replaceAll(/\blucide(?:-[\w-]+)?/g, '').trim()}`)
      .filter((one) => one !== 'class=' && !one.startsWith('xmlns='))
      .sort(),
  );
}
