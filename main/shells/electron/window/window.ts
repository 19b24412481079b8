/** The one window, its session and its guards. Electron is handed in, so that all of it runs against a double in tests. */
import type { BrowserWindow, BrowserWindowConstructorOptions, Session, WebContents } from 'electron';
import { type Assets, SECURITY_HEADERS } from '../../common/index.ts';
import { SMALLEST, type OpeningPlace } from './window-place.ts';
import { assetPath, mayNavigate, mayRequest, mayUse, openDecision, PAGE, SCHEME } from './policy.ts';

/** Options of the window. `production` takes the developer tools away. */
export function windowOptions(preload: string, production: boolean, place: OpeningPlace): BrowserWindowConstructorOptions {
  const { maximized: _, ...bounds } = place;
  return {
    ...bounds,
    ...SMALLEST,
    show: false,
    title: 'CarKey Console',
    webPreferences: {
      preload,
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
      devTools: !production,
    },
  };
}

/** Answers requests of our scheme from the fixed list of files; everything else is 404. */
export function serveAssets(protocol: Pick<Session['protocol'], 'handle'>, assets: Assets): void {
  protocol.handle(SCHEME, (request) => {
    const path = request.method === 'GET' ? assetPath(request.url, (known) => assets.has(known)) : null;
    const asset = path === null ? undefined : assets.get(path);
    if (asset === undefined) return new Response(null, { status: 404, headers: SECURITY_HEADERS });
    return new Response(new Uint8Array(asset.body), { headers: { ...SECURITY_HEADERS, 'Content-Type': asset.type } });
  });
}

/** Denies every permission, asked for or merely looked up, and every device chooser. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => answer(mayUse(permission, details.requestingUrl)));
  session.setPermissionCheckHandler((_contents, permission, origin) => mayUse(permission, origin));
  session.setDevicePermissionHandler((details) => mayUse(details.deviceType, details.origin));
}

/** Blocks every request of the session that is not for our scheme, so that nothing can leave even if the page's policy failed. */
export function denyOutside(session: Session, production: boolean): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url, production) }));
}

/** Guards contents against leaving the page: navigation, redirects, frames, new windows, embedded views. */
export function guardContents(contents: WebContents, openOutside: (url: string) => void): void {
  const stay = (event: { preventDefault(): void; readonly url: string }) => {
    if (!mayNavigate(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (openDecision(url) === 'browser') openOutside(url);
    return { action: 'deny' };
  });
}

/** Answers a second start on the same folder: the window that is there comes forward. One that is closing is left alone. */
export function bringForward(window: Pick<BrowserWindow, 'isDestroyed' | 'isMinimized' | 'restore' | 'show' | 'focus'>): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Shows the page. A window that is shown already is not brought forward: whoever waited may be at other work. */
export async function showPage(window: Pick<BrowserWindow, 'isVisible' | 'show' | 'loadURL' | 'isDestroyed'>): Promise<void> {
  await loadPage(window);
  if (!window.isDestroyed() && !window.isVisible()) window.show();
}

/** Loads the page; rejects with Electron's words where a window that is still there could not. */
export async function loadPage(window: Pick<BrowserWindow, 'loadURL' | 'isDestroyed'>): Promise<void> {
  try {
    await window.loadURL(PAGE);
  } catch (fault) {
    if (!window.isDestroyed()) throw fault;
  }
}
