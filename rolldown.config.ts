/** Bundles Electron's entry (ES module) and preload (CommonJS: a sandboxed preload cannot be anything else). The CLI runs from source. */
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig, type Plugin } from 'rolldown';

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

/** pdfkit looks its standard fonts up through a `require` of its own, which no bundler sees; as a plain one they are bundled with it. */
const pdfFonts: Plugin = {
  name: 'pdfkit-standard-fonts',
  transform: {
    filter: { id: /[\\/]pdfkit[\\/]js[\\/]pdfkit\.node\.mjs$/ },
    handler: (code) => ({ code: code.replaceAll("require$1('#standard-fonts/", "require('#standard-fonts/"), map: null }),
  },
};

export default defineConfig([
  {
    input: { electron: 'main/shells/electron/main.ts', ...workers },
    external,
    plugins: [pdfFonts],
    platform: 'node',
    // Bundled CommonJS packages ask for these two; an ES module has them under other names.
    transform: { define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' } },
    output: { dir: 'out/main', format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js', cleanDir: true },
  },
  {
    input: { preload: 'main/shells/electron/preload.ts' },
    external,
    platform: 'node',
    output: { dir: 'out/preload', format: 'cjs', entryFileNames: '[name].cjs', cleanDir: true },
  },
]);
