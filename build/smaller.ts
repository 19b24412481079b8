/**
 * The same page in fewer bytes: what the build leaves out or names anew, and no screen can tell. The development server leaves it all as it is
 * written, so that what is seen in the browser's tools has its own name.
 */
import { globSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import * as react from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import type { Plugin } from 'vite';

/** All of them. Each gives its weight in the page, gzipped. */
export function smaller(): readonly Plugin[] {
  return [plainIcons(), ...shortClasses(), namedReact(), nothingBefore()];
}

const RENDERER = resolve(import.meta.dirname, '..', 'renderer');
const ICON = resolve(RENDERER, 'lib/icon.ts');

/** One line of an icon, as lib/icon.ts takes it. */
type IconLine = string | readonly [tag: string, attributes: Readonly<Record<string, string>>];

/** What a module of lucide says of its icon. `key` is for React alone, and by chance: nothing shortens it. */
type IconData = { readonly size: number; readonly node: readonly (readonly [string, Readonly<Record<string, string>>])[] };

/** Icons as their lines alone, drawn by our own component (lib/icon.ts): 3 kB. */
function plainIcons(): Plugin {
  return {
    name: 'plain-icons',
    apply: 'build',
    transform: {
      filter: { id: /[\\/]lucide-react[\\/]dist[\\/]esm[\\/]icons[\\/]/ },
      handler: (code) => {
        const lines = iconLines(code);
        if (lines === null) return null;
        return { code: `import { iconOf } from ${JSON.stringify(ICON)};\nexport default iconOf(${JSON.stringify(lines)});`, map: null };
      },
    },
  };
}

/** The lines of the icon that a module of lucide draws; null for a module that draws none. */
export function iconLines(code: string): readonly IconLine[] | null {
  const literal = /^const __iconData = (\{$.*?^\});$/ms.exec(code)?.[1];
  if (literal === undefined) return null;
  const icon = JSON.parse(literal.replaceAll(/(\w+):/g, '"$1":')) as IconData;
  if (icon.size !== 24) throw new Error(`an icon of another size: ${literal}`);
  return icon.node.map(([tag, { key: _, ...attributes }]) => {
    const { d, ...others } = attributes;
    return tag === 'path' && d !== undefined && Object.keys(others).length === 0 ? d : [tag, attributes];
  });
}

/**
 * Classes by short names, each written where it is asked for: 6 kB. A style sheet becomes a module that gives out one name for each class, and
 * is taken as a namespace, from which a bundler takes them one by one. The sheet stays with the page although nothing is left of that module.
 */
function shortClasses(): readonly Plugin[] {
  const shortNames = new ShortNames();
  const given: Plugin = {
    name: 'short-classes',
    apply: 'build',
    enforce: 'pre',
    config: () => ({ css: { modules: { generateScopedName: (name: string, file: string) => shortNames.give(name, file) } } }),
    transform: {
      filter: { id: /\.tsx?$/, code: '.module.css' },
      handler: (code) => ({ code: code.replaceAll(/import (\w+) from ('[^']+\.module\.css')/g, 'import * as $1 from $2'), map: null }),
    },
  };
  const taken: Plugin = {
    name: 'short-classes-of-a-sheet',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { id: SHEET },
      handler: (_code, id) => ({ code: shortNames.moduleOf(id), map: null, moduleSideEffects: 'no-treeshake' }),
    },
  };
  return [given, taken];
}

const SHEET = /\.module\.css$/;

/** Letters for a style sheet and a number within it: what a class is called depends on no order of reading, so that two builds are the same. */
class ShortNames {
  readonly #sheets = globSync('**/*.module.css', { cwd: RENDERER }).map(slashes).sort();
  readonly #names = new Map<string, Map<string, string>>();

  give(name: string, file: string): string {
    const names = this.#of(file);
    const short = names.get(name) ?? `${letters(this.#sheets.indexOf(sheetOf(file)))}${names.size}`;
    names.set(name, short);
    return short;
  }

  /** A class may be called like a word of the language, which a variable may not. */
  moduleOf(file: string): string {
    const names = [...this.#of(file)];
    return names.map(([name, short], n) => `const c${n} = '${short}'; export { c${n} as ${JSON.stringify(name)} };`).join('\n');
  }

  #of(file: string): Map<string, string> {
    const sheet = sheetOf(file);
    if (!this.#sheets.includes(sheet)) throw new Error(`an unknown style sheet: ${file}`);
    const names = this.#names.get(sheet) ?? new Map<string, string>();
    this.#names.set(sheet, names);
    return names;
  }
}

function sheetOf(file: string): string {
  return slashes(relative(RENDERER, file));
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}

/** 0 is `a`, 25 `z`, 26 `aa`. */
function letters(n: number): string {
  return n < 26 ? String.fromCharCode(97 + n) : `${letters(Math.floor(n / 26) - 1)}${letters(n % 26)}`;
}

const REACT: Readonly<Record<string, object>> = { react, 'react/jsx-runtime': jsxRuntime };
const NAMED = '\0named:';

/** React's functions by names of their own in place of an object that holds them: `jsx(` for `(0, runtime.jsx)(`, some 2,000 times: 1 kB. */
function namedReact(): Plugin {
  return {
    name: 'named-react',
    apply: 'build',
    enforce: 'pre',
    resolveId(id, from) {
      const isOurs = from !== undefined && !from.startsWith('\0') && !/[\\/]node_modules[\\/]react/.test(from);
      return isOurs && Object.hasOwn(REACT, id) ? `${NAMED}${id}` : null;
    },
    load(id) {
      const from = id.startsWith(NAMED) ? id.slice(NAMED.length) : '';
      const names = Object.keys(REACT[from] ?? {}).filter((name) => name !== 'default' && name !== 'module.exports');
      if (names.length === 0) return null;
      const exported = names.map((name) => `export const ${name} = all.${name};`);
      return [`import all from '${from}';`, 'export default all;', ...exported].join('\n');
    },
  };
}

/** Vite's helper fetches what a part of the page needs before the part. There is nothing such here: styles are one file, and parts import what they share. */
function nothingBefore(): Plugin {
  return {
    name: 'nothing-before',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
