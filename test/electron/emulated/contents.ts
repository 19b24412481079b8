/** WebContents: the page that the test holds, seen and steered as Electron's main process sees and steers it. */
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { toNamed, toShown } from './addresses.ts';
import { decode, encode } from './codec.ts';
import { invoke } from './ipc.ts';
import { ask, onEvent, onPlay, tell, type Plain } from './outer.ts';
import { applyPermissions, handlerOf, mayFetch, watchDownloads } from './session.ts';
import { BINDING, mainWorld, preloadWorld, WORLD } from './worlds.ts';

type Paused = { readonly requestId: string; readonly resourceType: string; readonly frameId: string } & {
  readonly request: { readonly url: string; readonly method: string; readonly headers: Record<string, string> };
};
type Named = { readonly id: string; readonly url: string; readonly parentId?: string };
type OpenDetails = { readonly url: string; readonly frameName: string; readonly features: string };

/** The frame as the program sees it: gone frames throw, as in Electron. */
type Frame = { url: string; origin: string };

const originOf = (url: string): string => url.split('/').slice(0, 3).join('/');

/** One page. It is ready when {@link WebContents.attach} is. */
export class WebContents extends EventEmitter {
  mainFrame: Frame = { url: 'about:blank', origin: 'null' };
  #destroyed = false;
  #frameId = '';
  #world: string | null = null;
  /** Where the program itself sends the page: no `will-navigate` for that. */
  #expected: string | null = null;
  #open: ((details: OpenDetails) => { readonly action: string }) | null = null;

  isDestroyed(): boolean {
    return this.#destroyed;
  }
  destroy(): void {
    this.#destroyed = true;
    this.emit('destroyed');
  }
  setWindowOpenHandler(handler: (details: OpenDetails) => { readonly action: string }): void {
    this.#open = handler;
  }
  send(channel: string, ...args: unknown[]): void {
    this.#toPreload({ kind: 'event', channel, args: encode(args) });
  }

  /** Takes the page over: both worlds' scripts, every request, every event. */
  async attach(preload: string | undefined): Promise<void> {
    const secret = randomUUID();
    for (const domain of ['Page', 'Runtime', 'Inspector']) await ask('page', `${domain}.enable`);
    this.#frameId = (await ask<{ frameTree: { frame: Named } }>('page', 'Page.getFrameTree')).frameTree.frame.id;
    this.#listen();
    await ask('page', 'Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
    await ask('page', 'Page.addScriptToEvaluateOnNewDocument', { source: mainWorld(secret) });
    if (preload !== undefined) {
      const source = preloadWorld(secret, readFileSync(preload, 'utf8'));
      await ask('page', 'Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD });
    }
    await ask('page', 'Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  }

  /** Goes to an address of the program's; settled when it is loaded, rejected as Electron does. */
  async load(url: string): Promise<void> {
    await applyPermissions(this, url);
    this.#expected = url;
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', resolve));
    const { errorText } = await ask<{ errorText?: string }>('page', 'Page.navigate', { url: toShown(url) });
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`);
    await loaded;
  }

  #listen(): void {
    onEvent('Fetch.requestPaused', (params) => void this.#answer(params as unknown as Paused));
    onEvent('Page.loadEventFired', () => this.emit('did-finish-load'));
    onEvent('Page.frameNavigated', ({ frame }) => this.#navigated(frame as Named));
    onEvent('Page.windowOpen', ({ url, windowName }) => this.#opened(toNamed(url as string), windowName as string));
    onEvent('Inspector.targetCrashed', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 }));
    onEvent('Runtime.executionContextCreated', ({ context }) => {
      const made = context as { name: string; uniqueId: string; auxData: { frameId: string } };
      if (made.name === WORLD && made.auxData.frameId === this.#frameId) this.#world = made.uniqueId;
    });
    onEvent('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === BINDING) void this.#called(JSON.parse(payload as string) as { id: number; channel: string; args: string });
    });
    onPlay('context-menu', (params) => this.emit('context-menu', {}, params));
    onPlay('renderer-gone', (reason) => this.emit('render-process-gone', {}, { reason, exitCode: 1 }));
    watchDownloads(this);
  }

  #navigated({ id, url }: Named): void {
    if (id !== this.#frameId) return;
    this.mainFrame = { url: toNamed(url), origin: originOf(toNamed(url)) };
    this.emit('did-navigate', {}, this.mainFrame.url);
  }

  #opened(url: string, frameName: string): void {
    const { action } = this.#open?.({ url, frameName, features: '' }) ?? { action: 'allow' };
    tell('window-open', { url, action });
  }

  /** A message of the preload: handed to `ipcMain` as from the frame that is there now, answered as a copy. */
  async #called({ id, channel, args }: { readonly id: number; readonly channel: string; readonly args: string }): Promise<void> {
    try {
      const value = await invoke(channel, { sender: this, senderFrame: this.mainFrame }, decode(args) as unknown[]);
      this.#toPreload({ id, good: encode(value) });
    } catch (fault) {
      this.#toPreload({ id, bad: encode(new Error(`Error invoking remote method '${channel}': ${String(fault)}`)) });
    }
  }

  #toPreload(message: object): void {
    if (this.#world === null || this.#destroyed) return;
    const expression = `__electronIn(${JSON.stringify(JSON.stringify(message))})`;
    // A page that has gone meanwhile hears nothing.
    ask('page', 'Runtime.evaluate', { expression, uniqueContextId: this.#world }).catch(() => undefined);
  }

  async #answer(paused: Paused): Promise<void> {
    const { requestId } = paused;
    try {
      const reply = await this.#reply(paused);
      if (reply === 'blocked' || reply === 'aborted')
        await ask('page', 'Fetch.failRequest', { requestId, errorReason: reply === 'blocked' ? 'BlockedByClient' : 'Aborted' });
      else await ask('page', 'Fetch.fulfillRequest', { requestId, ...(await fulfilled(reply)) });
    } catch (fault) {
      tell('request-lost', String(fault));
    }
  }

  async #reply({ request, resourceType, frameId }: Paused): Promise<Response | 'blocked' | 'aborted'> {
    const url = toNamed(request.url);
    if (resourceType === 'Document' && this.#prevents(url, frameId)) return 'aborted';
    if (!(await mayFetch(url, resourceType))) return 'blocked';
    const handler = handlerOf(url);
    if (handler === null) return 'blocked';
    return handler(new Request(url, { method: request.method }));
  }

  /** Asks the program about a page that wants to go elsewhere. */
  #prevents(url: string, frameId: string): boolean {
    const isMain = frameId === this.#frameId;
    const own = isMain && url === this.#expected;
    const again = isMain && url === this.mainFrame.url;
    if (isMain) this.#expected = null;
    if (own || again) return false;
    let prevented = false;
    const event = { url, isMainFrame: isMain, isSameDocument: false, preventDefault: () => (prevented = true) };
    this.emit('will-frame-navigate', event);
    if (isMain) this.emit('will-navigate', event, url);
    tell('navigation', { url, prevented });
    return prevented;
  }
}

async function fulfilled(response: Response): Promise<Plain> {
  const body = Buffer.from(await response.arrayBuffer());
  return {
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: body.toString('base64'),
  };
}
