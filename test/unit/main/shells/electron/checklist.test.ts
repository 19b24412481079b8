/**
 * The 20 points of Electron's security checklist (electronjs.org, tutorial "Security"), one named test each, against the double.
 * The tables of hostile cases are in policy.test.ts and electron.test.ts; the entry itself runs in test/flow/shells/electron-entry.test.ts,
 * the fuses of a packed program are read back in test/flow/shells/package.test.ts.
 */
import { EventEmitter } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ConsoleApi } from '../../../../../app/contract/console.ts';
import { SECURITY_HEADERS } from '../../../../../main/shells/common/assets.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../../../../main/shells/electron/channels.ts';
import { openIpc } from '../../../../../main/shells/electron/ipc.ts';
import { PAGE, SCHEME } from '../../../../../main/shells/electron/window/policy.ts';
import { showStarting } from '../../../../../main/shells/electron/window/starting.ts';
import {
  denyOutside,
  denyPermissions,
  guardContents,
  serveAssets,
  showPage,
  windowOptions,
} from '../../../../../main/shells/electron/window/window.ts';
import { FakeContents, fakeIpc, fakeSession, prevents } from '../../../../support/electron-double.ts';
import { fakeConsole } from '../../../../support/fake-console.ts';

const ROOT = resolve(import.meta.dirname, '../../../../..');
const EVIL = 'https://evil.test/';

const preferences = () => windowOptions('/preload.cjs', true, { width: 1, height: 1 }).webPreferences ?? {};
const file = (name: string) => readFileSync(join(ROOT, name), 'utf8');

function cancelled(url: string): boolean {
  const { session, cancels } = fakeSession();
  denyOutside(session, true);
  return cancels(url);
}

function guarded() {
  const contents = new FakeContents();
  const opened: string[] = [];
  guardContents(contents.asElectron, (url) => opened.push(url));
  return { contents, opened };
}

async function loadedAddresses(): Promise<string[]> {
  const loaded: string[] = [];
  const loadURL = (url: string) => Promise.resolve(void loaded.push(url));
  const window = Object.assign(new EventEmitter(), {
    webContents: new FakeContents(),
    loadURL,
    isDestroyed: () => false,
    isVisible: () => true,
    show: () => undefined,
  });
  await showStarting(window);
  await showPage(window);
  return loaded;
}

/** What the preload script shows the page, with a double in Electron's place. */
async function exposed() {
  const worlds: Record<string, ConsoleApi> = {};
  const ipcRenderer = Object.assign(new EventEmitter(), { invoke: (...args: unknown[]) => Promise.resolve(args) });
  vi.doMock('electron', () => ({
    contextBridge: { exposeInMainWorld: (name: string, api: ConsoleApi) => (worlds[name] = api) },
    ipcRenderer,
  }));
  vi.resetModules();
  await import('../../../../../main/shells/electron/preload.ts');
  return { worlds, ipcRenderer };
}

afterEach(() => vi.doUnmock('electron'));

/** The fuses as the packer's configuration decides them. */
function fuses(): Record<string, boolean> {
  const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(file('electron-builder.yml'))?.[1] ?? '';
  return Object.fromEntries([...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name = '', value]) => [name, value === 'true']));
}

type Point = readonly [point: string, holds: () => void | Promise<void>];

const POINTS: readonly Point[] = [
  [
    '1. only secure content is loaded: our own scheme, and nothing over http',
    async () => {
      expect(await loadedAddresses()).toEqual(['carkey://console/starting.html', PAGE]);
      expect(['http://console/index.html', 'ws://console/', 'ftp://console/'].map(cancelled)).toEqual([true, true, true]);
    },
  ],
  [
    '2. no page has Node',
    () =>
      expect(preferences()).toMatchObject({
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
      }),
  ],
  ['3. the page and the preload script live in separate worlds', () => expect(preferences().contextIsolation).toBe(true)],
  [
    '4. every page is in the sandbox',
    () => {
      expect(preferences().sandbox).toBe(true);
      expect(file('main/shells/electron/main.ts')).toMatch(/^app\.enableSandbox\(\);$/m);
    },
  ],
  [
    '5. permission requests are answered, and the answer is no',
    () => {
      const { session, requests, checks } = fakeSession();
      denyPermissions(session);
      expect([requests('media', PAGE), checks('serial', PAGE)]).toEqual([false, false]);
    },
  ],
  ['6. the same-origin rule is on', () => expect(preferences().webSecurity).toBe(true)],
  [
    '7. every answer of the scheme has a strict policy, a missing file too',
    () => {
      let answer: (request: Request) => Response = () => new Response();
      serveAssets({ handle: (_scheme: string, handler: typeof answer) => (answer = handler) }, new Map());
      const policy = answer({ url: PAGE, method: 'GET' } as Request).headers.get('Content-Security-Policy');
      expect(policy).toBe(SECURITY_HEADERS['Content-Security-Policy']);
      expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
    },
  ],
  ['8. no insecure content on a secure page', () => expect(preferences().allowRunningInsecureContent).toBe(false)],
  ['9. no experimental features', () => expect(preferences().experimentalFeatures).toBe(false)],
  [
    '10. no Blink features are switched on or off',
    () => expect(Object.keys(preferences()).filter((name) => /BlinkFeatures$/.test(name))).toEqual([]),
  ],
  [
    '11. no embedded view may open windows: no screen has one',
    () => {
      const screens = globSync('renderer/**/*.{ts,tsx,html}', { cwd: ROOT });
      expect(screens.length).toBeGreaterThan(50);
      expect(screens.filter((name) => /<webview|allowpopups/i.test(file(name)))).toEqual([]);
    },
  ],
  [
    '12. an embedded view is refused before it is made',
    () => {
      expect(preferences().webviewTag).toBe(false);
      expect(prevents(guarded().contents, 'will-attach-webview', PAGE)).toBe(true);
    },
  ],
  [
    '13. the window goes nowhere, by link, redirect or frame',
    () => {
      const { contents } = guarded();
      const ways = ['will-navigate', 'will-redirect', 'will-frame-navigate'];
      expect(ways.map((way) => prevents(contents, way, EVIL))).toEqual([true, true, true]);
    },
  ],
  ['14. no window is opened', () => expect(guarded().contents.openHandler?.({ url: EVIL })).toEqual({ action: 'deny' })],
  [
    '15. nothing untrusted is handed to the system to open',
    () => {
      const { contents, opened } = guarded();
      for (const url of [EVIL, 'file:///etc/passwd', 'ms-msdt:/id', 'smb://evil.test/x']) contents.openHandler?.({ url });
      expect(opened).toEqual([]);
    },
  ],
  [
    '16. the version of Electron is named exactly, is installed, and is no old one',
    () => {
      const wanted = (JSON.parse(file('package.json')) as { devDependencies: { electron: string } }).devDependencies.electron;
      expect(wanted).toMatch(/^\d+\.\d+\.\d+$/);
      expect((JSON.parse(file('node_modules/electron/package.json')) as { version: string }).version).toBe(wanted);
      expect(Number(wanted.split('.')[0])).toBeGreaterThanOrEqual(45);
    },
  ],
  [
    '17. the sender of every message is judged',
    () => {
      const { ipcMain, handlers } = fakeIpc();
      const contents = new FakeContents();
      openIpc({ ipcMain, contents: () => contents.asElectron, api: fakeConsole() });
      expect([...handlers.keys()]).toEqual([CALL_CHANNEL]);
      expect(() => handlers.get(CALL_CHANNEL)?.({ sender: contents, senderFrame: null }, 'about.get', {})).toThrow('refused');
    },
  ],
  [
    '18. pages come from a scheme of our own, never from file:',
    () => {
      expect([SCHEME, PAGE.startsWith(`${SCHEME}://`), cancelled('file:///opt/carkey/index.html')]).toEqual(['carkey', true, true]);
      expect(file('main/shells/electron/main.ts')).not.toMatch(/loadFile|file:/);
    },
  ],
  [
    '19. every fuse is decided',
    () => {
      expect(fuses()).toEqual({
        runAsNode: false,
        enableCookieEncryption: true,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        enableEmbeddedAsarIntegrityValidation: true,
        onlyLoadAppFromAsar: true,
        loadBrowserProcessSpecificV8Snapshot: false,
        grantFileProtocolExtraPrivileges: false,
        resetAdHocDarwinSignature: true,
      });
      expect(file('build/after-pack.mjs')).toContain('WasmTrapHandlers');
    },
  ],
  [
    '20. the page gets the contract, and nothing of Electron: not even the event a message came with',
    async () => {
      const { worlds, ipcRenderer } = await exposed();
      expect(Object.entries(worlds).map(([name, api]) => [name, Object.keys(api).sort()])).toEqual([['carkey', ['call', 'listen']]]);
      const heard: unknown[][] = [];
      worlds['carkey']?.listen((...args: unknown[]) => heard.push(args));
      ipcRenderer.emit(EVENT_CHANNEL, { sender: ipcRenderer }, 'event');
      expect(heard).toEqual([['event']]);
      expect(await worlds['carkey']?.call('about.get', {})).toEqual([CALL_CHANNEL, 'about.get', {}]);
    },
  ],
];

describe('Electron’s checklist', () => {
  test.each(POINTS)('%s', async (_point, holds) => {
    await holds();
  });

  test('has 20 points, in order', () => {
    expect(POINTS.map(([point]) => parseInt(point))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
});
