import { defineConfig } from '@playwright/test';
import { keepCompiled } from '../compiled.ts';
import { findChromium } from './chromium.ts';
import type { Shell } from './console.ts';

keepCompiled();
const executablePath = findChromium();
const asRoot = process.getuid?.() === 0;

/** Run in both shells: what people do all day. The desktop shell runs it as it was packed, which is what was built and more; what is left out there, as built. */
const IN_BOTH = /[\\/](job|log|link|operators)\.spec\.ts$/;
/** What only the desktop program does. */
const DESKTOP_ONLY = /[\\/]desktop(-system)?\.spec\.ts$/;
/**
 * Once more on what was packed for this system, but for tests that are about the page alone (its keys and its layout): the page that was packed is the
 * built one, byte by byte (pack.setup.ts).
 */
const ON_PACKED = [IN_BOTH, /[\\/]packed\.spec\.ts$/];
/** What was packed for any system starts and works. */
const PACKED_ONLY = /[\\/]packed\.spec\.ts$/;
const PACK = /[\\/]pack\.setup\.ts$/;

export default defineConfig<object, { shell: Shell }>({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  globalSetup: './written.ts',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  // With more, a page is slower than the hands that the tests play: scans run into each other that no person would send so.
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '../../test-results/playwright.json' }]],
  projects: [
    { name: 'web', testIgnore: [DESKTOP_ONLY, PACKED_ONLY], use: { shell: 'web' } },
    { name: 'desktop', testMatch: DESKTOP_ONLY, use: { shell: 'desktop' } },
    { name: 'desktop-page', testMatch: IN_BOTH, grep: /@page/, use: { shell: 'desktop' } },
    { name: 'pack', testMatch: PACK },
    { name: 'packed', testMatch: ON_PACKED, grepInvert: /@page/, dependencies: ['pack'], use: { shell: 'packed' } },
    { name: 'packed-windows', testMatch: PACKED_ONLY, dependencies: ['pack'], use: { shell: 'packed-windows' } },
    { name: 'packed-macos', testMatch: PACKED_ONLY, dependencies: ['pack'], use: { shell: 'packed-macos' } },
  ],
  use: {
    viewport: { width: 1280, height: 800 },
    // A trace of all that goes well costs a quarter of the processor's time. Of a failure, what the page held and its picture are kept; `--trace on` for more.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
