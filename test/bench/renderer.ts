/** How much JavaScript the screens are, gzipped: what one language loads, and all of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { judged, type Bench } from './row.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The rows. The screens are built anew, so that the figure is about this source. */
export const run: Bench = async () => {
  await build({ configFile: join(ROOT, 'renderer', 'vite.config.ts'), logLevel: 'error' });
  const assets = join(ROOT, 'out', 'renderer', 'assets');
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const size = (name: string) => gzipSync(readFileSync(join(assets, name)), { level: 9 }).length;
  const all = scripts.reduce((sum, name) => sum + size(name), 0) / 1000;
  const one = scripts.filter((name) => !/^(fr|de|es|it)-/.test(name)).reduce((sum, name) => sum + size(name), 0) / 1000;
  return [
    judged(
      'renderer JavaScript, gzipped, all languages',
      `${all.toFixed(0)} kB; loaded with one language ${one.toFixed(0)} kB`,
      all,
      { atMost: 250 },
      ' kB',
    ),
  ];
};
