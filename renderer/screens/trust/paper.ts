/** What stands in the squares of printed pages, and how it is read back. Pure. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { parseCheckpoint, parseDecimal } from '../../../app/audit/log/index.ts';
import type { ReceiptView } from '../../../app/audit/search/index.ts';

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

/** A receipt as somebody holds it. `code` as it was typed; `origin`, the name of its log, stands only in the square. */
export type PaperReceipt = PaperHead & { readonly index: number; readonly code: string; readonly origin: string | null };

const SQUARE = /^carkey-receipt\/1\s+(?<size>\d+)\s+(?<root>[0-9a-f]{64})\s+(?<index>\d+)\s+(?<code>[0-9A-Z-]{29})\s+(?<origin>\S.*)$/i;

/**
 * Code, entry and size in this order, then the root with any blanks. Words and the digits' grouping may stand there as on the page.
 */
const TYPED =
  /^(?<code>[0-9a-z](?:[\s-]*[0-9a-z]){24})\s+(?:\p{L}+\s+)?(?<index>\d[\d.,'’\u00a0\u202f]{0,18})\s+(?:\p{L}+\s+)?(?<size>\d[\d.,'’\u00a0\u202f]{0,18})\s+(?:\p{L}+\s+)?(?<root>[0-9a-f](?:\s*[0-9a-f]){63})$/iu;

/** The receipt in a text: its square, or what stands on the page as it is typed. Null when something of it is missing. */
export function receiptOnPaper(text: string): PaperReceipt | null {
  const given = text.slice(0, LONGEST).trim();
  const read = SQUARE.exec(given)?.groups ?? TYPED.exec(given)?.groups;
  if (read === undefined) return null;
  const index = parseDecimal(digitsOf(read['index']));
  const size = parseDecimal(digitsOf(read['size']));
  if (index === null || size === null) return null;
  const root = (read['root'] ?? '').replace(/\s/g, '').toLowerCase();
  return { size, root, index, code: read['code'] ?? '', origin: read['origin'] ?? null };
}

function digitsOf(grouped: string | undefined): string {
  return (grouped ?? '').replace(/\D/g, '');
}
