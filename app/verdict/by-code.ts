/** The verdict of one error of one call. Total: every call and every number has one. */
import { pimsErrorInfo } from '../pims/index.ts';
import { decideError } from '../pims/session-calls/index.ts';
import { BY_CALL, BY_CODE, type JudgedCall, UNPUBLISHED } from './codes.ts';
import { factOf, verdictOf, type Judged } from './make.ts';
import { OF_CUSTOMER, type Fact, type Verdict } from './types.ts';

/** Does the error leave it open whether the call was carried out? A status is only read. */
export function leavesOpen(call: JudgedCall, code: number): boolean {
  if (call === 'carkey.get') return false;
  return call === 'carkey.set' ? pimsErrorInfo(code).effect === 'unknown' : decideError(call, code).done === 'maybe';
}

/** Whose matter it is that `call` was answered `code`. While it may have been carried out, nothing of the customer's is named. */
export function verdictOfCode(call: JudgedCall, code: number): Verdict {
  const row = BY_CALL[call]?.[code] ?? BY_CODE[code] ?? UNPUBLISHED;
  const isOpen = leavesOpen(call, code);
  const judged: Judged = isOpen && OF_CUSTOMER.has(row[0]) ? ['nobody-knows', 'open', row[2]] : row;
  return verdictOf(judged, [factOf('pims-error', { code }), ...concludedOf(call, code, judged, isOpen)], code);
}

function concludedOf(call: JudgedCall, code: number, [, ground]: Judged, isOpen: boolean): readonly Fact[] {
  const side = ground === 'from-code' ? [factOf('side-not-published', { code })] : [];
  if (isOpen) return [...side, factOf('may-be-done')];
  return call === 'carkey.set' ? [...side, factOf('nothing-done', { code })] : side;
}
