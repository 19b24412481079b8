/** Every import wall bites: a small tree that crosses it is caught by the rule of that name, and its lawful twin is not. */
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cruiseTree, ruleNames } from '../walls.ts';

const ROOT = resolve(import.meta.dirname, '../..');

type Tree = Readonly<Record<string, string>>;

const base = mkdtempSync(join(tmpdir(), 'carkey-walls-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

let trees = 0;
/** Writes a tree with stand-ins for the packages that the rules speak of, and looks at it, by one rule or by all. */
async function rulesBroken(tree: Tree, only?: string): Promise<readonly string[]> {
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
  const { violations } = await cruiseTree(folder, only);
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
      'main/base/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'main/base/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
    },
    {
      'main/base/a.ts': "import type { B } from './b.ts';\nexport type A = B | 1;\n",
      'main/base/b.ts': "import type { A } from './a.ts';\nexport type B = A | 2;\n",
    },
  ],
  'app-is-alone': [value, type, lazy].map((how) => ({
    'app/base/a.ts': how('../../main/base/index.ts'),
    'main/base/index.ts': IT,
  })),
  'app-pure-packages': [
    { 'app/base/a.ts': value('ws') },
    { 'app/base/a.ts': "import { readFileSync as it } from 'node:fs';\nexport const use = it;\n" },
    { 'app/base/a.ts': lazy('ws') },
  ],
  'main-imports-app': [
    { 'main/base/a.ts': value('../../renderer/lib/b.ts'), 'renderer/lib/b.ts': IT },
    { 'main/base/a.ts': type('../../test/b.ts'), 'test/b.ts': IT },
  ],
  'renderer-imports-app': [value, type, lazy].map((how) => ({
    'renderer/lib/a.ts': how('../../main/base/index.ts'),
    'main/base/index.ts': IT,
  })),
  'renderer-no-node': [{ 'renderer/lib/a.ts': "import { join as it } from 'node:path';\nexport const use = it;\n" }],
  'nobody-imports-a-shell': [{ 'main/console/a.ts': value('../shells/web/index.ts'), 'main/shells/web/index.ts': IT }],
  'shells-through-services': [value, lazy].flatMap((how) => [
    { 'main/shells/cli/at-work/a.ts': how('../../../audit/index.ts'), 'main/audit/index.ts': IT },
    { 'main/shells/web/a.ts': how('../../settings/index.ts'), 'main/settings/index.ts': IT },
  ]),
  'shells-apart': [
    { 'main/shells/electron/a.ts': value('../cli/terminal/index.ts'), 'main/shells/cli/terminal/index.ts': IT },
    { 'main/shells/electron/a.ts': type('../web/server.ts'), 'main/shells/web/server.ts': IT },
  ],
  'nobody-imports-tests': [{ 'main/base/a.ts': value('../../test/b.ts'), 'test/b.ts': IT }],
  'electron-in-its-shell': [{ 'main/base/a.ts': value('electron') }, { 'main/shells/web/a.ts': type('electron') }],
  'app-layers': [value, type, lazy].map((how) => ({ 'app/base/a.ts': how('../vehicle/index.ts'), 'app/vehicle/index.ts': IT })),
  'app-rooms': [{ 'app/a.ts': value('./base/index.ts'), 'app/base/index.ts': IT }],
  'app-doors': [
    { 'main/base/a.ts': value('../../app/vehicle/vin.ts'), 'app/vehicle/vin.ts': IT },
    { 'renderer/lib/a.ts': type('../../app/vehicle/vin.ts'), 'app/vehicle/vin.ts': IT },
    { 'app/pims/a.ts': lazy('../vehicle/vin.ts'), 'app/vehicle/vin.ts': IT },
  ],
  'main-layers': [value, type, lazy].map((how) => ({ 'main/base/a.ts': how('../disk/index.ts'), 'main/disk/index.ts': IT })),
  'main-rooms': [{ 'main/a.ts': value('./base/index.ts'), 'main/base/index.ts': IT }],
  'main-doors': [value, type, lazy].map((how) => ({ 'main/disk/a.ts': how('../base/clock.ts'), 'main/base/clock.ts': IT })),
  'renderer-layers': [value, type, lazy].map((how) => ({ 'renderer/lib/a.ts': how('../ui/b.ts'), 'renderer/ui/b.ts': IT })),
  'renderer-rooms': [{ 'renderer/a.ts': value('./lib/b.ts'), 'renderer/lib/b.ts': IT }],
  'audit-door': [
    { 'main/carkey/a.ts': value('../audit/vault/index.ts'), 'main/audit/vault/index.ts': IT },
    { 'main/carkey/a.ts': type('../audit/vault/codes.ts'), 'main/audit/vault/codes.ts': IT },
  ],
  resolvable: [{ 'main/base/a.ts': value('./gone.ts') }, { 'main/base/a.ts': value('no-such-package') }],
};

/** Trees that stay inside the walls. */
const LAWFUL: Readonly<Record<string, Tree>> = {
  'app with schemas and hashes': {
    'app/base/a.ts': value('zod'),
    'app/base/b.ts': value('@noble/hashes'),
    'app/base/c.ts': value('./d.ts'),
    'app/base/d.ts': IT,
  },
  'main with app, Node and packages': {
    'main/base/a.ts': value('../../app/base/index.ts'),
    'app/base/index.ts': IT,
    'main/base/c.ts': value('ws'),
    'main/base/d.ts': "export { join } from 'node:path';\n",
  },
  'a room with its own files and the door of a lower one': {
    'main/disk/a.ts': value('../base/index.ts'),
    'main/disk/b.ts': "export { use } from './a.ts';\n",
    'main/base/index.ts': "export { it } from './clock.ts';\n",
    'main/base/clock.ts': IT,
  },
  'the rooms of the audit trail among themselves, and the one door outside': {
    'main/audit/vault/a.ts': value('../store/index.ts'),
    'main/audit/store/index.ts': IT,
    'main/audit/index.ts': "export { it } from './store/index.ts';\n",
    'main/carkey/a.ts': value('../audit/index.ts'),
  },
  'the renderer with app': { 'renderer/lib/a.ts': value('../../app/base/index.ts'), 'app/base/index.ts': IT },
  'shells that share a room, and the command line that starts the web shell': {
    'main/shells/cli/a.ts': value('../web/index.ts'),
    'main/shells/web/index.ts': "export { it } from '../common/index.ts';\n",
    'main/shells/common/index.ts': IT,
  },
  'shells that name a type of the log': { 'main/shells/cli/views/a.ts': type('../../../audit/index.ts'), 'main/audit/index.ts': IT },
  'Electron in its own shell': { 'main/shells/electron/a.ts': value('electron') },
  'tests with everything': { 'test/a.ts': value('../main/shells/web/b.ts'), 'main/shells/web/b.ts': IT },
};

/** A room that is no longer taken in at a glance is two. Its door does not count. */
const MOST_IN_ROOM = 15;

describe('import walls', () => {
  test('each rule has a tree that breaks it', async () => {
    expect(Object.keys(BROKEN).sort()).toEqual([...new Set(await ruleNames())].sort());
  });

  for (const [rule, broken] of Object.entries(BROKEN)) {
    test(`${rule} catches what it forbids`, async () => {
      for (const tree of broken) expect(await rulesBroken(tree, rule), JSON.stringify(tree)).toEqual([rule]);
    });
  }

  for (const [name, tree] of Object.entries(LAWFUL)) {
    test(`${name}: nothing is caught`, async () => {
      expect(await rulesBroken(tree)).toEqual([]);
    });
  }

  test('no room holds more files than are taken in at a glance', () => {
    const rooms = new Map<string, number>();
    for (const file of globSync(['app/**/*.ts', 'main/**/*.ts', 'renderer/**/*.{ts,tsx}'], { cwd: ROOT })) {
      const [, room, name] = /^(.*)[\\/]([^\\/]+)$/.exec(file) ?? [];
      if (room !== undefined && name !== 'index.ts') rooms.set(room, (rooms.get(room) ?? 0) + 1);
    }
    expect(rooms.size).toBeGreaterThan(100);
    expect([...rooms].filter(([, count]) => count > MOST_IN_ROOM)).toEqual([]);
  });

  test('modules of ours are counted, packages are not', async () => {
    const folder = join(base, 'counted');
    mkdirSync(join(folder, 'app'), { recursive: true });
    writeFileSync(join(folder, 'app/a.ts'), "import { join } from 'node:path';\nexport const use = join;\n");
    expect((await cruiseTree(folder)).modules).toBe(1);
  });
});
