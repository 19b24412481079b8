/** Splits a byte stream of newline-separated JSON into values. Heartbeats (`{}`) and blank lines are dropped; a bad line is counted, never thrown. */
export class NdjsonReader {
  readonly #decoder = new TextDecoder();
  #rest = '';
  /** Lines that were not JSON objects with a `type`. */
  badLines = 0;

  /** Takes the next bytes, returns the whole values they complete. */
  push(bytes: Uint8Array): readonly { readonly type: string }[] {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#read(line.trim()));
  }

  #read(line: string): readonly { readonly type: string }[] {
    if (line === '' || line === '{}') return [];
    const value = parse(line);
    if (typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string')
      return [{ ...value, type: value.type }];
    this.badLines += 1;
    return [];
  }
}

/** JSON.parse with `undefined` for text that is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
