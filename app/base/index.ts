/** What every rule needs and nothing of the console depends on: results, JSON, text encodings, languages, revisions, error codes. */
export { decodeBase64, encodeBase64, isBase64 } from './base64.ts';
export type { ErrorCode, PlainCode } from './error-code.ts';
export { windowsNameFault, type NameFault } from './file-names.ts';
export { foldText } from './fold-text.ts';
export { canonicalInteger, canonicalJson, canonicalString, isPlain } from './jcs.ts';
export type { Json, JsonObject } from './json.ts';
export { LANGUAGES, type Language } from './language.ts';
export { MODES, type Mode } from './mode.ts';
export { assertNever, fail, ok, type Result } from './result.ts';
export { newerOf, outdated, type Revised } from './revised.ts';
export { decodeUtf8 } from './utf8.ts';
export { visible, visibleLine } from './visible.ts';
