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

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
const AREA: Area = { x: 0, y: 0, width: 1280, height: 720 };
const areas = JSON.parse(process.env['EMULATED_SCREENS'] ?? 'null') as readonly [Area, ...Area[]] | null;
/** Electron's `screen`: one display of 1280×720 effective pixels, or those whose work areas `EMULATED_SCREENS` lists; the first is the main one. */
const displays = (areas ?? [AREA]).map((workArea, index) => ({ id: index + 1, workArea }));
export const screen = strict('screen', { getPrimaryDisplay: () => displays[0], getAllDisplays: () => displays });

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

/** Electron's `powerSaveBlocker`. */
export const powerSaveBlocker = strict('powerSaveBlocker', {
  start: (type: string) => {
    tell('kept-awake', type);
    return 1;
  },
  stop: (id: number) => tell('may-sleep', id),
});

/** The page's own clipboard is Chromium's; the program's is the same one, read and written past the page's permissions. */
const inPage = async (expression: string): Promise<unknown> => {
  const { result } = await ask<{ result: { value: unknown } }>('page', 'Emulated.clipboard', { expression });
  return result.value;
};

/** Electron's `ClipboardItem`: formats and what stands in each. */
export class ClipboardItem {
  readonly #items: ReadonlyMap<string, Blob>;
  constructor(items: Readonly<Record<string, string | Blob>>) {
    this.#items = new Map(Object.entries(items).map(([type, value]) => [type, new Blob([value])]));
  }
  get types(): readonly string[] {
    return [...this.#items.keys()];
  }
  getType(type: string): Promise<Blob> {
    const blob = this.#items.get(type);
    return blob === undefined ? Promise.reject(new Error(`The type '${type}' was not found`)) : Promise.resolve(blob);
  }
}

/** Chromium takes the text; the names and bytes of the rest, which no page may write, are told to the test. */
async function write([item]: readonly ClipboardItem[]): Promise<void> {
  if (item === undefined) return;
  const text = await (await item.getType('text/plain')).text();
  await inPage(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  const others = item.types.filter((type) => type !== 'text/plain');
  const bytes = await Promise.all(
    others.map(async (type) => [type, Buffer.from(await (await item.getType(type)).arrayBuffer()).toString('hex')] as const),
  );
  tell('copied', { length: text.length, ...Object.fromEntries(bytes) });
}

export const clipboard = strict('clipboard', {
  readText: async () => String(await inPage('navigator.clipboard.readText()')),
  writeText: (text: string) => write([new ClipboardItem({ 'text/plain': text })]),
  write,
  clear: () => {
    tell('clipboard-cleared');
    inPage("navigator.clipboard.writeText('')").catch((fault: unknown) => tell('clipboard-fault', String(fault)));
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
