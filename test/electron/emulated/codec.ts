/**
 * Values on their way between the page's two worlds and the program, as text. It carries what structured cloning carries and the console uses;
 * anything else throws in Electron's words. The functions are sent into the page as source text, so each stands alone.
 */

/** Text of a value. `keep` gives a function a number; without it functions cannot be cloned, as in Electron's IPC. */
export function encode(value: unknown, keep?: (called: (...args: unknown[]) => unknown) => number): string {
  const bytes = (view: Uint8Array) => Array.from(view, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const pack = (one: unknown): unknown => {
    if (one === undefined) return { $: 'undefined' };
    if (one === null || typeof one === 'boolean' || typeof one === 'string') return one;
    if (typeof one === 'number') return Number.isFinite(one) ? one : { $: 'number', of: String(one) };
    if (typeof one === 'function' && keep !== undefined) return { $: 'function', of: keep(one as (...args: unknown[]) => unknown) };
    if (Array.isArray(one)) return one.map(pack);
    if (ArrayBuffer.isView(one)) return { $: 'bytes', of: bytes(new Uint8Array(one.buffer, one.byteOffset, one.byteLength)) };
    if (one instanceof Error) return { $: 'error', of: one.message };
    if (typeof one === 'object' && typeof (one as { then?: unknown }).then !== 'function')
      return { $: 'object', of: Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, pack(inner)])) };
    throw new Error('An object could not be cloned.');
  };
  return JSON.stringify(pack(value));
}

/** The value of a text of {@link encode}. `call` makes a function of a number. */
export function decode(text: string, call?: (id: number) => (...args: unknown[]) => unknown): unknown {
  type Packed = { readonly $: string; readonly of?: unknown };
  const unpack = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(unpack);
    if (one === null || typeof one !== 'object') return one;
    const { $: kind, of } = one as Packed;
    if (kind === 'undefined') return undefined;
    if (kind === 'number') return Number(of);
    if (kind === 'bytes') return Uint8Array.from((of as string).match(/../g) ?? [], (pair) => parseInt(pair, 16));
    if (kind === 'error') return new Error(of as string);
    if (kind === 'function' && call !== undefined) return call(of as number);
    return Object.fromEntries(Object.entries(of as object).map(([key, inner]) => [key, unpack(inner)]));
  };
  return unpack(JSON.parse(text));
}
