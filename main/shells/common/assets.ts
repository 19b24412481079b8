/**
 * The renderer's files as a fixed list: read once at start, then served from memory by exact path.
 * No request ever becomes part of a file path, so there is nothing to escape from.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** One file: its bytes and its content type. */
export type Asset = { readonly body: Buffer; readonly type: string };

/** Files by their absolute URL path (`/index.html`); `/` is the page itself. */
export type Assets = ReadonlyMap<string, Asset>;

/**
 * The policy of the page, in both shells that show it. Trusted Types keep text from becoming script: no policy may be made, so no
 * text ever passes. `renderer/index.html` says the same again for whatever shows the file without these headers.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Powers that no page of ours uses: devices belong to the main process. */
const UNUSED_POWERS = ['bluetooth', 'camera', 'display-capture', 'geolocation', 'hid', 'microphone', 'midi', 'payment', 'serial', 'usb'];

/** Headers of every answer, whatever its status. There is no CORS header among them, on purpose. */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': UNUSED_POWERS.map((power) => `${power}=()`).join(', '),
} as const;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Reads the renderer's build folder. Links, hidden files and files of other types are left out.
 * Throws when the folder holds no `index.html`: then there is nothing to show.
 */
export function loadAssets(folder: string): Assets {
  const found = new Map<string, Asset>();
  if (existsSync(folder)) collect(folder, '', found);
  const page = found.get('/index.html');
  if (page === undefined) throw new Error('The screens are not built: run "npm run build" first.');
  found.set('/', page);
  return found;
}

function collect(folder: string, path: string, found: Map<string, Asset>): void {
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    if (item.name.startsWith('.')) continue;
    const type = TYPES[extname(item.name).toLowerCase()];
    if (item.isDirectory()) collect(join(folder, item.name), `${path}/${item.name}`, found);
    else if (item.isFile() && type !== undefined) found.set(`${path}/${item.name}`, { body: readFileSync(join(folder, item.name)), type });
  }
}
