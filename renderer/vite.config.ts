import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { notePackages } from '../build/third-party.ts';
import { texts } from './vite.texts.ts';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), texts(), notePackages('renderer')],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome156',
    sourcemap: false,
    modulePreload: { polyfill: false },
    // The policy forbids data: for styles and fonts; nothing is inlined.
    assetsInlineLimit: 0,
  },
});
