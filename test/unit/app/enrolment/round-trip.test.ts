/** What is written of a run and what is read back are one, in every state that a run can come to. */
import { describe, expect, it } from 'vitest';
import { beginRun, runEntry, runStateOf, type RunEntry } from '../../../../app/audit/enrolment/index.ts';
import { decodeEntry, encodeEntry } from '../../../../app/audit/entry/entry.ts';
import { writable } from '../../../../app/audit/entry/strict.ts';
import type { Entry } from '../../../../app/audit/entry/types.ts';
import type { TransactionId } from '../../../../app/pims/types.ts';
import { SMALL } from '../../../support/entries.ts';
import { explore } from '../../../support/every-state.ts';

const UUID = '0b0c5a2e-7a1b-4f6e-9c53-0a1b2c3d4e5f' as TransactionId;
const STAMP = { log: 'log.invalid/test/1', station: 'other' } as const;

/** The entry as a log has it, by way of its bytes. */
function logged({ kind, out, err, d }: RunEntry): Entry {
  const by = 'C-0123456789ABCDEFGHJKMNPQRS';
  const entry: Entry = { ...SMALL, ...STAMP, kind, err: err ?? null, ...(out === undefined ? {} : { out }), d: { ...d, by } };
  const read = decodeEntry(encodeEntry(writable(entry)));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

const asTold = (state: unknown): unknown => JSON.parse(JSON.stringify(state).replaceAll('"tx-1"', `"${UUID}"`));

const states = [...explore().states.values()].map((state) => asTold(state) as Parameters<typeof runEntry>[0]);

describe('a run that is written and read back', () => {
  it('is the same in every state', () => {
    for (const state of states) expect(runStateOf(logged(runEntry(state)))).toEqual(state);
  });

  it('begins by asking, in the log and on the wire', () => {
    const first = beginRun('enrol', 'short');
    expect(first.effect).toEqual({ kind: 'ask', call: 'account.device-activated' });
    expect(runStateOf(logged(first.entry))).toEqual(first.next);
  });

  it.each([
    ['the words', (entry: RunEntry): RunEntry => ({ ...entry, d: { ...entry.d, word: 'active' } })],
    ['the transaction', ({ d: { tx: _, ...d }, ...entry }: RunEntry): RunEntry => ({ ...entry, d })],
    ['the error code', ({ err: _, ...entry }: RunEntry): RunEntry => entry],
  ])('differs where %s is not written', (_what, bend) => {
    const same = (state: (typeof states)[number]) => JSON.stringify(runStateOf(logged(bend(runEntry(state))))) === JSON.stringify(state);
    expect(states.every(same)).toBe(false);
  });
});
