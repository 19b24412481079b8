/** A security code as text, as hex digits, or as it was received. */
import type { DecodedCode } from '../../../../app/carkey/index.ts';
import type { ShownCode } from '../../../../app/contract/index.ts';

/** Ways to look at the bytes. */
export type Look = 'text' | 'hex' | 'raw';
/** All of them, in the order of the tabs. */
export const LOOKS: readonly Look[] = ['text', 'hex', 'raw'];

/** The code of one look, or null where there is none. Pure. */
export function codeAs(shown: Pick<ShownCode, 'decoded' | 'raw'>, look: Look): string | null {
  switch (look) {
    case 'text':
      return withoutTrailing(shown.decoded);
    case 'hex':
      return shown.decoded?.hex.replace(/(..)(?=.)/g, '$1 ') ?? null;
    case 'raw':
      return shown.raw;
  }
}

/** The line end at the end is named beside the code, not shown as an empty line. */
function withoutTrailing(decoded: DecodedCode | null): string | null {
  return decoded === null || decoded.text === null ? null : decoded.text.replace(/\r?\n$/, '');
}
