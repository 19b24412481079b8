import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isStale, type Build } from '../../../../../../main/shells/cli/terminal/project.ts';

const folder = mkdtempSync(join(tmpdir(), 'carkey-pieces-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a product is built again when it is missing or older than a source', () => {
  const root = join(folder, 'project');
  const build: Build = { product: 'out/x.html', sources: ['src'], program: 'none', args: [] };
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  mkdirSync(join(root, 'out'), { recursive: true });
  expect(isStale(root, build)).toBe(true);
  writeFileSync(join(root, 'src/deep/a.ts'), 'a');
  writeFileSync(join(root, 'out/x.html'), 'x');
  utimesSync(join(root, 'src/deep/a.ts'), 1_000, 1_000);
  expect(isStale(root, build)).toBe(false);
  utimesSync(join(root, 'src/deep/a.ts'), new Date(), new Date(Date.now() + 10_000));
  expect(isStale(root, build)).toBe(true);
});
