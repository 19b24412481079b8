import { describe, expect, it } from 'vitest';
import type { ErasureView, ReceiptView, TrustView } from '../../../../app/audit/search/trust.ts';
import type { AttemptId } from '../../../../app/carkey/types.ts';
import { confirmsVin, createTrustStore, forgetMissing, percentOf } from '../../../../renderer/stores/trust.ts';
import { fakeTransport } from '../../../support/fakes.ts';

const VIN = 'VR1AB12C3D4567890';

const ATTEMPT = 'A-01' as AttemptId;

function trustView(changes: Partial<TrustView> = {}): TrustView {
  return {
    keys: [],
    head: null,
    outside: { kind: 'none', at: null, size: null, entriesSince: 0 },
    share: null,
    finding: null,
    verifying: null,
    verified: null,
    backingUp: null,
    backups: [],
    dueForErasure: null,
    owed: null,
    keysKept: 'file',
    station: null,
    witnessKey: null,
    asOf: 1_000,
    rev: 1,
    ...changes,
  };
}

describe('trust store', () => {
  it('an answer that was overtaken by an event does not replace it', async () => {
    const late = Promise.withResolvers<TrustView>();
    const trust = createTrustStore(fakeTransport({ 'trust.get': () => late.promise }));
    const loading = trust.load();
    trust.take({ type: 'trust', trust: trustView({ rev: 20, verifying: { part: 0.5, since: 1 } }) });
    late.resolve(trustView({ rev: 15, asOf: 9_000 }));
    await loading;
    expect(trust.getState().view).toMatchObject({ rev: 20, verifying: { part: 0.5 } });
  });

  it('one work at a time: what is pressed meanwhile is not sent', async () => {
    const slow = Promise.withResolvers<TrustView>();
    const api = fakeTransport({ 'trust.verify': () => slow.promise, 'trust.print': () => ({ note: 'n' }) });
    const trust = createTrustStore(api);
    const verifying = trust.verify();
    await trust.print();
    expect(api.calls.map(({ method }) => method)).toEqual(['trust.verify']);
    slow.resolve(trustView());
    await verifying;
    expect(trust.getState().busy).toBeNull();
  });

  it('a printed head is the newest outside proof, so the view is asked for again', async () => {
    const api = fakeTransport({ 'trust.print': () => ({ note: 'note' }), 'trust.get': () => trustView({ rev: 30 }) });
    const trust = createTrustStore(api);
    await trust.print();
    expect(trust.getState()).toMatchObject({ note: 'note', view: { rev: 30 } });
  });

  it('a new comparison takes the former answer away first', async () => {
    const api = fakeTransport({ 'trust.compare': ({ size }: { size: number }) => ({ standing: size === 1 ? 'fits' : 'forked' }) });
    const trust = createTrustStore(api);
    await trust.compare({ size: 1, root: 'a' });
    expect(trust.getState().standing).toBe('fits');
    const second = trust.compare({ size: 2, root: 'b' });
    expect(trust.getState().standing).toBeNull();
    await second;
    expect(trust.getState().standing).toBe('forked');
  });

  it('what was found out about one text is never told of the next', async () => {
    const first = Promise.withResolvers<{ standing: 'fits' }>();
    const answers = [first.promise, { standing: 'forked' as const }];
    const api = fakeTransport({
      'trust.compare': () => answers.shift() as { standing: 'forked' },
      'audit.entry': () => ({ seq: 1 }) as never,
    });
    const trust = createTrustStore(api);
    const genuine = trust.lookUp({ size: 2, root: 'a', index: 1 });
    await expect.poll(() => answers.length).toBe(1);
    trust.dropEvidence();
    const forged = trust.lookUp({ size: 2, root: 'b', index: 1 });
    first.resolve({ standing: 'fits' });
    const seen: (string | null)[] = [];
    trust.subscribe(({ evidence }) => seen.push(evidence?.standing ?? null));
    await Promise.all([genuine, forged]);
    expect(trust.getState().evidence).toEqual({ standing: 'forked', entry: null });
    expect(seen).not.toContain('fits');
    expect(api.calls.map(({ method }) => method)).toEqual(['trust.compare', 'trust.compare']);
  });

  it('nor what was found out about one head of the next', async () => {
    const slow = Promise.withResolvers<{ standing: 'fits' }>();
    const trust = createTrustStore(fakeTransport({ 'trust.compare': () => slow.promise }));
    const compared = trust.compare({ size: 1, root: 'a' });
    trust.dropStanding();
    slow.resolve({ standing: 'fits' });
    await compared;
    expect(trust.getState().standing).toBeNull();
  });

  it('a receipt that is refused opens nothing and keeps the reason', async () => {
    const trust = createTrustStore(fakeTransport({ 'receipt.get': () => ({ fail: 'attempt-not-settled' }) }));
    expect(await trust.showReceipt(ATTEMPT)).toBe(false);
    expect(trust.getState()).toMatchObject({ receipt: null, error: { code: 'not-now' } });
  });

  it('a receipt stays until it is laid aside', async () => {
    const receipt = { attempt: ATTEMPT, code: 'X' } as ReceiptView;
    const trust = createTrustStore(fakeTransport({ 'receipt.get': () => receipt }));
    expect(await trust.showReceipt(ATTEMPT)).toBe(true);
    expect(trust.getState().receipt).toBe(receipt);
    trust.layAside();
    expect(trust.getState().receipt).toBeNull();
  });
});

describe('forgetting a vehicle', () => {
  const erasure = {
    veh: 'V-1',
    ground: 'requested',
    seq: 9,
    at: 1,
    count: 4,
    found: [],
    backups: 1,
    setAside: 0,
  } as unknown as ErasureView;

  it('names the vehicle that the dialog was opened for, and keeps the receipt', async () => {
    const api = fakeTransport({ 'audit.forget': () => erasure });
    const trust = createTrustStore(api);
    trust.startForgetting(VIN);
    await trust.forget('requested');
    expect(api.calls).toEqual([{ method: 'audit.forget', input: { vin: VIN, ground: 'requested' } }]);
    expect(trust.getState().forgetting).toEqual({ vin: VIN, done: erasure });
  });

  it('is sent once, and never without a vehicle', async () => {
    const api = fakeTransport({ 'audit.forget': () => erasure });
    const trust = createTrustStore(api);
    await trust.forget('requested');
    trust.startForgetting(VIN);
    await trust.forget('requested');
    await trust.forget('requested');
    expect(api.calls).toHaveLength(1);
  });

  it('the last eight characters confirm it, and so does a scan of the whole VIN', () => {
    for (const typed of ['D4567890', ' d456 7890 ', VIN, `I${VIN}`, VIN.toLowerCase()]) expect(confirmsVin(typed, VIN), typed).toBe(true);
  });

  it('less, more or another VIN confirms nothing', () => {
    for (const typed of ['', '4567890', '3D4567890', 'D4567891', 'VR1AB12C3D4567891']) expect(confirmsVin(typed, VIN), typed).toBe(false);
    expect(confirmsVin('', '')).toBe(false);
  });
});

describe('progress', () => {
  it('is told in whole percent, never beyond its ends', () => {
    expect([0, 0.499, 0.999, 1, 1.2, -1].map(percentOf)).toEqual([0, 49, 99, 100, 100, 0]);
  });
});

describe('why a vehicle cannot be forgotten yet', () => {
  const VEHICLE = 'VR1AB12C3D4567890';
  it.each([
    ['', null, 'ground'],
    ['', 'requested', 'short'],
    ['456789', 'requested', 'short'],
    ['D4567891', 'requested', 'differs'],
    ['D4567890', 'requested', null],
    [`I${VEHICLE}`, 'requested', null],
  ] as const)('%s, %s: %s', (typed, ground, missing) => {
    expect(forgetMissing(typed, VEHICLE, ground)).toBe(missing);
  });
});
