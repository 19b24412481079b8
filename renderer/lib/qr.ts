/** Square codes (QR, ISO/IEC 18004) as one SVG path, so that no mark-up is made from text. */
import qrcode from 'qrcode-generator';

/** A code: `path` draws its dark modules on a square of `size` modules; the quiet zone around it is the page's. */
export type QrCode = { readonly size: number; readonly path: string };

/** Most bytes that fit at error correction M (ISO/IEC 18004, table 7, version 40). */
export const QR_LIMIT = 2331;

/** The code of a text, as UTF-8; null for one that does not fit. Error correction M: a crease on the page may take 15 % of it. */
export function qrOf(text: string): QrCode | null {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > QR_LIMIT) return null;
  const code = qrcode(0, 'M');
  // One character per byte: the encoder takes the low eight bits of each.
  code.addData(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''), 'Byte');
  code.make();
  const size = code.getModuleCount();
  const rows = Array.from({ length: size }, (_, row) => rowPath(row, size, (column) => code.isDark(row, column)));
  return { size, path: rows.join('') };
}

/** Neighbouring dark modules as one bar. */
function rowPath(row: number, size: number, isDark: (column: number) => boolean): string {
  let path = '';
  for (let column = 0; column < size; column += 1) {
    if (!isDark(column)) continue;
    const start = column;
    while (column + 1 < size && isDark(column + 1)) column += 1;
    path += `M${start} ${row}h${column - start + 1}v1H${start}z`;
  }
  return path;
}
