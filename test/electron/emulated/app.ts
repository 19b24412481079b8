/**
 * `app`: the life of the program and its lock. Order of events on leaving as in Electron: `before-quit` may hold it up, then every window is
 * asked, then `will-quit`, then `quit`; `exit` asks nobody.
 */
import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPlay, tell } from './outer.ts';
import { strict } from './strict.ts';

/** A window that quitting asks: false when it does not want to go. */
export type Closable = { close(): boolean };

const windows = new Set<Closable>();
/** Counts a window in, until the answered function counts it out. */
export function countWindow(window: Closable): () => void {
  windows.add(window);
  // Electron's main process does not end by itself, whatever its Node waits for.
  process.channel?.ref();
  return () => {
    windows.delete(window);
    if (windows.size === 0 && !inner.quitting) inner.emit('window-all-closed');
  };
}

class App extends EventEmitter {
  readonly isPackaged = process.env['EMULATED_PACKAGED'] !== '0';
  quitting = false;
  #ready = false;
  #paths = new Map<string, string>([
    ['userData', join(homedir(), '.config', 'carkey')],
    ['home', homedir()],
    ['temp', tmpdir()],
  ]);
  #lock: Server | null = null;
  readonly #whenReady = new Promise<void>((resolve) =>
    setImmediate(() => {
      this.#ready = true;
      this.emit('ready', {});
      resolve();
    }),
  );

  whenReady(): Promise<void> {
    return this.#whenReady;
  }
  isReady(): boolean {
    return this.#ready;
  }
  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }
  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }
  getName(): string {
    return 'CarKey Console';
  }
  getVersion(): string {
    return '0.1.0';
  }
  getLocale(): string {
    return 'en-US';
  }
  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }
  setAppUserModelId(id: string): void {
    tell('app-id', id);
  }
  setAsDefaultProtocolClient(scheme: string, path: string, args: readonly string[]): boolean {
    tell('protocol', { scheme, path, args });
    return true;
  }
  setDesktopName(name: string): void {
    tell('desktop-name', name);
  }

  /**
   * Chromium's way on Linux: a link that names the owner, and a socket that the second start talks to. No folder, no lock. Windows has neither
   * of the two; a second start is not emulated there.
   */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    const link = join(folder, 'SingletonLock');
    try {
      mkdirSync(folder, { recursive: true });
      if (process.platform === 'win32') return true;
      if (this.#ownerLives(link)) return this.#callOwner(folder);
      rmSync(link, { force: true });
      symlinkSync(`this-computer-${String(process.pid)}`, link);
    } catch {
      return false;
    }
    rmSync(join(folder, 'S'), { force: true });
    this.#lock = createServer((socket) =>
      socket.on('data', (text) => this.emit('second-instance', {}, ...(JSON.parse(text.toString()) as [string[], string]))),
    ).listen(join(folder, 'S'));
    this.#lock.unref();
    process.once('exit', () => rmSync(link, { force: true }));
    return true;
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.close();
    this.#lock = null;
    rmSync(join(this.getPath('userData'), 'SingletonLock'), { force: true });
  }
  relaunch(): void {
    tell('relaunch');
  }

  quit(): void {
    if (this.#prevents('before-quit')) return;
    this.quitting = true;
    for (const window of windows) if (!window.close()) return void (this.quitting = false);
    if (this.#prevents('will-quit')) return;
    this.#leave(0);
  }
  exit(code = 0): void {
    this.#leave(code);
  }

  #leave(code: number): void {
    tell('exit', code);
    this.emit('quit', {}, code);
    process.exit(code);
  }

  #prevents(name: string): boolean {
    let prevented = false;
    this.emit(name, { preventDefault: () => (prevented = true) });
    return prevented;
  }

  #ownerLives(link: string): boolean {
    try {
      process.kill(Number(readlinkSync(link).split('-').at(-1)), 0);
      return true;
    } catch {
      return false;
    }
  }

  /** The second start waits until the first one has heard it: it may end right after. */
  #callOwner(folder: string): boolean {
    const call = `require('node:net').connect(process.argv[1], function () { this.end(process.argv[2]); }).on('error', () => undefined)`;
    spawnSync(process.execPath, ['-e', call, join(folder, 'S'), JSON.stringify([process.argv, process.cwd()])]);
    return false;
  }
}

const inner = new App();
onPlay('quit', () => inner.quit());
onPlay('open-url', (url) => inner.emit('open-url', { preventDefault: () => undefined }, url));
/** Electron's `app`. */
export const app = strict('app', inner);

// Electron's main process goes on after a rejection that nobody handles, and shows a box for an exception.
process.on('uncaughtException', (fault) => {
  if (process.listenerCount('uncaughtException') === 1)
    tell('error-box', `A JavaScript error occurred in the main process: ${fault.message}`);
});
