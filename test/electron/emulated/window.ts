/** BrowserWindow: the one window that the test's page stands for. */
import { EventEmitter } from 'node:events';
import { app, countWindow } from './app.ts';
import { WebContents } from './contents.ts';
import { onPlay, tell } from './outer.ts';

type Bounds = { x: number; y: number; width: number; height: number };
type Options = Partial<Bounds> & {
  readonly show?: boolean;
  readonly webPreferences?: { readonly preload?: string } & Record<string, unknown>;
};

/** Every window that is there. */
const all: BrowserWindow[] = [];

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly #attached: Promise<void>;
  readonly #countOut: () => void;
  #destroyed = false;
  #visible = false;
  #state: 'normal' | 'minimized' | 'maximized' = 'normal';
  #bounds: Bounds;

  static getAllWindows(): readonly BrowserWindow[] {
    return all.filter((one) => !one.isDestroyed());
  }

  constructor(options: Options) {
    super();
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    tell('window', { ...this.#bounds, webPreferences: options.webPreferences });
    this.#attached = this.webContents.attach(options.webPreferences?.preload);
    // Rejected again where it is waited for.
    this.#attached.catch(() => undefined);
    this.#countOut = countWindow(this);
    all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    onPlay('close-window', () => void this.close());
    // Windows alone tells of the end of a session, by the window.
    onPlay('session-end', () => this.emit('session-end', { reasons: ['logoff'] }));
    onPlay('bounds', (bounds) => {
      this.#bounds = bounds as Bounds;
      this.emit('resized');
    });
  }

  async loadURL(url: string): Promise<void> {
    await this.#attached;
    if (this.#destroyed) throw new Error('ERR_FAILED (-2) loading a window that is gone');
    await this.webContents.load(url);
  }
  /** Asks, and goes when nobody objects. True when it is gone. */
  close(): boolean {
    if (this.#destroyed) return true;
    const verdict = { prevented: false };
    this.emit('close', { preventDefault: () => (verdict.prevented = true) });
    if (verdict.prevented) return false;
    this.destroy();
    return true;
  }
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.webContents.destroy();
    tell('window-closed');
    this.emit('closed');
    this.#countOut();
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isMinimized(): boolean {
    return this.#state === 'minimized';
  }
  isMaximized(): boolean {
    return this.#state === 'maximized';
  }
  isFullScreen(): boolean {
    return false;
  }
  maximize(): void {
    this.#state = 'maximized';
  }
  minimize(): void {
    this.#state = 'minimized';
  }
  restore(): void {
    this.#state = 'normal';
  }
  getBounds(): Bounds {
    return { ...this.#bounds };
  }
  getNormalBounds(): Bounds {
    return { ...this.#bounds };
  }
  isVisible(): boolean {
    return this.#visible && this.#state !== 'minimized';
  }
  show(): void {
    this.#visible = true;
    tell('shown');
  }
  focus(): void {
    tell('focused');
  }
}
