/**
 * Builds the stand-alone verifier: one HTML file with script and style inside. Its policy names both by their SHA-256, so nothing else
 * runs in it, and nothing can be loaded or sent.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { defineConfig, type Plugin } from 'vite';
import { encodeBase64 } from '../app/base/index.ts';
import { notePackages } from '../build/third-party.ts';
import { noSchemaLibrary, onlyWhatIsTaken } from './vite.pages.ts';

const PAGE = 'verifier.html';

/** Ends a `<script>` or `<style>` early, or begins a comment in it. */
const BREAKS_OUT = /<\/(?:script|style)|<!--/i;

/** Puts script and style of the page into it, and removes their files. */
function singleFile(): Plugin {
  return {
    name: 'single-file',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle[PAGE];
      const files = Object.values(bundle).filter((file) => file !== page);
      const code = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('');
      // A classic script: a page from disk may not start a module worker.
      const script = `(() => {'use strict';${code}})();`;
      const style = files
        .flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : []))
        .join('');
      if (page?.type !== 'asset' || files.length !== 2 || code === '' || style === '')
        throw new Error('one script and one style are expected');
      if (BREAKS_OUT.test(script) || BREAKS_OUT.test(style)) throw new Error('script or style cannot stand inside a page');
      page.source = inlined(String(page.source), script, style);
      for (const { fileName } of files) Reflect.deleteProperty(bundle, fileName);
    },
  };
}

function inlined(html: string, script: string, style: string): string {
  const bare = html.replaceAll(/\s*<(?:script\b[^>]*><\/script|link rel="stylesheet"[^>]*)>/g, '');
  const policy = [
    "default-src 'none'",
    `script-src ${hashSource(script)}`,
    `style-src ${hashSource(style)}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types carkey-verifier',
  ].join('; ');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  // Functions as replacements: `$` in the script is not a pattern.
  return bare
    .replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${meta}`)
    .replace('</head>', () => `  <style>${style}</style>\n  </head>`)
    .replace('</body>', () => `  <script id="program">${script}</script>\n  </body>`);
}

function hashSource(text: string): string {
  return `'sha256-${encodeBase64(sha256(utf8ToBytes(text)))}'`;
}

export default defineConfig({
  root: `${import.meta.dirname}/verifier`,
  base: './',
  plugins: [notePackages('verifier'), noSchemaLibrary(), singleFile()],
  build: {
    outDir: '../../out/verifier',
    emptyOutDir: true,
    target: 'es2024',
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: `${import.meta.dirname}/verifier/${PAGE}`, treeshake: onlyWhatIsTaken },
  },
});
