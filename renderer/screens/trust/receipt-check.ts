/** Is a receipt genuine? Judged from what stands on it and what the log says about its place. Pure. */
import { hexToBytes } from '@noble/hashes/utils.js';
import { checkReceiptCode, parseReceiptCode } from '../../../app/audit/receipt/index.ts';
import type { EntryRow } from '../../../app/audit/entry/index.ts';
import type { Evidence } from '../../stores/trust.ts';
import { receiptOnPaper, type PaperReceipt } from './paper.ts';

/** What a typed or scanned text is before the log is asked. `mistyped`: characters of the code are missing or wrong. `code-only`: the code alone, without a typing error. */
export type Reading =
  | { readonly is: 'nothing' | 'unreadable' | 'mistyped' | 'code-only' | 'other-log' }
  | { readonly is: 'receipt'; readonly paper: PaperReceipt };

/**
 * The answer. `differs`: the log goes on from the receipt's head, but its code is not that of the entry. `no-result`: the code is that of
 * an entry which settles no attempt, for which the console makes no receipt.
 */
export type Verdict =
  { readonly is: 'genuine'; readonly row: EntryRow } | { readonly is: 'differs' | 'no-result' | 'rolled-back' | 'forked' | 'other-log' };

/** Reads a text. `origin`: the name of the log that is asked; null while it is not known. */
export function readReceipt(text: string, origin: string | null): Reading {
  if (text.trim() === '') return { is: 'nothing' };
  const paper = receiptOnPaper(text);
  const code = parseReceiptCode(paper?.code ?? text);
  if (!code.ok) return { is: paper !== null || isNearlyCode(text) ? 'mistyped' : 'unreadable' };
  if (paper === null) return { is: 'code-only' };
  // A square of another log would be found to differ from this one, as if this one had been rewritten.
  return paper.origin !== null && origin !== null && paper.origin !== origin ? { is: 'other-log' } : { is: 'receipt', paper };
}

/** As short as a code and of its characters: somebody types one, or typed it with a slip. */
function isNearlyCode(text: string): boolean {
  return /^[0-9a-z\s-]{1,40}$/i.test(text.trim());
}

/** Judges a receipt. */
export function judgeReceipt(paper: PaperReceipt, { standing, entry }: Evidence): Verdict {
  if (standing !== 'fits') return { is: standing };
  const { code, index, size, root } = paper;
  if (entry?.row.seq !== index) return { is: 'differs' };
  const claim = { leaf: hexToBytes(entry.leafHash), index, size, root: hexToBytes(root) };
  if (!checkReceiptCode(code, claim).ok) return { is: 'differs' };
  const { row } = entry;
  return row.kind === 'result' || row.kind === 'resolved' ? { is: 'genuine', row } : { is: 'no-result' };
}
