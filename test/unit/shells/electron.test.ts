/** The Electron shell against a double of Electron: what it registers, what it refuses, and with which settings the window is made. */
import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { describe, expect, test } from 'vitest';
import { methods } from '../../../app/console.ts';
import { loadAssets, type Assets } from '../../../main/shells/assets.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../../main/shells/electron/channels.ts';
import { openIpc } from '../../../main/shells/electron/ipc.ts';
import { menuTemplate } from '../../../main/shells/electron/menu.ts';
import { ORIGIN, PAGE } from '../../../main/shells/electron/policy.ts';
import { denyOutside, denyPermissions, guardContents, serveAssets, showPage, windowOptions } from '../../../main/shells/electron/window.ts';
import { FakeContents, fakeIpc, fakeSession, prevents } from './electron-double.ts';
import { fakeConsole, logEvent } from './fake-console.ts';
import { hostileSenders } from './hostile-senders.ts';
import { askingOrigins, hostileUrls, permissionNames } from './hostile-urls.ts';

describe('the door', () => {
  const setUp = () => {
    const api = fakeConsole(() => 'answer');
    const contents = new FakeContents();
    const { ipcMain, handlers } = fakeIpc();
    const close = openIpc({ ipcMain, contents: () => contents.asElectron, api });
    return { api, contents, handlers, close, call: (event: unknown, ...args: unknown[]) => handlers.get(CALL_CHANNEL)?.(event, ...args) };
  };

  test('is one channel, and answers our page', async () => {
    const { contents, handlers, call } = setUp();
    expect([...handlers.keys()]).toEqual([CALL_CHANNEL]);
    expect(await call({ sender: contents, senderFrame: contents.mainFrame }, 'vin.judge', { text: 'x' })).toEqual({
      ok: true,
      value: 'answer',
    });
  });

  test(`rejects each of ${hostileSenders.size} other senders, whatever the message, before the console hears of it`, () => {
    expect(hostileSenders.size).toBeGreaterThanOrEqual(30);
    const api = fakeConsole();
    const entered: string[] = [];
    for (const [name, arrive] of hostileSenders) {
      const { ours, event } = arrive();
      const { ipcMain, handlers } = fakeIpc();
      const close = openIpc({ ipcMain, contents: () => ours.asElectron, api });
      for (const [channel, handler] of handlers)
        for (const method of Object.keys(methods))
          try {
            void handler(event, method, {});
            entered.push(`${channel} ${method} ${name}`);
          } catch (refused) {
            expect(refused).toEqual(new Error('refused'));
          }
      close();
    }
    expect(entered).toEqual([]);
    expect(api.calls).toEqual([]);
  });

  test('rejects everybody while there is no window', () => {
    const { ipcMain, handlers } = fakeIpc();
    openIpc({ ipcMain, contents: () => null, api: fakeConsole() });
    const contents = new FakeContents();
    expect(() => handlers.get(CALL_CHANNEL)?.({ sender: contents, senderFrame: contents.mainFrame }, 'about.get', {})).toThrow('refused');
  });

  test('parses what our page sends', async () => {
    const { api, contents, call } = setUp();
    const event = { sender: contents, senderFrame: contents.mainFrame };
    expect(await call(event, 'job.confirm', { what: 'keys', value: 'yes' })).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(await call(event)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(api.calls).toEqual([]);
  });

  test('tells events to the window while it shows our page, and nothing after it was closed', () => {
    const { api, contents, handlers, close } = setUp();
    api.emit(logEvent(1));
    const ours = contents.mainFrame;
    contents.mainFrame = { url: 'https://evil.test/', origin: 'https://evil.test' };
    api.emit(logEvent(3));
    contents.mainFrame = ours;
    contents.destroyed = true;
    api.emit(logEvent(2));
    close();
    expect(contents.sent).toEqual([[EVENT_CHANNEL, logEvent(1)]]);
    expect([handlers.size, api.listeners()]).toEqual([0, 0]);
  });
});

describe('the window', () => {
  test('has every protection on', () => {
    expect(windowOptions('/preload.cjs', true).webPreferences).toEqual({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: false,
    });
  });

  test('stays on its page', () => {
    const contents = new FakeContents();
    const opened: string[] = [];
    guardContents(contents.asElectron, (url) => opened.push(url));
    for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
      expect(
        hostileUrls.filter((url) => !prevents(contents, name, url)),
        name,
      ).toEqual([]);
      expect(prevents(contents, name, PAGE), name).toBe(false);
    }
    expect(prevents(contents, 'will-attach-webview', PAGE)).toBe(true);
    for (const url of [...hostileUrls, PAGE]) expect(contents.openHandler?.({ url }), url).toEqual({ action: 'deny' });
    expect(opened).toEqual([]);
  });

  test('denies every permission to everyone, asked for or looked up, and every device', () => {
    const { session, requests, checks, device } = fakeSession();
    denyPermissions(session);
    const granted = permissionNames.flatMap((permission) =>
      askingOrigins.filter((origin) => requests(permission, origin) !== false || checks(permission, origin) !== false),
    );
    expect(granted).toEqual([]);
    expect(['serial', 'usb', 'hid'].map((type) => device(type, ORIGIN))).toEqual([false, false, false]);
  });

  test('cancels every request that leaves the program', () => {
    const { session, cancels } = fakeSession();
    denyOutside(session, true);
    const outside = ['https://evil.test/', 'http://127.0.0.1/', 'file:///etc/passwd', 'carkey://console.evil.test/', 'ws://127.0.0.1/'];
    expect([...outside, 'data:text/html,x', 'devtools://devtools/x'].map(cancels)).toEqual(Array(7).fill(true));
    expect(cancels(`${ORIGIN}/assets/a.js`)).toBe(false);
  });

  test('loads its page again after a crash, and not after a clean end', async () => {
    const loaded: string[] = [];
    const webContents = new FakeContents();
    const window = Object.assign(new EventEmitter(), {
      webContents,
      shown: 0,
      show: () => undefined,
      isDestroyed: () => false,
      loadURL: (url: string) => Promise.resolve(void loaded.push(url)),
    });
    await showPage(window as unknown as BrowserWindow);
    webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(loaded).toEqual([PAGE]);
    webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(loaded).toEqual([PAGE, PAGE]);
  });
});

describe('the own scheme', () => {
  const assets: Assets = new Map([['/index.html', { body: Buffer.from('<p>'), type: 'text/html; charset=utf-8' }]]);
  let handle: (request: Request) => Response = () => new Response();
  serveAssets({ handle: (_scheme: string, handler: typeof handle) => (handle = handler) }, assets);
  const get = (url: string, method = 'GET') => handle({ url, method } as Request);

  test('serves a listed file with the page policy', async () => {
    const response = get(PAGE);
    expect([response.status, await response.text(), response.headers.get('Content-Type')]).toEqual([
      200,
      '<p>',
      'text/html; charset=utf-8',
    ]);
    expect(response.headers.get('Content-Security-Policy')).toContain("require-trusted-types-for 'script'");
  });

  test.each([`${ORIGIN}/other.html`, `${ORIGIN}/../index.html`, `${ORIGIN}/index.html?x`, 'carkey://evil/index.html', `${ORIGIN}/`])(
    'answers 404 for %s',
    (url) => {
      expect(get(url).status).toBe(404);
    },
  );

  test('reads only', () => {
    expect(get(PAGE, 'POST').status).toBe(404);
  });
});

test('the production menu has no way to reload or to the developer tools', () => {
  for (const platform of ['win32', 'darwin', 'linux'] as const) {
    const text = JSON.stringify(menuTemplate(platform, true)).toLowerCase();
    expect(text).not.toMatch(/reload|devtools/);
    expect(text).toContain('editmenu');
    expect(text).toContain('zoomin');
    expect(JSON.stringify(menuTemplate(platform, false))).toContain('toggleDevTools');
  }
});

test('screens that are not built are a fault with a sentence', () => {
  expect(() => loadAssets('/no/such/folder')).toThrow('not built');
});
