/**
 * What the window may do, as pure functions without Electron (goals I1, I5). All of them compare whole strings with short lists:
 * prefixes, suffixes and parsed hosts are where look-alikes slip through.
 */

/** The console's own scheme; nothing else is ever loaded. */
export const SCHEME = 'carkey';
/** Origin of the page. */
export const ORIGIN = `${SCHEME}://console`;
/** The only page. */
export const PAGE = `${ORIGIN}/index.html`;

/** Pages outside that a person may be sent to, in their own browser: exact addresses, none so far. */
const OUTSIDE_PAGES: readonly string[] = [];

/** May the window, or a frame in it, go to this address? Only to the page itself. */
export function mayNavigate(url: string): boolean {
  return url === PAGE;
}

/** What happens when the page asks for a new window: it never gets one; a listed address opens in the person's browser instead. */
export function openDecision(url: string, outside: readonly string[] = OUTSIDE_PAGES): 'deny' | 'browser' {
  return outside.includes(url) ? 'browser' : 'deny';
}

/** The one permission the page has: putting cleaned text on the clipboard, which is what a copy button does. It never reads it. */
const COPYING = 'clipboard-sanitized-write';

/**
 * May the page have this permission (camera, clipboard, serial, USB, notifications …)? Copying, for our page alone; devices belong to the main
 * process. `asking`: the page's address, or its origin, which Electron ends with a slash in one of its two questions.
 */
export function mayUse(permission: string, asking: string): boolean {
  return permission === COPYING && (asking === `${ORIGIN}/` || asking === ORIGIN || withoutFragment(asking) === PAGE);
}

/** The path of a file in the fixed list, or null. Anything but the exact address of a listed file is null. */
export function assetPath(url: string, isAsset: (path: string) => boolean): string | null {
  if (!url.startsWith(`${ORIGIN}/`)) return null;
  const path = url.slice(ORIGIN.length);
  return isAsset(path) ? path : null;
}

/**
 * May the session fetch this? Only what our scheme serves, and what the page itself made (a file to save). Developer tools load their
 * own files; in production there are none.
 */
export function mayRequest(url: string, production: boolean): boolean {
  const inside = url.startsWith(`${ORIGIN}/`) || url.startsWith(`blob:${ORIGIN}/`);
  return inside || (!production && url.startsWith('devtools://'));
}

/** What of a frame is looked at; Electron's WebFrameMain has it. */
export type Frame = { readonly url: string; readonly origin: string };
/** What of a window's contents is looked at; Electron's WebContents has it. */
export type Contents = { readonly mainFrame: Frame; isDestroyed(): boolean };
/** What of a message is looked at. `senderFrame` is null when the frame has navigated or gone. */
type Sender = { readonly sender: unknown; readonly senderFrame: Frame | null };

/**
 * Does a message come from our page? Same WebContents, its main frame, exact origin and exact page.
 * Call it before any await: afterwards the frame may be another one. Anything that cannot be read is a no.
 */
export function isOurPage(message: Sender, contents: Contents | null): boolean {
  try {
    const frame = message.senderFrame;
    if (frame === null || contents === null || contents.isDestroyed()) return false;
    return message.sender === contents && frame === contents.mainFrame && frame.origin === ORIGIN && withoutFragment(frame.url) === PAGE;
  } catch {
    // Electron throws when a frame or its window is gone.
    return false;
  }
}

/** Does the window show our page now? Events go nowhere else. */
export function showsOurPage(contents: Contents): boolean {
  try {
    return isOurPage({ sender: contents, senderFrame: contents.mainFrame }, contents);
  } catch {
    // Electron throws when the frame or its window is gone.
    return false;
  }
}

function withoutFragment(url: string): string {
  const at = url.indexOf('#');
  return at < 0 ? url : url.slice(0, at);
}
