/** Finds a Chromium for the end-to-end tests, installs one where that is possible, and otherwise says exactly what to install. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const USUAL: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  darwin: ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  win32: ['C:/Program Files/Google/Chrome/Application/chrome.exe', 'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe'],
};

/** Path of a usable Chromium, or null. `CHROMIUM` names one explicitly. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM'];
  const known = named === undefined ? [...(USUAL[process.platform] ?? []), chromium.executablePath()] : [named];
  return known.find((path) => existsSync(path)) ?? null;
}

function installWithApt(): boolean {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!asRoot) return false;
  console.log('No Chromium found; installing the Debian package "chromium".');
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
      .status === 0;
  return apt('update', '-q') && apt('install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation');
}

/** A Chromium for the tests; null when there is none and none could be installed (said on the terminal). */
export function ensureChromium(): string | null {
  const found = findChromium() ?? (installWithApt() ? findChromium() : null);
  if (found === null) {
    console.error(
      'The end-to-end tests need Chromium. Install it ("apt install chromium", "brew install chromium", or Google Chrome on Windows), or set CHROMIUM to its path.',
    );
  }
  return found;
}
