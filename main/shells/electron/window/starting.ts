/**
 * The page that the window shows while the console starts: that it does, and what it waits for. It has no script, and is no page that may talk
 * to the console (policy.ts).
 */
import type { BrowserWindow } from 'electron';
import type { Language } from '../../../../app/base/index.ts';
import type { DesktopWords } from '../../../../app/words/index.ts';
import type { StartStep } from '../../../console/index.ts';
import type { Asset } from '../../common/index.ts';
import { ORIGIN } from './policy.ts';

const PAGE_PATH = '/starting.html';
const STYLE_PATH = '/starting.css';

const STYLE = `:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-content: center; gap: 1rem; text-align: center; padding: 2rem; box-sizing: border-box;
  font: 1.125rem/1.5 system-ui, sans-serif; background: light-dark(#ebe9e2, #161b1a); color: light-dark(#16201e, #e8ece9); }
h1 { font-size: 1.5rem; margin: 0; } p { margin: 0; max-width: 40rem; }
progress { width: min(20rem, 80vw); justify-self: center; accent-color: light-dark(#0b5750, #6cc5b8); }`;

type Speech = { readonly language: Language; readonly words: DesktopWords };

/** What has to be served for it. `step`: what is being waited for. Texts are our own: nothing in them has to be escaped. */
export function startingAssets(step: StartStep, { language, words }: Speech): readonly (readonly [string, Asset])[] {
  const { starting, startingKeys, startingLog } = words;
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>CarKey Console</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" type="image/svg+xml" href="/icon.svg"><link rel="stylesheet" href="${STYLE_PATH}"></head>
<body><h1>${starting}</h1><progress aria-label="${starting}"></progress><p role="status">${step === 'keys' ? startingKeys : startingLog}</p></body></html>`;
  return [
    [PAGE_PATH, { body: Buffer.from(html), type: 'text/html; charset=utf-8' }],
    [STYLE_PATH, { body: Buffer.from(STYLE), type: 'text/css; charset=utf-8' }],
  ];
}

/** Shows it. Resolves when it is there, or cannot be: a start is not held up by a page that says that it goes on. */
export async function showStarting(window: Pick<BrowserWindow, 'isDestroyed' | 'loadURL' | 'show'>): Promise<void> {
  if (window.isDestroyed()) return;
  try {
    await window.loadURL(`${ORIGIN}${PAGE_PATH}`);
    if (!window.isDestroyed()) window.show();
  } catch {
    // The window went meanwhile, or will show the page itself.
  }
}
