/** Chooses the transport: Electron's preload puts the console on `window.carkey`; without it the page was served by the web shell. */
import type { ConsoleApi } from '../../app/contract/index.ts';
import { direct, type Transport } from './transport.ts';
import { openWeb } from './web.ts';

declare global {
  interface Window {
    /** Set by Electron's preload. */
    readonly carkey?: ConsoleApi;
  }
}

/** The transport of this page. */
export function connect(page: Window): Transport {
  if (page.carkey !== undefined) return direct(page.carkey);
  return openWeb({
    fetch: (input, init) => page.fetch(input, init),
    storage: page.sessionStorage,
    location: page.location,
    history: page.history,
  });
}
