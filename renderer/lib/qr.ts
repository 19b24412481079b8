/** Square codes (QR, ISO/IEC 18004) as one SVG path, so that no mark-up is made from text. */
import { encode } from 'uqr';

/** A code: `path` draws its dark modules on a square of `size` modules; the quiet zone around it is the page's. */
export type QrCode = { readonly size: number; readonly path: string };

/** Most bytes that fit at error correction M (ISO/IEC 18004, table 7, version 40). */
export const QR_LIMIT = 2331;

/** The code of a text, as UTF-8; null for one that does not fit. Error correction M: a crease on the page may take 15 % of it. */
export function qrOf(text: string): QrCode | null {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > QR_LIMIT) return null;
  const { size, data } = encode([...bytes], { ecc: 'M', border: 0 });
  return { size, path: data.map((modules, row) => rowPath(row, modules)).join('') };
}

/** Neighbouring dark modules as one bar. */
function rowPath(row: number, modules: readonly boolean[]): string {
  let path = '';
  for (let column = 0; column < modules.length; column += 1) {
    if (modules[column] !== true) continue;
    const start = column;
    while (modules[column + 1] === true) column += 1;
    path += `M${start} ${row}h${column - start + 1}v1H${start}z`;
  }
  return path;
}
