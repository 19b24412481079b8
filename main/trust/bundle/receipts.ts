/** Receipts: the paper for a settled attempt, and the attempt of a paper. */
import type { EntryRow } from '../../../app/audit/entry/index.ts';
import { foldProof } from '../../../app/audit/proof/index.ts';
import { makeReceipt } from '../../../app/audit/receipt/index.ts';
import type { ReceiptView } from '../../../app/audit/search/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { AttemptId } from '../../../app/carkey/index.ts';
import type { ConsoleError } from '../../../app/contract/index.ts';
import { NO_PROOF, proofWord, type ProofState } from '../../../app/proof/index.ts';
import { refused } from '../../../app/refusals/index.ts';
import { brandsOf } from '../../../app/vehicle/index.ts';
import type { AttemptRecord } from '../../audit/index.ts';
import type { RunningMode } from '../../modes/index.ts';

type Parts = Pick<RunningMode, 'trail' | 'trust'>;

/** The receipt of an attempt, under a head that is signed now. */
export async function receiptOf({ trail, trust }: Parts, attempt: AttemptId): Promise<Result<ReceiptView, ConsoleError>> {
  const known = trail.attempt(attempt);
  const rows = trail.ofAttempt(attempt);
  const settling = rows.findLast(({ kind }) => kind === 'result' || kind === 'resolved');
  if (known === null) return fail(refused({ reason: 'attempt-not-found' }));
  if (settling === undefined) return fail(refused({ reason: 'attempt-not-settled' }));
  const disclosed = await trust.maintenance.disclose([settling.seq], new Set());
  const [entry] = disclosed.ok ? disclosed.value.entries : [];
  if (!disclosed.ok || entry === undefined) return fail({ code: 'log-unwritable', detail: 'The log cannot be signed now.' });
  const { origin, size, root, note, keys } = disclosed.value;
  const receipt = makeReceipt(entry.leaf, { origin, size, root }, known.vin);
  if (!receipt.ok) return fail({ code: 'internal', detail: `There is no receipt of this entry (${receipt.error}).` });
  const { kind: _kind, ...view } = receipt.value;
  const facts = { ...paperFacts(rows, known), at: settling.ts, simulator: known.scenario !== null, proof: proofWord(proofOf(rows)) };
  return ok({ ...view, ...facts, note, key: keys.at(-1) ?? '' });
}

/** The proof of an attempt, as its entries tell it. */
function proofOf(rows: readonly EntryRow[]): ProofState {
  return rows.reduce<ProofState>((before, row) => foldProof(before, row), NO_PROOF);
}

/** Whose vehicle, and who stood at it: the one who sent, whoever settled it later. */
function paperFacts(rows: readonly EntryRow[], { vin }: AttemptRecord): Pick<ReceiptView, 'vin' | 'brands' | 'technician' | 'station'> {
  const sent = rows.find(({ kind }) => kind === 'intent') ?? rows[0];
  return { vin, brands: vin === null ? [] : brandsOf(vin), technician: sent?.operator ?? null, station: sent?.stationName ?? '' };
}

/** The attempt whose receipt has this code, as it is written on the paper; null where none is known. */
export async function attemptOfReceipt({ trail, trust }: Parts, code: string): Promise<AttemptRecord | null> {
  const id = await trust.maintenance.findReceipt(code);
  return id === null ? null : trail.attempt(id);
}
