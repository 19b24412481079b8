/** What comes back over the bridge of a proof, and what is shown of it. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../app/base/json.ts';
import type { RequestOutcome, TransactionId } from '../../../../app/pims/types.ts';
import {
  commandEvent,
  NO_PROOF,
  signalEvent,
  statusEvent,
  stepProof,
  viewProof,
  type ProofEvent,
  type ProofState,
} from '../../../../app/proof/index.ts';
import type { Vin } from '../../../../app/vehicle/types.ts';

const VIN = 'VR3UHZKXZNT123456' as Vin;
const TX = 'tx-1' as TransactionId;
const told = (result: JsonObject | null): RequestOutcome => ({
  kind: 'answered',
  elapsedMs: 1,
  answer: { status: 'SUCCEEDED', transactionId: TX, result, raw: '' },
});
const failed = (code: number): RequestOutcome => ({
  kind: 'answered',
  elapsedMs: 1,
  answer: { status: 'FAILED', transactionId: TX, error: { code, label: '', subErrors: null }, raw: '' },
});
const play = (...events: readonly ProofEvent[]): ProofState =>
  events.reduce((state, event) => {
    const step = stepProof(state, event);
    if (!step.ok) throw new Error(`${step.error.from} ${step.error.event}`);
    return step.value.next;
  }, NO_PROOF);
const HORN: ProofEvent = { type: 'command', call: 'command.horn', carInSight: true, tx: TX, at: 1 };

describe('a proof', () => {
  it('reads a status, and refuses that of another vehicle', () => {
    const status = (vin: string) => told({ vehicle: { ressources: { status: { lastUpdate: "2022-02-14T13':'41':58Z", vin } } } });
    const at = Date.UTC(2022, 1, 14, 13, 42);
    const read: ProofEvent = { type: 'read', read: 'remote.status' };
    const fresh = viewProof(play(read, statusEvent(status(VIN), VIN, at)));
    expect([fresh.state.status?.freshness, fresh.word, fresh.heed]).toEqual(['fresh', 'status', null]);
    const old = viewProof(play(read, statusEvent(status(VIN), VIN, at + 3_600_000)));
    expect([old.state.status?.freshness, old.word]).toEqual(['kept', 'status-kept']);
    const other = viewProof(play(read, statusEvent(status('VR3UHZKXZNT999999'), VIN, at)));
    expect([other.state.status, other.heed, other.word]).toEqual([null, 'check-vehicle', 'none']);
    expect(viewProof(play(read, statusEvent(failed(2302), VIN, at))).heed).toBe('one-time-code');
    expect(viewProof(play(read, statusEvent({ kind: 'no-answer', reason: 'timeout', elapsedMs: 1 }, VIN, at))).heed).toBe('ask-state');
  });

  it('says network, not the CarKey, for 2377', () => {
    expect(viewProof(play(HORN, commandEvent(TX, failed(2377)))).heed).toBe('network');
  });

  it('takes signals as they come; a lost answer is unknown, and a signal still tells', () => {
    const lost = play(HORN, commandEvent(TX, { kind: 'no-answer', reason: 'disconnected', elapsedMs: 1 }));
    expect([viewProof(lost).word, viewProof(lost).heed]).toEqual(['unknown', 'ask-state']);
    const signals = [900, '903', 200].flatMap((code) => signalEvent({ code }) ?? []);
    expect(viewProof(play(HORN, commandEvent(TX, told(null)), ...signals)).word).toBe('command-done');
    expect(signalEvent({ code: 904 })).toBe(null);
    expect(viewProof(play(HORN, commandEvent(TX, told(null)), { type: 'saw', tx: TX, seen: 'seen' })).word).toBe('seen');
    expect(viewProof(play(HORN)).mayCommand).toEqual([]);
  });
});
