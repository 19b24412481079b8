/** What the program asks of the system: each deed is told to the test, each happening comes from it. */
import { EventEmitter } from 'node:events';
import { ask, onPlay, tell } from './outer.ts';
import { strict } from './strict.ts';

/** Electron's `dialog`. */
export const dialog = strict('dialog', { showErrorBox: (title: string, text: string) => tell('error-box', text === '' ? title : text) });

/** Electron's `shell`. */
export const shell = strict('shell', {
  openExternal: (url: string) => {
    tell('opened-outside', url);
    return Promise.resolve();
  },
  showItemInFolder: (path: string) => tell('shown-in-folder', path),
});

const AREA = { x: 0, y: 0, width: 1280, height: 720 };
/** Electron's `screen`: one display of 1280×720 effective pixels. */
export const screen = strict('screen', {
  getPrimaryDisplay: () => ({ id: 1, workArea: AREA }),
  getAllDisplays: () => [{ id: 1, workArea: AREA }],
});

type MenuItem = { readonly label?: string; readonly role?: string; readonly accelerator?: string; readonly submenu?: readonly MenuItem[] };
/** Electron's `Menu`. */
export const Menu = strict('Menu', {
  buildFromTemplate: (template: readonly MenuItem[]) => ({ template, popup: () => tell('context-menu', template) }),
  setApplicationMenu: (menu: { readonly template: readonly MenuItem[] } | null) => tell('menu', menu?.template ?? null),
});

/** Electron's `powerMonitor`: `play('power', 'suspend')`. */
class PowerMonitor extends EventEmitter {}
const power = new PowerMonitor();
onPlay('power', (event) => power.emit(event as string));
export const powerMonitor = strict('powerMonitor', power);

/** The page's own clipboard is Chromium's; the program's is the same one, read and written past the page's permissions. */
const inPage = async (expression: string): Promise<unknown> => {
  const { result } = await ask<{ result: { value: unknown } }>('page', 'Emulated.clipboard', { expression });
  return result.value;
};
export const clipboard = strict('clipboard', {
  readText: async () => String(await inPage('navigator.clipboard.readText()')),
  writeText: async (text: string) => {
    await inPage(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    tell('copied', text.length);
  },
});

const store = process.env['EMULATED_STORE'] ?? 'none';
/** Electron's `safeStorage`. `EMULATED_STORE`: `none`, `basic_text` (Chromium's constant password on Linux) or `system`. */
export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable: () => Promise.resolve(store !== 'none'),
  getSelectedStorageBackend: () => (store === 'system' ? 'gnome_libsecret' : 'basic_text'),
  encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(`${store}:${text}`)),
  decryptStringAsync: (data: Buffer) => Promise.resolve({ result: data.toString().slice(store.length + 1), shouldReEncrypt: false }),
});
