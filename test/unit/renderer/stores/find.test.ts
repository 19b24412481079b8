/** The find field asks the log about what is no VIN: by the index where one leads there, and for one text at a time. */
import { describe, expect, it } from 'vitest';
import type { EntryRow } from '../../../../app/audit/entry/types.ts';
import type { Input, Outputs, PracticeVehicle, RecentVehicle } from '../../../../app/contract/console.ts';
import { onlyVehicle, type Found } from '../../../../renderer/stores/find.ts';
import { createJobStore } from '../../../../renderer/stores/job.ts';
import { fakeTransport, jobView } from '../../../support/fakes.ts';

const VINS = ['VR1AB12C3D4567890', 'VF3AB12C3D4567890', 'VF3S000000S000104'] as const;
const ACT = 'A-01234567890123456789ABCDEF';
const TX = '3f0c8a52-7b1d-4c6e-9a55-0d9f6c2b7e11';

const row = (part: Partial<EntryRow>) => ({ seq: 1, kind: 'status', err: null, ...part }) as EntryRow;

const UNSEEN = 'VR7PRACT0S0000102';

/** A log of three vehicles and one attempt, in practice: one more vehicle is there to practise on. */
function logged() {
  return fakeTransport({
    'vehicles.practice': (): Outputs['vehicles.practice'] =>
      [UNSEEN, VINS[0]].map((vin, at) => ({ vin, scenario: ['suspended', 'ok'][at], brands: [] }) as unknown as PracticeVehicle),
    'vehicles.recent': ({ search }: Input<'vehicles.recent'>) =>
      VINS.filter((vin) => vin.endsWith(search ?? '')).map((vin) => ({ vin }) as unknown as RecentVehicle),
    'audit.search': ({ filter }: Input<'audit.search'>): Outputs['audit.search'] => {
      const rows = [
        ...VINS.map((vin) => row({ vin })),
        row({ vin: VINS[0], act: ACT as NonNullable<EntryRow['act']>, kind: 'sent', d: { tx: TX } }),
        row({ vin: VINS[2], d: { tx: TX.replace('3f', '4f') } }),
      ];
      const { text, act, tx } = filter ?? {};
      const fits = (one: EntryRow) =>
        (text === undefined || one.vin?.includes(text) === true || one.act?.includes(text) === true) &&
        (act === undefined || one.act === act) &&
        (tx === undefined || one.d?.tx === tx);
      return { rows: rows.filter(fits), next: null, size: 9 };
    },
  });
}

async function found(text: string) {
  const api = logged();
  const job = createJobStore(api, () => 0);
  job.setFind(text);
  const storyOf = (scenario: string) => (scenario === 'suspended' ? 'Suspended: three days are left' : 'Fine');
  return { found: await job.look(storyOf), methods: api.calls.map(({ method }) => method) };
}

const offers = async (text: string) => (await found(text)).found?.offers;

describe('looking up', () => {
  it('the last 8 by the index alone; two vehicles are both offered, and none is opened by itself', async () => {
    const one = await found('s0000104');
    expect(one.methods).toEqual(['vehicles.recent', 'vehicles.practice', 'audit.search']);
    const two = await found('d4567890');
    expect(two.methods).toEqual(['vehicles.recent', 'vehicles.practice']);
    expect(two.found?.offers).toEqual([
      { kind: 'vehicle', vin: VINS[0] },
      { kind: 'vehicle', vin: VINS[1] },
    ]);
    expect(two.found === null ? null : onlyVehicle(two.found)).toBeNull();
  });

  it('a part of five characters anywhere in a VIN; Enter alone does not open what it names', async () => {
    const part = (await found('r1ab1')).found;
    expect(part?.offers).toEqual([{ kind: 'vehicle', vin: VINS[0] }]);
    expect(part === null ? null : onlyVehicle(part)).toBeNull();
  });

  it('a practice vehicle that nobody looked at yet, by the last 8 of its card and by a part', async () => {
    for (const text of ['s0000102', 'act0s']) expect(await offers(text), text).toEqual([{ kind: 'vehicle', vin: UNSEEN }]);
    expect(await offers('d4567890')).toHaveLength(2);
  });

  it('a practice vehicle by words of its story, whether they could stand in a VIN or not', async () => {
    const told = [{ kind: 'vehicle', vin: UNSEEN, scenario: 'suspended' }];
    for (const text of ['three days', 'SUSPENDED', 'Suspend']) expect(await offers(text), text).toEqual(told);
    expect(await offers('nothing like it')).toEqual([]);
  });

  it('every name of a text, and says which lead nowhere', async () => {
    const several = (await found(`${VINS[0]} ${ACT} ${TX} PIMS 2302 ${ACT.replace('0', '1')}`)).found;
    expect(several?.offers).toEqual([
      { kind: 'vehicle', vin: VINS[0] },
      { kind: 'attempt', act: ACT },
      { kind: 'error', code: 2302 },
    ]);
    expect(several?.missing).toEqual([ACT.replace('0', '1')]);
    expect(several === null ? null : onlyVehicle(several)).toBe(VINS[0]);
  });

  it('a vehicle can be opened although the log did not answer; what is nearly a VIN is told and keeps Enter from opening another', async () => {
    const silent = createJobStore(fakeTransport({ 'audit.search': () => ({ fail: 'no-entry-fits' as const }) }), () => 0);
    silent.setFind(`${VINS[0]} ${ACT}`);
    expect(await silent.look()).toMatchObject({ offers: [{ kind: 'vehicle', vin: VINS[0] }], missing: [], error: { code: 'not-found' } });
    const nearly = (await found(`${VINS[0]} VR3PRACTOS0000101`)).found;
    expect(nearly).toMatchObject({ offers: [{ kind: 'vehicle', vin: VINS[0] }], missing: [], nearly: ['VR3PRACTOS0000101'] });
    expect(nearly === null ? null : onlyVehicle(nearly)).toBeNull();
  });

  it('the vehicle of an attempt stands first, and is not opened by itself where the text does not name it', async () => {
    const several = (await found(`${ACT} PIMS 2302`)).found;
    expect(several?.offers.map(({ kind }) => kind)).toEqual(['vehicle', 'attempt', 'error']);
    expect(several === null ? null : onlyVehicle(several)).toBeNull();
  });

  it('the first twelve names of a list', async () => {
    const list = Array.from({ length: 20 }, (_, n) => `VR1AB12C3D45678${String(n + 10)}`).join(' ');
    expect((await found(list)).found).toMatchObject({ hasMore: true, offers: { length: 12 } });
  });

  it('an attempt and a transaction give the vehicle and the attempt', async () => {
    const both = [
      { kind: 'vehicle', vin: VINS[0] },
      { kind: 'attempt', act: ACT },
    ];
    expect(await offers(ACT.toLowerCase())).toEqual(both);
    expect(await offers(ACT.slice(0, 10))).toEqual(both);
    expect(await offers(TX)).toEqual(both);
    expect(await offers(TX.replace('3f', '4f'))).toEqual([
      { kind: 'vehicle', vin: VINS[2] },
      { kind: 'entries', tx: TX.replace('3f', '4f') },
    ]);
  });

  it('nothing is asked about a VIN or one with a slip, and about a word only which stories there are', async () => {
    for (const text of [VINS[0], ` ${VINS[0].toLowerCase()}`, '12']) expect(await found(text)).toEqual({ found: null, methods: [] });
    expect((await found('hello')).methods).toEqual(['vehicles.practice']);
  });

  it('what could not be asked says why', async () => {
    const job = createJobStore(fakeTransport({ 'vehicles.recent': () => ({ fail: 'no-entry-fits' as const }) }), () => 0);
    job.setFind('D4567890');
    expect(await job.look()).toMatchObject({ offers: [], error: { code: 'not-found' } });
  });

  it('the answer to an earlier text is dropped', async () => {
    const slow = Promise.withResolvers<readonly RecentVehicle[]>();
    const job = createJobStore(fakeTransport({ 'vehicles.recent': () => slow.promise }), () => 0);
    job.setFind('D4567890');
    const looking = job.look();
    job.setFind('D456789');
    slow.resolve([{ vin: VINS[0] } as unknown as RecentVehicle]);
    expect(await looking).toBeNull();
    expect(job.getState().find).toMatchObject({ text: 'D456789', found: null });
  });

  it('Enter opens the one vehicle whose last 8 were typed', () => {
    const sought = { kind: 'vin-part', text: 'D4567890', isPlate: false } as const;
    const one: Found = { sought, offers: [{ kind: 'vehicle', vin: VINS[0] }], hasMore: false, error: null };
    expect(onlyVehicle(one)).toBe(VINS[0]);
    expect(onlyVehicle({ ...one, hasMore: true })).toBeNull();
    expect(onlyVehicle({ ...one, sought: { ...sought, text: 'D456789' } })).toBeNull();
  });
});

describe('a refusal of the moment', () => {
  const stage = { name: 'sending', since: 1, limitMs: null } as const;

  it('"not now" goes once what was running has ended; other refusals stay', async () => {
    for (const [fail, stays] of [
      ['activation-running', false],
      ['watch-only', true],
    ] as const) {
      const job = createJobStore(fakeTransport({ 'job.refresh': () => ({ fail }) }), () => 0);
      job.takeView(jobView({ stage, rev: 1 }));
      await job.run('job.refresh', {});
      expect(job.getState().error).not.toBeNull();
      job.takeView(jobView({ stage, rev: 2 }));
      expect(job.getState().error).not.toBeNull();
      job.takeView(jobView({ rev: 3 }));
      expect(job.getState().error !== null).toBe(stays);
    }
  });
});
