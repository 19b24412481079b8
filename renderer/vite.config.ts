import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { notePackages } from '../build/third-party.ts';
import { noSchemaLibrary, onlyWhatIsTaken, plainIcons } from './vite.pages.ts';
import { texts } from './vite.texts.ts';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), texts(), notePackages('renderer'), noSchemaLibrary(), plainIcons()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome156',
    sourcemap: false,
    modulePreload: { polyfill: false },
    // The policy forbids data: for styles and fonts; nothing is inlined.
    assetsInlineLimit: 0,
    rolldownOptions: {
      treeshake: onlyWhatIsTaken,
      // What every start loads is one file: cut up, each piece is compressed without knowing the others, which costs 5 kB, and asked for by itself.
      // What later screens take stays apart, although that costs 7 kB: a file that does not load takes one screen with it, not all.
      output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
    },
  },
});
