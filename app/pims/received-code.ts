/**
 * Finds the security code of an activation's result, whatever its type and however its key is spelled, so that nothing else has to look for
 * it. What is found and is no text of its own field is kept as the JSON that it came as.
 */
import type { Json, JsonObject } from '../base/index.ts';
import type { ReceivedCode } from './types.ts';

const bare = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '');

/** A field's value: its own one, else the first whose name is spelled alike (case, hyphens, blanks), on any level. Null: there is none. */
export function spelledAlike(result: JsonObject, name: string): Json {
  const own = Object.hasOwn(result, name) ? (result[name] ?? null) : null;
  return own ?? elsewhere(result, bare(name));
}

function elsewhere(value: Json, wanted: string): Json {
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, part] of Object.entries<Json>(value)) {
    const found = bare(name) === wanted && part !== null ? part : elsewhere(part, wanted);
    if (found !== null) return found;
  }
  return null;
}

/** The code of a result; null when there is none. A text counts as one in its own field only: elsewhere it may be something else. */
export function receivedCode(result: JsonObject): ReceivedCode | null {
  const own = Object.hasOwn(result, 'securityCode') ? result['securityCode'] : null;
  if (typeof own === 'string') return { form: 'text', text: own };
  const found = spelledAlike(result, 'securityCode');
  return found === null ? null : { form: 'other', text: typeof found === 'string' ? found : JSON.stringify(found) };
}

/** What JSON of this engine knows beyond the types: how a number was written, and how to write it so again. */
type RawJson = { readonly rawJSON?: (source: string) => Json };
type Reviver = (this: unknown, key: string, value: unknown, context?: { readonly source?: string }) => unknown;

/** The same code with every digit as the frame has it: rounded, a long number is another code. `raw`: the whole frame. */
export function exactly(code: ReceivedCode, raw: string): ReceivedCode {
  const { rawJSON } = JSON as RawJson;
  if (code.form === 'text' || rawJSON === undefined) return code;
  const asWritten: Reviver = (_key, value, context) =>
    typeof value === 'number' && context?.source !== undefined ? rawJSON(context.source) : value;
  const { result } = JSON.parse(raw, asWritten as Parameters<typeof JSON.parse>[1]) as { readonly result: JsonObject };
  return receivedCode(result) ?? code;
}
