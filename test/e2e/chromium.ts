/** Finds a Chromium for the end-to-end tests, installs one where that is possible, and otherwise says exactly what to install. */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { installFromDebian } from '../apt.ts';

/** Where Chromium usually is. The first one has no window and no toolbar of its own, which costs a fifth less of the processor's time. */
const USUAL: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
  ],
  darwin: ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  win32: ['C:/Program Files/Google/Chrome/Application/chrome.exe', 'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe'],
};

/** Path of a usable Chromium, or null. `CHROMIUM` names one explicitly. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM'];
  const known = named === undefined ? [...(USUAL[process.platform] ?? []), chromium.executablePath()] : [named];
  return known.find((path) => existsSync(path)) ?? null;
}

const installed = (): boolean =>
  installFromDebian('Chromium', ...['chromium-headless-shell', 'chromium'].map((name) => [name, 'fonts-liberation']));

/** A Chromium for the tests; null when there is none and none could be installed (said on the terminal). */
export function ensureChromium(): string | null {
  const found = findChromium() ?? (installed() ? findChromium() : null);
  if (found === null) {
    console.error(
      'The end-to-end tests need Chromium. Install it ("apt install chromium", "brew install chromium", or Google Chrome on Windows), or set CHROMIUM to its path.',
    );
  }
  return found;
}
