/** The Electron shell against a double of Electron: what it registers, what it refuses, and with which settings the window is made. */
import { EventEmitter } from 'node:events';
import type { BrowserWindow, IpcMain, Session, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { loadAssets, type Assets } from '../../../main/shells/assets.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../../main/shells/electron/channels.ts';
import { openIpc } from '../../../main/shells/electron/ipc.ts';
import { menuTemplate } from '../../../main/shells/electron/menu.ts';
import { ORIGIN, PAGE } from '../../../main/shells/electron/policy.ts';
import { denyOutside, denyPermissions, guardContents, serveAssets, showPage, windowOptions } from '../../../main/shells/electron/window.ts';
import { fakeConsole, logEvent } from './fake-console.ts';

type Handler = (event: unknown, ...args: unknown[]) => unknown;

/** ipcMain that keeps its handlers. */
function fakeIpc(): { readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>; readonly handlers: Map<string, Handler> } {
  const handlers = new Map<string, Handler>();
  const ipcMain = {
    handle: (channel: string, handler: Handler) => void handlers.set(channel, handler),
    removeHandler: (channel: string) => void handlers.delete(channel),
  };
  return { ipcMain: ipcMain as unknown as Pick<IpcMain, 'handle' | 'removeHandler'>, handlers };
}

/** WebContents with the parts the shell touches. */
class FakeContents extends EventEmitter {
  readonly mainFrame = { url: PAGE, origin: ORIGIN };
  readonly sent: unknown[][] = [];
  destroyed = false;
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  isDestroyed(): boolean {
    return this.destroyed;
  }
  send(...message: unknown[]): void {
    this.sent.push(message);
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  get asElectron(): WebContents {
    return this as unknown as WebContents;
  }
}

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

  test('rejects every other sender before the console hears of it', () => {
    const { api, contents, call } = setUp();
    const frames = [
      null,
      { url: '', origin: ORIGIN },
      { url: 'about:blank', origin: 'null' },
      { url: PAGE, origin: 'https://evil.test' },
      { ...contents.mainFrame },
    ];
    for (const senderFrame of frames)
      expect(() => call({ sender: contents, senderFrame }, 'job.activate', { vin: 'x' })).toThrow('refused');
    expect(() => call({ sender: new FakeContents(), senderFrame: contents.mainFrame }, 'about.get', {})).toThrow('refused');
    contents.destroyed = true;
    expect(() => call({ sender: contents, senderFrame: contents.mainFrame }, 'about.get', {})).toThrow('refused');
    expect(api.calls).toEqual([]);
  });

  test('parses what our page sends', async () => {
    const { api, contents, call } = setUp();
    const event = { sender: contents, senderFrame: contents.mainFrame };
    expect(await call(event, 'job.confirm', { what: 'keys', value: 'yes' })).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(await call(event)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(api.calls).toEqual([]);
  });

  test('tells events to the window while there is one, and nothing after it was closed', () => {
    const { api, contents, handlers, close } = setUp();
    api.emit(logEvent(1));
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
    const prevented = (name: string, url: string): boolean => {
      let stopped = false;
      contents.emit(name, { url, preventDefault: () => (stopped = true) });
      return stopped;
    };
    for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
      expect(prevented(name, 'https://evil.test/'), name).toBe(true);
      expect(prevented(name, PAGE), name).toBe(false);
    }
    expect(prevented('will-attach-webview', PAGE)).toBe(true);
    expect(contents.openHandler?.({ url: 'https://evil.test/' })).toEqual({ action: 'deny' });
    expect(opened).toEqual([]);
  });

  test('denies permissions in the request, the check and the device handler', () => {
    const handlers: Record<string, (...args: never[]) => unknown> = {};
    const keep = (name: string) => (handler: (...args: never[]) => unknown) => void (handlers[name] = handler);
    denyPermissions({
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
    } as unknown as Session);
    const answers: unknown[] = [];
    const run = (name: string, ...args: unknown[]) => (handlers[name] as (...all: unknown[]) => unknown)(...args);
    run('request', null, 'media', (allowed: boolean) => answers.push(allowed), { requestingUrl: PAGE });
    answers.push(run('check', null, 'clipboard-read', ORIGIN, {}), run('device', { deviceType: 'serial', origin: ORIGIN, device: {} }));
    expect(answers).toEqual([false, false, false]);
  });

  test('cancels every request that leaves the program', () => {
    let judge: (details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void = () => undefined;
    denyOutside({ webRequest: { onBeforeRequest: (handler: typeof judge) => (judge = handler) } } as unknown as Session);
    const cancelled = (url: string): boolean => {
      let verdict = false;
      judge({ url }, ({ cancel }) => (verdict = cancel));
      return verdict;
    };
    expect(
      [
        'https://evil.test/',
        'http://127.0.0.1/',
        'file:///etc/passwd',
        'carkey://console.evil.test/',
        'ws://127.0.0.1/',
        'data:text/html,x',
      ].map(cancelled),
    ).toEqual(Array(6).fill(true));
    expect(cancelled(`${ORIGIN}/assets/a.js`)).toBe(false);
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
