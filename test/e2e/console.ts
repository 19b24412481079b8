/**
 * Starts the web shell as a person would (`carkey serve`) on a folder of its own, and opens it in Chromium. Every page is watched:
 * an error on the page or a violated content policy fails the test.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, expect, type Page } from '@playwright/test';
import { startDesktop } from '../electron/drive.ts';
import { builtCli } from '../support/built-cli.ts';
import { practiceFleet } from '../../main/pims/simulator/scenarios.ts';
import { entryOf } from './packed.ts';
import { keepText, takeAway, watchWritten } from './written.ts';

/** How the console of a test is set up. */
export type Setup = {
  /** Simulator case for the whole connection; absent: the fleet, where the vehicle decides. */
  readonly simulator?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folder of an earlier run, to go on with. */
  readonly dataDir?: string;
};

/** A served console. */
export type Served = {
  readonly url: string;
  readonly dataDir: string;
  newUrl(): Promise<string>;
  kill(): Promise<void>;
  stop(): Promise<void>;
};

/** Limits of the practice bridge in tests: the simulator answers in milliseconds, lost answers are waited for. */
const QUICK = {
  language: 'en',
  live: { proposedName: 'Ada Tester' },
  practice: { operatorName: 'Ada Tester' },
  profile: { answerTimeoutMs: 2_000, activationTimeoutMs: 1_000 },
};

/** The practice vehicle of a situation. */
export function vehicle(scenario: string): string {
  const found = practiceFleet.find((one) => one.scenario === scenario);
  if (found === undefined) throw new Error(`no practice vehicle for ${scenario}`);
  return found.vin;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

function folderFor(setup: Setup): string {
  const dataDir = setup.dataDir ?? mkdtempSync(join(tmpdir(), 'carkey-e2e-'));
  if (setup.dataDir === undefined) writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ ...QUICK, ...setup.settings }));
  return dataDir;
}

/** Starts the desktop program's bundle under the emulated Electron, with `page` as its window. It has no address. */
async function openDesktop(setup: Setup, page: Page, entry: { readonly entry?: string } = {}): Promise<Served> {
  const dataDir = folderFor(setup);
  const desktop = await startDesktop({ dataDir, page, ...entry });
  const end = async (leave: () => void) => {
    if (desktop.child.exitCode === null) leave();
    await desktop.exited;
  };
  await desktop.deed('shown');
  return {
    url: page.url(),
    dataDir,
    newUrl: () => Promise.reject(new Error('a desktop program has no address')),
    kill: () => end(() => desktop.child.kill('SIGKILL')),
    stop: async () => {
      await end(() => desktop.play('close-window'));
      keepText(`${basename(dataDir)} ${String(desktop.child.pid)}/output`, desktop.output());
      takeAway(dataDir);
    },
  };
}

/** Serves a console; the address is read from its terminal. */
export async function serve(setup: Setup = {}): Promise<Served> {
  const dataDir = folderFor(setup);
  const args = [builtCli(), 'serve', '--data', dataDir, ...(setup.simulator === undefined ? [] : ['--simulator', setup.simulator])];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stderr.pipe(process.stderr, { end: false });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString('utf8')));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextUrl = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error('the web shell ended before it printed an address');
    return value;
  };
  return {
    url: await nextUrl(),
    dataDir,
    newUrl: () => {
      child.stdin.write('\n');
      return nextUrl();
    },
    kill: () => ended(child, 'SIGKILL'),
    stop: async () => {
      await ended(child, 'SIGTERM');
      keepText(`${basename(dataDir)} ${String(child.pid)}/output`, output);
      takeAway(dataDir);
    },
  };
}

/** Fails the test when the page throws, logs an error or violates its policy. A refused address (401) is expected where a test asks for it. */
export function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (
      message.type() === 'error' &&
      !/status of 401|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/.test(text)
    )
      faults.push(text);
  });
  return faults;
}

async function openWeb(setup: Setup, page: Page): Promise<Served> {
  const one = await serve(setup);
  await page.goto(one.url);
  return one;
}

/** Which shell shows the console: the web shell, or the desktop program under the emulated Electron, as it was built or as it was packed for a system. */
export type Shell = 'web' | 'desktop' | 'packed' | 'packed-windows' | 'packed-macos';

const OPEN: Readonly<Record<Shell, (setup: Setup, page: Page) => Promise<Served>>> = {
  web: openWeb,
  desktop: openDesktop,
  packed: (setup, page) => openDesktop(setup, page, { entry: entryOf('linux') }),
  'packed-windows': (setup, page) => openDesktop(setup, page, { entry: entryOf('windows') }),
  'packed-macos': (setup, page) => openDesktop(setup, page, { entry: entryOf('macos') }),
};

/** `start(setup)` starts a console in the project's shell, opens it and waits until it is usable. */
export const test = base.extend<{ start: (setup?: Setup) => Promise<Served> }, { shell: Shell }>({
  shell: ['web', { option: true, scope: 'worker' }],
  start: async ({ page, shell }, use, { testId }) => {
    const served: Served[] = [];
    const faults = watch(page);
    const looked = watchWritten(page, testId);
    await use(async (setup = {}) => {
      const one = await OPEN[shell](setup, page);
      served.push(one);
      await expect(page.getByRole('navigation').first()).toBeVisible();
      return one;
    });
    await looked();
    for (const one of served) await one.stop();
    expect(faults).toEqual([]);
  },
});

/** A scanner is a keyboard that ends with Enter; no field has the focus. On a busy machine there are pauses between its keys. */
export async function scan(page: Page, text: string): Promise<void> {
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** A hand's pauses between keys, ms: quick, and never the same for long. */
const BY_HAND = [60, 150, 80, 130, 100, 70, 145, 115];

/** Types as a hand does. */
export function typeByHand(page: Page, text: string): Promise<void> {
  return pressKeys(page, Array.from(text), (index) => BY_HAND[index % BY_HAND.length] ?? 100);
}

/** Types into what has the focus as a scanner with this pause before its keys, ms, or before the key of each index, Enter or Tab behind. */
export function scanInto(
  page: Page,
  text: string,
  gap: number | ((index: number) => number),
  end: 'Enter' | 'Tab' = 'Enter',
): Promise<void> {
  return pressKeys(page, [...Array.from(text), end], typeof gap === 'number' ? () => gap : gap);
}

/** The keys that a scanner ends with. */
const ENDS: Readonly<
  Record<string, { readonly key: string; readonly code: string; readonly windowsVirtualKeyCode: number; text?: string }>
> = {
  Enter: { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 },
  Tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
};

/** When the last of such keys was pressed, s: they run ahead of the clock, and the next ones come after them. */
const pressed = { last: 0 };

/**
 * Presses keys that say when they were pressed, as the keys of a keyboard do: on a busy computer they arrive late and in heaps, and the
 * moments they tell are true all the same.
 */
async function pressKeys(page: Page, keys: readonly string[], pauseBefore: (index: number) => number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  let timestamp = Math.max(Date.now() / 1_000, pressed.last);
  for (const [index, key] of keys.entries()) {
    timestamp += pauseBefore(index) / 1_000;
    const event = ENDS[key] ?? { key, text: key };
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, timestamp });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, timestamp });
  }
  pressed.last = timestamp;
  await session.detach();
}

/** Scans and waits for the status word. */
export async function find(page: Page, scenario: string, word: string | RegExp = /not activated/i): Promise<void> {
  await scan(page, vehicle(scenario));
  await expect(page.getByRole('region', { name: 'Vehicle in work' })).toContainText(word);
  await expect(page.getByRole('region', { name: 'Working' })).toHaveCount(0);
}

/** Confirms both with the mouse. One click each: nothing may move a switch away from under it. */
export async function confirmBoth(page: Page): Promise<void> {
  for (const name of [/keys are in hand/i, /you are inside the vehicle/i]) {
    const one = page.getByRole('switch', { name });
    await one.click();
    await expect(one).toBeChecked();
  }
}

/** Confirms both and activates with the mouse. */
export async function confirmAndActivate(page: Page): Promise<void> {
  await confirmBoth(page);
  await page.getByRole('button', { name: /activate carkey/i }).click();
}

export { expect };
