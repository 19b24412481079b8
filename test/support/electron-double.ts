/** A double of the parts of Electron that the shell touches: it keeps what was registered, so that a test can play the other side. */
import { EventEmitter } from 'node:events';
import type { IpcMain, Session, WebContents } from 'electron';
import { ORIGIN, PAGE, type Frame } from '../../main/shells/electron/window/policy.ts';

type Handler = (event: unknown, ...args: unknown[]) => unknown;

/** ipcMain that keeps its handlers. */
export function fakeIpc(): { readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>; readonly handlers: Map<string, Handler> } {
  const handlers = new Map<string, Handler>();
  const ipcMain = {
    handle: (channel: string, handler: Handler) => void handlers.set(channel, handler),
    removeHandler: (channel: string) => void handlers.delete(channel),
  };
  return { ipcMain: ipcMain as unknown as Pick<IpcMain, 'handle' | 'removeHandler'>, handlers };
}

/** WebContents with the parts the shell touches. */
export class FakeContents extends EventEmitter {
  mainFrame: Frame = { url: PAGE, origin: ORIGIN };
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

/** A session that keeps what it was given, with a way to ask each of the handlers. */
export function fakeSession() {
  const handlers = new Map<string, (...args: never[]) => unknown>();
  const keep = (name: string) => (handler: (...args: never[]) => unknown) => void handlers.set(name, handler);
  const session = {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    webRequest: { onBeforeRequest: keep('fetch') },
  } as unknown as Session;
  const run = (name: string, ...args: unknown[]): unknown => {
    const handler = handlers.get(name) as ((...all: unknown[]) => unknown) | undefined;
    if (handler === undefined) throw new Error(`the session has no handler for ${name}`);
    return handler(...args);
  };
  /** Electron hands some verdicts to a callback. */
  const answered = (name: string, before: readonly unknown[], after: readonly unknown[] = []): unknown => {
    let verdict: unknown = 'no answer';
    run(name, ...before, (given: unknown) => (verdict = given), ...after);
    return verdict;
  };
  return {
    session,
    requests: (permission: string, origin: string) => answered('request', [null, permission], [{ requestingUrl: origin }]),
    checks: (permission: string, origin: string) => run('check', null, permission, origin, {}),
    device: (deviceType: string, origin: string) => run('device', { deviceType, origin, device: {} }),
    cancels: (url: string) => (answered('fetch', [{ url }]) as { readonly cancel: boolean }).cancel,
  };
}

/** Did contents that are guarded prevent an event of this name for this address? */
export function prevents(contents: FakeContents, name: string, url: string): boolean {
  let stopped = false;
  contents.emit(name, { url, preventDefault: () => (stopped = true) });
  return stopped;
}
