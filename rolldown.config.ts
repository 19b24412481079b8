/**
 * Bundles Electron's entry (ES module) and preload (CommonJS: a sandboxed preload cannot be anything else). People run the command line from source;
 * its bundle is for what starts it often.
 */
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { defineConfig, type Plugin } from 'rolldown';
import { notePackages } from './build/third-party.ts';

/** Provided by Electron, or native and shipped beside the bundle. */
const external = [
  'electron',
  'better-sqlite3',
  'serialport',
  '@stoprocent/noble',
  'dbus-next',
  '@napi-rs/keyring',
  'bufferutil',
  'utf-8-validate',
];

/** Worker threads are started by file name, so each stays a file of its own beside the entry: `x-worker.ts` → `x-worker.js`. */
const workers = Object.fromEntries(globSync('main/**/*worker.ts').map((file) => [basename(file, '.ts'), file]));

const packages = createRequire(import.meta.url);

/** A font is a file of a package where the program runs from source; the bundle has no packages beside it, so its bytes go in. */
const fontsInside: Plugin = {
  name: 'fonts-inside',
  transform: {
    filter: { id: /[\\/]main[\\/]audit[\\/]export[\\/]font-files\.ts$/ },
    handler: (code) => ({
      code: code.replaceAll(/packageFile\(require\.resolve\(["']([^"']+\.ttf)["']\)\)/g, (_, name: string) => bytesOf(name)),
      map: null,
    }),
  },
};

/** The command line starts its workers from where it was written; in the bundle they lie beside the entry. */
const workersBeside: Plugin = {
  name: 'workers-beside',
  transform: {
    filter: { code: /worker\.ts/ },
    handler: (code) => ({ code: code.replaceAll(/(["'])[^"']*?([\w-]*worker)\.ts\1(?=, import\.meta\.url)/g, "'./$2.js'"), map: null }),
  },
};

const bytesOf = (name: string): string => `Buffer.from('${readFileSync(packages.resolve(name), 'base64')}', 'base64')`;

export default defineConfig([
  {
    input: { electron: 'main/shells/electron/main.ts', ...workers },
    external,
    plugins: [fontsInside, notePackages('main')],
    platform: 'node',
    // Bundled CommonJS packages ask for these two; an ES module has them under other names.
    transform: { define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' } },
    output: { dir: 'out/main', format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js', cleanDir: true },
  },
  {
    input: { carkey: 'main/shells/cli/built.ts', ...workers },
    external,
    plugins: [fontsInside, workersBeside],
    platform: 'node',
    transform: { define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' } },
    output: { dir: 'out/cli', format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js', cleanDir: true },
  },
  {
    input: { preload: 'main/shells/electron/preload.ts' },
    external,
    platform: 'node',
    output: { dir: 'out/preload', format: 'cjs', entryFileNames: '[name].cjs', cleanDir: true },
  },
]);
