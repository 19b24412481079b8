/**
 * The scripts of the page's two worlds. The preload runs in a world of its own, with the page's document and none of its objects; what it hands
 * over by `contextBridge` is called across the border by events of the document, which are synchronous. Values are copied on each way.
 */
import { decode, encode } from './codec.ts';

/** Name of the world of the preload. */
export const WORLD = 'Electron Isolated Context';
/** The function by which that world reaches the program. */
export const BINDING = '__electronOut';

/** What both worlds need: values cross as text; a function that crossed is called by its number on the side that has it. */
function openBorder(mine: string, theirs: string, codec: { encode: typeof encode; decode: typeof decode }) {
  const own = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (fault: Error) => void }>();
  let last = 0;
  let returned = '';
  const keep = (called: (...args: unknown[]) => unknown): number => {
    last += 1;
    own.set(last, called);
    return last;
  };
  const send = (parts: object): void => void window.dispatchEvent(new CustomEvent(theirs, { detail: JSON.stringify(parts) }));
  const far =
    (id: number) =>
    (...args: unknown[]): unknown => {
      send({ kind: 'call', id, args: codec.encode(args, keep) });
      const answer = JSON.parse(returned) as { kind: string; value: string; id: number };
      if (answer.kind === 'thrown') throw codec.decode(answer.value) as Error;
      if (answer.kind === 'value') return codec.decode(answer.value, far);
      return new Promise((resolve, reject) => promises.set(answer.id, { resolve, reject }));
    };
  const settleLater = (value: Promise<unknown>): number => {
    last += 1;
    const id = last;
    value.then(
      (good) => send({ kind: 'settled', id, good: codec.encode(good, keep) }),
      (fault: unknown) => send({ kind: 'settled', id, bad: codec.encode(fault instanceof Error ? fault : new Error(String(fault))) }),
    );
    return id;
  };
  const run = (id: number, args: string): object => {
    try {
      const value = own.get(id)?.(...(codec.decode(args, far) as unknown[]));
      if (value instanceof Promise) return { kind: 'promise', id: settleLater(value) };
      return { kind: 'value', value: codec.encode(value, keep) };
    } catch (fault) {
      return { kind: 'thrown', value: codec.encode(fault instanceof Error ? fault : new Error(String(fault))) };
    }
  };
  const take = (heard: Record<string, string> & { id: number }, expose?: (key: string, value: unknown) => void): void => {
    if (heard['kind'] === 'call') send({ kind: 'returned', of: JSON.stringify(run(heard.id, heard['args'] ?? '[]')) });
    if (heard['kind'] === 'returned') returned = heard['of'] ?? '';
    if (heard['kind'] === 'expose') expose?.(heard['key'] ?? '', codec.decode(heard['value'] ?? 'null', far));
    if (heard['kind'] !== 'settled') return;
    const promise = promises.get(heard.id);
    promises.delete(heard.id);
    if (heard['good'] === undefined) promise?.reject(codec.decode(heard['bad'] ?? 'null') as Error);
    else promise?.resolve(codec.decode(heard['good'], far));
  };
  const listen = (expose?: (key: string, value: unknown) => void): void =>
    window.addEventListener(mine, (event) => take(JSON.parse((event as CustomEvent<string>).detail) as never, expose));
  return { listen, send, keep };
}

const CODEC = `const codec = { encode: ${encode.toString()}, decode: ${decode.toString()} };`;
const BORDER = `const openBorder = ${openBorder.toString()};`;

/** Script of the page's own world: it takes what the preload exposes. */
export const mainWorld = (secret: string): string => `(() => { ${CODEC} ${BORDER}
  const freeze = (one) => { if (typeof one === 'object' && one !== null) { Object.values(one).forEach(freeze); Object.freeze(one); } return one; };
  openBorder('${secret}-main', '${secret}-preload', codec).listen((key, value) =>
    Object.defineProperty(window, key, { value: freeze(value), writable: false, configurable: false, enumerable: true }));
})();`;

/** Script of the preload's world: Electron's own `require`, and the preload after it. */
export const preloadWorld = (secret: string, preload: string): string => `(() => { ${CODEC} ${BORDER}
  const border = openBorder('${secret}-preload', '${secret}-main', codec); border.listen();
  const calls = new Map(); const heard = new Map(); let last = 0;
  const out = globalThis['${BINDING}'];
  const ipcRenderer = {
    invoke: (channel, ...args) => new Promise((resolve, reject) => {
      last += 1; calls.set(last, { resolve, reject });
      out(JSON.stringify({ id: last, channel, args: codec.encode(args) }));
    }),
    on: (channel, listener) => { heard.set(channel, [...(heard.get(channel) ?? []), listener]); return ipcRenderer; },
    off: (channel, listener) => { heard.set(channel, (heard.get(channel) ?? []).filter((one) => one !== listener)); return ipcRenderer; },
  };
  const contextBridge = { exposeInMainWorld: (key, value) => border.send({ kind: 'expose', key, value: codec.encode(value, border.keep) }) };
  const known = { contextBridge, ipcRenderer };
  const electron = new Proxy(known, { get: (from, key) => { if (typeof key !== 'symbol' && !(key in from) && key !== '__esModule' && key !== 'default') throw new Error('electron.' + key + ' is not emulated in a sandboxed preload'); return from[key]; } });
  globalThis.__electronIn = (text) => {
    const message = JSON.parse(text);
    if (message.kind === 'event') { for (const listener of heard.get(message.channel) ?? []) listener({}, ...codec.decode(message.args)); return; }
    const call = calls.get(message.id); calls.delete(message.id);
    if (message.good === undefined) call?.reject(codec.decode(message.bad)); else call?.resolve(codec.decode(message.good));
  };
  const require = (name) => { if (name === 'electron') return electron; throw new Error('module not found: ' + name); };
  const module = { exports: {} };
  (function (require, module, exports) { ${preload}
  })(require, module, module.exports);
})();`;
