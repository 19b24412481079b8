/** The Electron shell against a double of Electron: what it registers, what it refuses, and with which settings the window is made. */
import { describe, expect, test } from 'vitest';
import { methods } from '../../../../../app/contract/console.ts';
import { DESKTOP_WORDS } from '../../../../../app/words/desktop.ts';
import { loadAssets, type Assets } from '../../../../../main/shells/common/assets.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../../../../main/shells/electron/channels.ts';
import { MOST_CRASHES, reloadAfterCrash, WITHIN_MS } from '../../../../../main/shells/electron/system/crashes.ts';
import { openIpc } from '../../../../../main/shells/electron/ipc.ts';
import { contextTemplate, menuTemplate, zoomBy } from '../../../../../main/shells/electron/window/menu.ts';
import { placeFor } from '../../../../../main/shells/electron/window/window-place.ts';
import { ORIGIN, PAGE } from '../../../../../main/shells/electron/window/policy.ts';
import {
  denyOutside,
  denyPermissions,
  guardContents,
  serveAssets,
  showPage,
  windowOptions,
} from '../../../../../main/shells/electron/window/window.ts';
import { FakeContents, fakeIpc, fakeSession, prevents } from '../../../../support/electron-double.ts';
import { fakeConsole, logEvent } from '../../../../support/fake-console.ts';
import { hostileSenders } from './hostile-senders.ts';
import { askingOrigins, hostileUrls, permissionNames } from '../../../../support/hostile-urls.ts';

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
    expect(await call({ sender: contents, senderFrame: contents.mainFrame }, 'vehicles.recent', { search: 'x' })).toEqual({
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
    expect(await call(event, 'job.confirm', { vin: 'VR1AB12C3D4567890', what: 'keys', value: 'yes' })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
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
    expect(windowOptions('/preload.cjs', true, { width: 1, height: 1 }).webPreferences).toEqual({
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

  test('lets our page copy, and denies everything else to everyone, asked for or looked up, and every device', () => {
    const { session, requests, checks, device } = fakeSession();
    denyPermissions(session);
    const granted = permissionNames.flatMap((permission) =>
      askingOrigins
        .filter((origin) => requests(permission, origin) !== false || checks(permission, origin) !== false)
        .map((origin) => [permission, origin]),
    );
    const ours = askingOrigins.filter((origin) => [ORIGIN, `${ORIGIN}/`, PAGE].includes(origin));
    expect(ours.length).toBeGreaterThan(0);
    expect(granted).toEqual(ours.map((origin) => ['clipboard-sanitized-write', origin]));
    expect(['serial', 'usb', 'hid'].map((type) => device(type, ORIGIN))).toEqual([false, false, false]);
  });

  test('cancels every request that leaves the program', () => {
    const { session, cancels } = fakeSession();
    denyOutside(session, true);
    const outside = ['https://evil.test/', 'http://127.0.0.1/', 'file:///etc/passwd', 'carkey://console.evil.test/', 'ws://127.0.0.1/'];
    expect([...outside, 'data:text/html,x', 'devtools://devtools/x'].map(cancels)).toEqual(Array(7).fill(true));
    expect(cancels(`${ORIGIN}/assets/a.js`)).toBe(false);
  });

  test('loads its page again after a crash, not after a clean end, and gives up one that crashes again and again or cannot start', () => {
    const webContents = new FakeContents();
    const done: string[] = [];
    let now = 0;
    reloadAfterCrash({
      window: { isDestroyed: () => false, webContents: webContents.asElectron },
      reload: () => done.push('reload'),
      giveUp: () => done.push('give up'),
      now: () => now,
    });
    const end = (reason: string) => webContents.emit('render-process-gone', {}, { reason });
    end('clean-exit');
    expect(done).toEqual([]);
    for (let crash = 0; crash < MOST_CRASHES; crash += 1) end('crashed');
    now += WITHIN_MS;
    end('oom');
    expect(done).toEqual(Array(MOST_CRASHES + 1).fill('reload'));
    for (let crash = 0; crash < MOST_CRASHES; crash += 1) end('crashed');
    expect(done.at(-1)).toBe('give up');
    end('launch-failed');
    expect(done.filter((what) => what === 'give up')).toHaveLength(2);
  });

  test('is no fault when it is closed while its page loads, and one when the page cannot be loaded', async () => {
    const loading = (isDestroyed: boolean) =>
      showPage({
        isVisible: () => true,
        show: () => undefined,
        loadURL: () => Promise.reject(new Error('ERR_FAILED')),
        isDestroyed: () => isDestroyed,
      });
    await expect(loading(true)).resolves.toBeUndefined();
    await expect(loading(false)).rejects.toThrow('ERR_FAILED');
  });

  const screen = { x: 0, y: 0, width: 1280, height: 680 };
  const second = { x: 1280, y: 0, width: 1920, height: 1040 };
  const left = { x: 1400, y: 100, width: 900, height: 600, maximized: false };
  const full = { x: 1280, y: 0, width: 1900, height: 1000, maximized: true };
  test.each([
    ['the first start, on a small screen', null, [screen], { width: 1280, height: 680 }],
    ['as it was left, on a second screen', left, [screen, second], left],
    ['as it was left, over two screens', { ...left, x: 900, height: 500 }, [screen, second], { ...left, x: 900, height: 500 }],
    ['as it was left, with the frame that Windows counts and nobody sees', { ...left, x: -7, y: 0 }, [screen], { ...left, x: -7, y: 0 }],
    ['the second screen is gone: as large, on the first', left, [screen], { width: 900, height: 600, maximized: false }],
    ['the second screen is gone, and the first is smaller', full, [screen], { width: 1280, height: 680, maximized: true }],
    ['only a thin edge would be seen', { ...left, x: 1240 }, [screen], { width: 900, height: 600, maximized: false }],
    [
      'the screen has another scale: all of it on the screen',
      { ...left, x: 100, width: 1900, height: 1000 },
      [screen],
      { ...left, ...screen },
    ],
    [
      'the second screen has another scale',
      { ...left, x: 1900, y: 500 },
      [screen, { ...second, width: 1280, height: 680 }],
      { ...left, x: 1660, y: 80 },
    ],
    ['a bar of the system came to the top: nothing lies under it', left, [screen, { ...second, y: 140, height: 900 }], { ...left, y: 140 }],
    ['its title is above every screen', { ...left, x: 10, y: -300 }, [screen], { ...left, x: 10, y: 0 }],
  ] as const)('opens where it can be seen: %s', (_, kept, screens, expected) => {
    expect(placeFor(kept, [...screens] as never)).toEqual(expected);
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

describe('menus', () => {
  test('there is no bar where a scanner’s keys or F10 would reach it; on macOS nothing reloads or opens developer tools', () => {
    for (const words of Object.values(DESKTOP_WORDS)) {
      expect([menuTemplate('win32', words), menuTemplate('linux', words)]).toEqual([null, null]);
      const text = JSON.stringify(menuTemplate('darwin', words));
      expect(text.toLowerCase()).not.toMatch(/reload|devtools/);
      for (const word of [words.paste, words.zoomIn]) expect(text).toContain(word);
    }
  });

  test('the other mouse button pastes into a field, copies marked text, and is silent elsewhere', () => {
    const roles = (isEditable: boolean, selectionText: string) =>
      contextTemplate({ isEditable, selectionText }, DESKTOP_WORDS.en)?.map(({ role }) => role);
    expect(roles(true, '')).toEqual(['cut', 'copy', 'paste', 'selectAll']);
    expect(roles(false, 'VIN')).toEqual(['copy']);
    expect(roles(false, '')).toBeUndefined();
  });

  test.each([
    ['+', true, 0.5],
    ['=', true, 0.5],
    ['-', true, -0.5],
    ['0', true, 'reset'],
    ['0', false, null],
    ['m', true, null],
  ] as const)('the key %s with Ctrl %s zooms by %s', (key, control, by) => {
    expect(zoomBy({ type: 'keyDown', control, meta: false, alt: false, key })).toBe(by);
    expect(zoomBy({ type: 'keyUp', control, meta: false, alt: false, key })).toBeNull();
  });
});

test('screens that are not built are a fault with a sentence', () => {
  expect(() => loadAssets('/no/such/folder')).toThrow('not built');
});
