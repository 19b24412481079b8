/** The default session: who answers a scheme, what may be fetched, which permission the page has, which file may be saved. */
import { EventEmitter } from 'node:events';
import { toNamed, toShown } from './addresses.ts';
import { ask, onEvent, type Plain } from './outer.ts';
import { strict } from './strict.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type Fetched = { readonly url: string; readonly resourceType: string };
type BeforeRequest = (details: Fetched, answer: (verdict: { readonly cancel?: boolean }) => void) => void;
type PermissionRequest = (contents: unknown, permission: string, answer: (yes: boolean) => void, details: Plain) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string, details: Plain) => boolean;

const handlers = new Map<string, Handler>();
const rules: { request: BeforeRequest | null; permission: PermissionRequest | null; check: PermissionCheck | null } = {
  request: null,
  permission: null,
  check: null,
};

/** May this address be fetched? */
export async function mayFetch(url: string, resourceType: string): Promise<boolean> {
  const rule = rules.request;
  if (rule === null) return true;
  return new Promise((resolve) => rule({ url, resourceType }, ({ cancel }) => resolve(cancel !== true)));
}

/** Who answers this address; null: nobody. */
export const handlerOf = (url: string): Handler | null => handlers.get(url.slice(0, url.indexOf(':'))) ?? null;

/** What Electron asks for, and what Chromium calls it. */
const PERMISSIONS = [
  ['clipboard-sanitized-write', { name: 'clipboard-write', allowWithoutSanitization: false }],
  ['clipboard-read', { name: 'clipboard-read' }],
  ['notifications', { name: 'notifications' }],
  ['geolocation', { name: 'geolocation' }],
  ['media', { name: 'microphone' }],
  ['midi', { name: 'midi' }],
] as const;

async function verdict(contents: unknown, permission: string, url: string): Promise<boolean> {
  const origin = new URL(url).origin === 'null' ? url.split('/').slice(0, 3).join('/') : new URL(url).origin;
  if (rules.check !== null && !rules.check(contents, permission, `${origin}/`, { requestingUrl: url, isMainFrame: true })) return false;
  const rule = rules.permission;
  if (rule === null) return true;
  return new Promise((resolve) => rule(contents, permission, resolve, { requestingUrl: url, isMainFrame: true }));
}

/** Applies the program's verdicts to a page that is about to be shown. Without handlers everything is allowed, as in Electron. */
export async function applyPermissions(contents: unknown, url: string): Promise<void> {
  const { targetInfo } = await ask<{ targetInfo: { browserContextId: string } }>('page', 'Target.getTargetInfo');
  for (const [name, permission] of PERMISSIONS) {
    const setting = (await verdict(contents, name, url)) ? 'granted' : 'denied';
    const origin = new URL(toShown(url)).origin;
    await ask('browser', 'Browser.setPermission', { permission, setting, origin, browserContextId: targetInfo.browserContextId });
  }
}

class DefaultSession extends EventEmitter {
  readonly protocol = strict('protocol', {
    handle: (scheme: string, handler: Handler) => void handlers.set(scheme, handler),
    unhandle: (scheme: string) => void handlers.delete(scheme),
  });
  readonly webRequest = strict('webRequest', { onBeforeRequest: (rule: BeforeRequest) => void (rules.request = rule) });
  setPermissionRequestHandler(rule: PermissionRequest): void {
    rules.permission = rule;
  }
  setPermissionCheckHandler(rule: PermissionCheck): void {
    rules.check = rule;
  }
  /** Kept by nobody: the page's Chromium has no device to choose. */
  setDevicePermissionHandler(): void {
    return undefined;
  }
}

const inner = new DefaultSession();
/** Electron's `session.defaultSession`. */
export const defaultSession = strict('session', inner);

/** A session of its own, with Node's way to the network in the place of Chromium's: neither knows rules of the default session. */
export const fromPartition = (name: string) => strict(`session ${name}`, { fetch: (url: string, init?: RequestInit) => fetch(url, init) });

/** Downloads of the page are asked about before a byte is written. `contents`: of the window. */
export function watchDownloads(contents: unknown): void {
  onEvent('Page.downloadWillBegin', ({ guid, url, suggestedFilename }) => {
    const verdict = { prevented: false };
    const item = {
      getURLChain: () => [toNamed(url as string)],
      getFilename: () => suggestedFilename as string,
      // Chromium's protocol tells no size at the beginning.
      getTotalBytes: () => 0,
    };
    inner.emit('will-download', { preventDefault: () => (verdict.prevented = true) }, item, contents);
    if (verdict.prevented) void ask('browser', 'Browser.cancelDownload', { guid: guid as string }).catch(() => undefined);
  });
}
