import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
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
