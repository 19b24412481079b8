/** What stands in the squares of printed pages, and how it is read back. Pure. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { parseCheckpoint, parseDecimal } from '../../../app/audit/checkpoint.ts';
import type { ReceiptView } from '../../../app/audit/trust.ts';

/** A head as somebody kept it: size, and root as lower-case hex. */
export type PaperHead = { readonly size: number; readonly root: string };

/** The square of a receipt, on one line: a scanner that types it ends with one Enter. */
export function receiptSquare({ origin, size, root, index, code }: ReceiptView): string {
  return `carkey-receipt/1 ${size} ${root} ${index} ${code} ${origin}`;
}

/** Longest text that is looked at: a note with several signatures is far below it. */
const LONGEST = 8_000;

/**
 * The head in a text: a signed note as its square gives it, a receipt's square, or size and root as they are typed, with any blanks in the
 * root. Null when there is none.
 */
export function headOnPaper(text: string): PaperHead | null {
  const given = text.slice(0, LONGEST).replaceAll('\r\n', '\n').trim();
  const note = parseCheckpoint(`${given}\n`);
  if (note.ok) return { size: note.value.head.size, root: bytesToHex(note.value.head.root) };
  const [, count, hex] =
    /^(?:carkey-receipt\/1\s+)?(\d+)\s+([0-9a-f][0-9a-f\s]{62,}?[0-9a-f])(?:\s+\d+\s+[0-9A-Z-]{29}\s.*)?$/is.exec(given) ?? [];
  const size = count === undefined ? null : parseDecimal(count);
  const root = hex?.replace(/\s/g, '').toLowerCase();
  return size === null || root?.length !== 64 ? null : { size, root };
}
