import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { notePackages } from '../build/third-party.ts';
import { noSchemaLibrary, onlyWhatIsTaken } from './vite.pages.ts';
import { smaller } from '../build/smaller.ts';
import { texts } from './vite.texts.ts';

/** What is checked, and with what: receipts, bundles, the trust panel. Its strip stands on the log as well. */
const PROOF =
  /[\\/]renderer[\\/](?:check|screens[\\/](?:trust(?![\\/]TrustStrip)|bundle))[\\/]|[\\/]app[\\/]audit[\\/]|[\\/]node_modules[\\/](?:@noble|uqr)[\\/]/;

/**
 * What every start loads is one file: cut up, each piece is compressed without knowing the others, and asked for by itself. What is loaded later
 * is one file for each place of the console, and one for what they share, although one for all would save 2 kB: a file that does not load takes
 * one place with it. A file for each screen, and for each thing that two of them share, would cost 4 kB.
 */
const FILES = [
  { name: 'start', tags: ['$initial' as const], priority: 3 },
  { name: 'shared', test: (id: string) => !PROOF.test(id), minShareCount: 2, priority: 2 },
  { name: 'proof', test: PROOF, priority: 1 },
  { name: 'vehicle', test: /[\\/]renderer[\\/]screens[\\/](?:customer|training|job)[\\/]/ },
  { name: 'settings', test: /[\\/]renderer[\\/]screens[\\/]settings[\\/]/ },
  { name: 'log', test: /[\\/]renderer[\\/]screens[\\/]audit[\\/]/ },
];

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), texts(), notePackages('renderer'), noSchemaLibrary(), ...smaller()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome156',
    sourcemap: false,
    modulePreload: false,
    cssCodeSplit: false,
    // The policy forbids data: for styles and fonts; nothing is inlined.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // No object here does anything by being read.
      treeshake: { ...onlyWhatIsTaken, propertyReadSideEffects: false },
      optimization: { inlineConst: { mode: 'all', pass: 3 } },
      output: { codeSplitting: { groups: FILES } },
    },
  },
});
