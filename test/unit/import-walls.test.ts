/** Every import wall bites: a small tree that crosses it is caught by the rule of that name, and its lawful twin is not. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cruiseTree, ruleNames } from '../walls.ts';

type Tree = Readonly<Record<string, string>>;

const base = mkdtempSync(join(tmpdir(), 'carkey-walls-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

let trees = 0;
/** Writes a tree with stand-ins for the packages that the rules speak of, and looks at it. */
async function rulesBroken(tree: Tree): Promise<readonly string[]> {
  trees += 1;
  const folder = join(base, String(trees));
  const packages: (readonly [string, string])[] = ['zod', 'ws', 'electron', '@noble/hashes'].flatMap(
    (name): (readonly [string, string])[] => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'exports.it = 1;'],
    ],
  );
  const dependencies = { zod: '1.0.0', ws: '1.0.0', electron: '1.0.0', '@noble/hashes': '1.0.0' };
  const files: Readonly<Record<string, string>> = {
    'package.json': JSON.stringify({ name: 'tree', dependencies }),
    ...Object.fromEntries(packages),
    ...tree,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { violations } = await cruiseTree(folder);
  return [...new Set(violations.map(({ rule }) => rule))].sort();
}

const value = (from: string): string => `import { it } from '${from}';\nexport const use = it;\n`;
const type = (from: string): string => `import type { it } from '${from}';\nexport type Use = typeof it;\n`;
const lazy = (from: string): string => `export const use = () => import('${from}');\n`;
const IT = 'export const it = 1;\n';

/** For each rule: trees that break it. */
const BROKEN: Readonly<Record<string, readonly Tree[]>> = {
  'no-cycles': [
    {
      'main/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'main/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
    },
  ],
  'app-is-alone': [value, type, lazy].map((how) => ({ 'app/a.ts': how('../main/b.ts'), 'main/b.ts': IT })),
  'app-pure-packages': [
    { 'app/a.ts': value('ws') },
    { 'app/a.ts': "import { readFileSync as it } from 'node:fs';\nexport const use = it;\n" },
    { 'app/a.ts': lazy('ws') },
  ],
  'main-imports-app': [
    { 'main/a.ts': value('../renderer/b.ts'), 'renderer/b.ts': IT },
    { 'main/a.ts': type('../test/b.ts'), 'test/b.ts': IT },
  ],
  'renderer-imports-app': [value, type, lazy].map((how) => ({ 'renderer/a.ts': how('../main/b.ts'), 'main/b.ts': IT })),
  'renderer-no-node': [{ 'renderer/a.ts': "import { join as it } from 'node:path';\nexport const use = it;\n" }],
  'nobody-imports-a-shell': [{ 'main/a.ts': value('./shells/web/b.ts'), 'main/shells/web/b.ts': IT }],
  'shells-apart': [{ 'main/shells/cli/a.ts': value('../web/b.ts'), 'main/shells/web/b.ts': IT }],
  'nobody-imports-tests': [{ 'main/a.ts': value('../test/b.ts'), 'test/b.ts': IT }],
  'electron-in-its-shell': [{ 'main/a.ts': value('electron') }, { 'main/shells/web/a.ts': type('electron') }],
  resolvable: [{ 'main/a.ts': value('./gone.ts') }, { 'main/a.ts': value('no-such-package') }],
};

/** Trees that stay inside the walls. */
const LAWFUL: Readonly<Record<string, Tree>> = {
  'a cycle of types': {
    'main/a.ts': "import type { B } from './b.ts';\nexport type A = B | 1;\n",
    'main/b.ts': "import type { A } from './a.ts';\nexport type B = A | 2;\n",
  },
  'app with schemas and hashes': {
    'app/a.ts': value('zod'),
    'app/b.ts': value('@noble/hashes'),
    'app/c.ts': value('./d.ts'),
    'app/d.ts': IT,
  },
  'main with app, Node and packages': {
    'main/a.ts': value('../app/b.ts'),
    'app/b.ts': IT,
    'main/c.ts': value('ws'),
    'main/d.ts': "export { join } from 'node:path';\n",
  },
  'the renderer with app': { 'renderer/a.ts': value('../app/b.ts'), 'app/b.ts': IT },
  'shells that share a file beside them': {
    'main/shells/cli/a.ts': value('../b.ts'),
    'main/shells/b.ts': value('./web/c.ts'),
    'main/shells/web/c.ts': IT,
  },
  'Electron in its own shell': { 'main/shells/electron/a.ts': value('electron') },
  'tests with everything': { 'test/a.ts': value('../main/shells/web/b.ts'), 'main/shells/web/b.ts': IT },
};

describe('import walls', () => {
  test('each rule has a tree that breaks it', async () => {
    expect(Object.keys(BROKEN).sort()).toEqual([...(await ruleNames())].sort());
  });

  for (const [rule, broken] of Object.entries(BROKEN)) {
    test(`${rule} catches what it forbids`, async () => {
      for (const tree of broken) expect(await rulesBroken(tree), JSON.stringify(tree)).toContain(rule);
    });
  }

  for (const [name, tree] of Object.entries(LAWFUL)) {
    test(`${name}: nothing is caught`, async () => {
      expect(await rulesBroken(tree)).toEqual([]);
    });
  }

  test('modules of ours are counted, packages are not', async () => {
    const folder = join(base, 'counted');
    mkdirSync(join(folder, 'app'), { recursive: true });
    writeFileSync(join(folder, 'app/a.ts'), "import { join } from 'node:path';\nexport const use = join;\n");
    expect((await cruiseTree(folder)).modules).toBe(1);
  });
});
