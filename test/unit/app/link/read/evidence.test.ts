import { describe, expect, test } from 'vitest';
import { reasonsOf, verdictOf, type VerdictFacts } from '../../../../../app/link/read/evidence.ts';
import type { LinkSource, LinkStates, VinReading } from '../../../../../app/link/protocol/types.ts';
import { refusalOf } from '../../../../../app/link/protocol/uds.ts';
import { parseVin } from '../../../../../app/vehicle/vin.ts';
import { OTHER, VIN } from '../../../../support/recorded.ts';

const STATES: LinkStates = { adapter: 'answers', powered: 'yes', bus: 'silent', ecu: 'silent' };
const facts = (some: Partial<VerdictFacts> = {}): VerdictFacts => ({
  adapter: null,
  volts: 12.4,
  states: STATES,
  readings: [],
  refusals: [],
  failures: [],
  silent: [],
  troubles: [],
  ...some,
});
const reading = (source: LinkSource, vin: string): VinReading => ({
  source,
  vin: parseVin(vin)!,
  ecu: '7E8',
  protocol: '6',
  raw: '',
  at: 1,
});
const refusal = (nrc: number) => ({ source: 'link F190 BSI', ecu: '652', nrc, code: refusalOf(nrc).code }) as const;
const talks = { ...STATES, bus: 'talks' } as const;

describe('verdict', () => {
  test('one reading agrees with itself, unconfirmed; two confirm', () => {
    expect(verdictOf(facts({ readings: [reading('link 0902', VIN)] }))).toEqual({
      kind: 'agree',
      vin: VIN,
      sources: ['link 0902'],
      confirmed: false,
    });
    const both = [reading('link 0902', VIN), reading('link F190 BSI', VIN)];
    expect(verdictOf(facts({ readings: both }))).toMatchObject({ kind: 'agree', confirmed: true, sources: ['link 0902', 'link F190 BSI'] });
  });

  test('two VINs are a conflict that shows both and chooses none, even from one source', () => {
    const verdict = verdictOf(
      facts({ readings: [reading('link 0902', VIN), reading('link F190 BSI', OTHER), reading('link F190 NAC', VIN)] }),
    );
    expect(verdict).toEqual({
      kind: 'conflict',
      vins: [
        { vin: VIN, sources: ['link 0902', 'link F190 NAC'] },
        { vin: OTHER, sources: ['link F190 BSI'] },
      ],
    });
    expect(verdictOf(facts({ readings: [reading('link 0902', VIN), reading('link 0902', OTHER)] })).kind).toBe('conflict');
  });

  test.each([0x22, 0x33, 0x7f, 0x10])('refusal %s without a VIN is a limit set by the car, not a fault', (nrc) => {
    expect(verdictOf(facts({ states: talks, refusals: [refusal(nrc)] }))).toMatchObject({ kind: 'limited', refusals: [{ nrc }] });
    expect(verdictOf(facts({ refusals: [refusal(nrc)], readings: [reading('link 0902', VIN)] })).kind).toBe('agree');
  });

  test.each([0x11, 0x31, 0x13])('refusal %s only says that the unit does not have it', (nrc) => {
    expect(verdictOf(facts({ states: talks, refusals: [refusal(nrc)] }))).toEqual({
      kind: 'silent',
      reasons: ['ecu-without-vin', 'pins-3-8'],
    });
  });
});

describe('reasons of silence, most probable first', () => {
  test.each([
    ['a dead adapter', facts({ states: { ...STATES, adapter: 'silent' } }), ['adapter-silent']],
    ['something that is no adapter', facts({ states: { ...STATES, adapter: 'not-elm' } }), ['not-an-obd-adapter']],
    ['an adapter out of step', facts({ states: { ...STATES, adapter: 'out-of-step' } }), ['adapter-out-of-step']],
    ['an adapter that starts anew again and again', facts({ states: { ...STATES, adapter: 'restarting' } }), ['adapter-restarting']],
    ['0.3 V', facts({ volts: 0.3 }), ['not-in-socket', 'bad-contact']],
  ])('%s', (_name, given, reasons) => {
    expect(reasonsOf(given)).toEqual(reasons);
  });

  test.each([
    ['dead bus, good battery', facts({ troubles: ['can-error', 'no-protocol-answered'] }), 'ignition-off'],
    ['dead bus, charging', facts({ volts: 14.1 }), 'pins-3-8'],
    ['electrical errors', facts({ troubles: ['bus-busy'] }), 'bad-contact'],
    ['bus talks, unit silent', facts({ states: talks }), 'pins-3-8'],
    ['weak battery', facts({ volts: 10 }), 'battery-weak'],
    ['cut answer', facts({ states: talks, failures: [{ source: 'link 0902', ecu: '7E8', fault: 'missing-frame' }] }), 'answer-damaged'],
    ['blank unit', facts({ states: talks, failures: [{ source: 'link F190 BSI', ecu: '652', fault: 'blank' }] }), 'ecu-without-vin'],
    ['busy unit', facts({ states: talks, refusals: [refusal(0x78)] }), 'ecu-busy'],
  ])('%s', (_name, given, first) => {
    const reasons = reasonsOf(given);
    expect(reasons[0]).toBe(first);
    expect(new Set(reasons).size).toBe(reasons.length);
  });

  test('a talking bus never blames the ignition', () => {
    for (const volts of [null, 10, 12, 14]) expect(reasonsOf(facts({ volts, states: talks }))).not.toContain('ignition-off');
  });
});
