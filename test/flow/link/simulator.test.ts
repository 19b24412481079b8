/** The simulated adapter as a peer: other cars, other VINs. */
import { describe, expect, it } from 'vitest';
import { parseVin } from '../../../app/vehicle/vin.ts';
import { SIMULATED_ADAPTER_NAMES, SIMULATED_CAR_NAMES, startSimulatedAdapter } from '../../../main/link/simulator/adapter.ts';
import { openKit } from './kit.ts';

const OTHER = parseVin('VR1ATTENTKW000123')!;

describe('the simulated adapter', () => {
  it.for(['agree', 'k-line', 'session', 'two-engines'])('reads the VIN it was given, from car %s', async (car) => {
    const { link, id } = await openKit({ network: true, car, vin: OTHER });
    expect(await link.read(id)).toMatchObject({ ok: true, value: { verdict: { kind: 'agree', vin: OTHER } } });
  });

  it('leaves the VIN of a used unit alone', async () => {
    const { link, id } = await openKit({ network: true, car: 'conflict', vin: OTHER });
    const read = await link.read(id);
    const vins = read.ok && read.value.verdict.kind === 'conflict' ? read.value.verdict.vins.map(({ vin }) => vin) : [];
    expect(vins).toHaveLength(2);
    expect(vins).toContain(OTHER);
  });

  it('is in no socket when it was put into no car, and knows no other cars than its own', async () => {
    const { link, id, setCar } = await openKit({ network: true, car: null });
    expect(await link.read(id)).toMatchObject({
      ok: true,
      value: { verdict: { kind: 'silent', reasons: ['not-in-socket', 'bad-contact'] } },
    });
    expect([setCar('submarine'), setCar('agree')]).toEqual([false, true]);
    expect([...SIMULATED_CAR_NAMES, ...SIMULATED_ADAPTER_NAMES]).toEqual(expect.arrayContaining(['agree', 'elm327']));
    await expect(startSimulatedAdapter({ port: 0, car: 'agree', adapter: 'toaster' })).rejects.toThrow('toaster');
  });
});
