/** Writing for a terminal: whatever a phone, a bridge or a file says may be in it, and a terminal gets nothing that it obeys. */
import { visible } from '../../../../app/base/index.ts';
import type { Io } from './command.ts';

/** The same world, written to without signs that a terminal obeys; each becomes U+FFFD. */
export function toldVisibly(io: Io): Io {
  return { ...io, out: (text) => io.out(visible(text)), err: (text) => io.err(visible(text)) };
}

/** A value as one line of JSON that loses nothing: JSON itself escapes the controls of ASCII alone, and a terminal obeys these too. */
export function jsonLine(value: unknown): string {
  const json = JSON.stringify(value).replaceAll(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) =>
    Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
  return `${json}\n`;
}
