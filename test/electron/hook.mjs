/**
 * Loader hook: `node --import hook.mjs out/main/electron.js` runs the desktop program's own bundle. Only the name `electron` is answered
 * from here, by the emulation beside this file; everything else is the program's own.
 */
import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// Hundreds of programs are started in a run of the tests: each finds itself compiled by the one before (a third of the time to its window).
// Windows' Node, which runs on the same folder, keeps out of it.
if (process.platform !== 'win32') enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/carkey', import.meta.url)));

const EMULATED = new URL('./emulated/electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: EMULATED, shortCircuit: true } : next(specifier, context)),
});

// Electron has these and plain Node has not; programs tell by them that they run in Electron.
Object.defineProperty(process.versions, 'electron', { value: '45.4.1', enumerable: true });
process.type = 'browser';
process.resourcesPath = process.env.EMULATED_RESOURCES ?? process.cwd();
