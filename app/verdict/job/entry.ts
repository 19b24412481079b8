/** The verdict of an entry that says that an attempt was refused or is unknown. Words that this program does not know get none. */
import type { Entry } from '../../audit/entry/index.ts';
import type { RefusalReason, UnknownReason } from '../../carkey/index.ts';
import { BY_NOT_SENT, BY_UNKNOWN, verdictOfRefusal, verdictOfUnknown } from './attempt.ts';
import type { Verdict } from '../index.ts';

type NotSent = Extract<RefusalReason, { kind: 'not-sent' }>['reason'];

/** Null for every other entry. */
export function verdictOfEntry({ kind, out, err, d }: Pick<Entry, 'kind' | 'out' | 'err' | 'd'>): Verdict | null {
  if (kind === 'unknown' && out !== undefined) return isUnknownReason(out) ? verdictOfUnknown(out, err) : null;
  if (kind !== 'result' || out !== 'refused') return null;
  if (err !== null) return verdictOfRefusal({ kind: 'error', code: err });
  return d?.reason !== undefined && isNotSent(d.reason) ? verdictOfRefusal({ kind: 'not-sent', reason: d.reason }) : null;
}

const isUnknownReason = (word: string): word is UnknownReason => word === 'error-code' || Object.hasOwn(BY_UNKNOWN, word);
const isNotSent = (word: string): word is NotSent => Object.hasOwn(BY_NOT_SENT, word);
