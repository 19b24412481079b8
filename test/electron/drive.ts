/**
 * The test's end of the emulated Electron: starts the desktop program's bundle under the loader hook, lends it a real page of Chromium, and keeps
 * what it did to the system. Without a page the program runs until it wants a window.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import type { Inner, Outer, Plain } from './emulated/outer.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** One deed of the program: an error box, a window, an exit. */
export type Deed = { readonly what: string; readonly value: unknown };

/** A running desktop program. */
export type Desktop = {
  readonly child: ChildProcess;
  readonly deeds: readonly Deed[];
  /** All that it printed. */
  readonly output: () => string;
  /** Resolves when it did this (again); rejects when it ends before. */
  deed(what: string): Promise<unknown>;
  /** Something that the system or a person does. */
  play(what: string, value?: unknown): void;
  readonly exited: Promise<number | null>;
};

/** A program under the loader hook: its process, and the channel to the emulation inside of it. */
export type Reached = {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exited: Promise<number | null>;
  /** Lost without a word once the program has ended. */
  readonly post: (message: Outer) => void;
  readonly hear: (listener: (message: Inner) => void) => void;
};

/** The loader hook as an address on this computer. */
export const HOOK = new URL('./hook.mjs', import.meta.url).href;

/** What Node is told for the desktop program to run in it. `hook`: its address. */
export const desktopArgs = (hook: string, entry: string, dataDir: string): readonly string[] => [
  ...['--unhandled-rejections=warn', '--import', hook, entry, '--data', dataDir],
];

type Options = {
  readonly dataDir: string;
  readonly page?: Page;
  /** The built entry; default: out/main/electron.js of this checkout. */
  readonly entry?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
};

/** DevTools events that the emulation hears. */
const EVENTS = [
  'Fetch.requestPaused',
  'Inspector.targetCrashed',
  'Page.downloadWillBegin',
  'Page.frameNavigated',
  'Page.loadEventFired',
  'Page.windowOpen',
  'Runtime.bindingCalled',
  'Runtime.executionContextCreated',
] as const;

type Send = (method: string, params: Plain) => Promise<unknown>;
const sender =
  (session: CDPSession): Send =>
  (method, params) =>
    session.send(method as 'Page.enable', params);

/** Reads or writes Chromium's clipboard past what the page itself may do, and leaves the page's permissions as they were. */
async function pastPermissions(page: Page, toPage: Send, toBrowser: Send, expression: string): Promise<unknown> {
  const { targetInfo } = (await toPage('Target.getTargetInfo', {})) as { targetInfo: { browserContextId: string } };
  const where = { origin: new URL(page.url()).origin, browserContextId: targetInfo.browserContextId };
  const names = ['clipboard-read', 'clipboard-write'];
  const before = new Map<string, string>();
  for (const name of names) {
    const asked = { expression: `navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`, awaitPromise: true };
    before.set(name, ((await toPage('Runtime.evaluate', asked)) as { result: { value: string } }).result.value);
    await toBrowser('Browser.setPermission', { ...where, permission: { name }, setting: 'granted' });
  }
  const done = await toPage('Runtime.evaluate', { expression, awaitPromise: true, userGesture: true, returnByValue: true });
  for (const name of names)
    await toBrowser('Browser.setPermission', { ...where, permission: { name }, setting: before.get(name) ?? 'denied' });
  return done;
}

async function lendPage(page: Page, { child, post }: Reached): Promise<(ask: Extract<Inner, { kind: 'ask' }>) => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser of its own');
  const [toPage, toBrowser] = [sender(session), sender(await browser.newBrowserCDPSession())];
  for (const method of EVENTS) session.on(method, (params: unknown) => post({ kind: 'event', method, params: params as Plain }));
  // A program that ended holds no request and leaves no script behind.
  child.once('exit', () => void session.detach().catch(() => undefined));
  // Electron never shows what its window-open handler denied.
  page.on('popup', (popup) => void popup.close().catch(() => undefined));
  return ({ what, method, params }) => {
    if (method === 'Emulated.clipboard') return pastPermissions(page, toPage, toBrowser, params['expression'] as string);
    return (what === 'page' ? toPage : toBrowser)(method, params);
  };
}

/** Starts the program. It is not ready before it says so: wait for a deed, or for the page. */
export function startDesktop(options: Options): Promise<Desktop> {
  const entry = options.entry ?? join(ROOT, 'out', 'main', 'electron.js');
  const args = [...desktopArgs(HOOK, entry, options.dataDir), ...(options.args ?? [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: { ...process.env, ...options.env } });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (output += part.toString('utf8')));
  const post = (message: Outer): void => {
    if (child.connected) child.send(message, () => undefined);
  };
  return driveDesktop({ child, exited, post, output: () => output, hear: (listener) => void child.on('message', listener) }, options.page);
}

/** Lends a started program the page, if there is one, and keeps what it does. */
export async function driveDesktop(reached: Reached, page: Page | undefined): Promise<Desktop> {
  const { child, exited, post, output } = reached;
  const deeds: Deed[] = [];
  const waiting = new Map<string, ((value: unknown) => void)[]>();
  const lent = page === undefined ? null : await lendPage(page, reached);
  const answer = async (message: Extract<Inner, { kind: 'ask' }>): Promise<Outer> => {
    try {
      if (lent === null) throw new Error('this test has no page');
      return { kind: 'answer', id: message.id, value: await lent(message) };
    } catch (fault) {
      return { kind: 'answer', id: message.id, fault: String(fault) };
    }
  };
  reached.hear((message) => {
    if (message.kind === 'ask') return void answer(message).then(post);
    deeds.push({ what: message.what, value: message.value });
    for (const resolve of waiting.get(message.what) ?? []) resolve(message.value);
    waiting.delete(message.what);
  });
  return {
    child,
    deeds,
    output,
    exited,
    play: (what, value = null) => post({ kind: 'play', what, value }),
    deed: (what) =>
      new Promise((resolve, reject) => {
        waiting.set(what, [...(waiting.get(what) ?? []), resolve]);
        void exited.then((code) => reject(new Error(`the program ended (${String(code)}) without ${what}:\n${output()}`)));
      }),
  };
}
