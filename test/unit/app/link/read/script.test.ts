import { describe, expect, test } from 'vitest';
import { Conversation } from '../../../../../app/link/read/conversation.ts';
import { protocolOf } from '../../../../../app/link/protocol/protocols.ts';
import { probeScript } from '../../../../../app/link/read/script-init.ts';
import { SIMULATED_ADAPTERS, simulatedAdapter } from '../../../../../app/link/simulator/adapters.ts';
import { LIMITS } from '../../../../../app/link/protocol/limits.ts';
import {
  OTHER_SIMULATED_VIN as OTHER,
  SIMULATED_CARS,
  SIMULATED_VIN as VIN,
  simulatedCar,
} from '../../../../../app/link/simulator/cars.ts';
import { SimulatedElm } from '../../../../../app/link/simulator/elm.ts';
import { play, run } from '../../../../support/drive.ts';

const ALL = ['link 0902', 'link F190 BSI', 'link F190 NAC', 'link F190 telematics'];

describe('every simulated car with a true adapter', () => {
  test.each([
    ['agree', { kind: 'agree', vin: VIN, sources: ALL, confirmed: true }],
    ['silent-bsi', { kind: 'agree', vin: VIN, sources: ['link 0902'], confirmed: true }],
    ['k-line', { kind: 'agree', vin: VIN, sources: ['link 0902'], confirmed: true }],
    ['session', { kind: 'agree', vin: VIN, sources: ['link 0902', 'link F190 BSI'], confirmed: true }],
    ['pending', { kind: 'agree', vin: VIN, sources: ['link 0902', 'link F190 BSI'], confirmed: true }],
    ['two-engines', { kind: 'agree', vin: VIN, sources: ['link 0902'], confirmed: true }],
    ['units-only', { kind: 'agree', vin: VIN, sources: ['link F190 BSI', 'link F190 NAC'], confirmed: true }],
    ['newer-telematics', { kind: 'agree', vin: VIN, sources: ['link F190 telematics'], confirmed: true }],
    ['older-radio', { kind: 'agree', vin: VIN, sources: ['link 21B0 radio'], confirmed: true }],
    ['new-bsi', { kind: 'agree', vin: VIN, sources: ['link 0902', 'link F190 NAC'], confirmed: true }],
    ['gateway', { kind: 'limited' }],
    ['pins-3-8', { kind: 'silent', reasons: ['pins-3-8', 'ecu-without-vin'] }],
    ['not-in-socket', { kind: 'silent', reasons: ['not-in-socket', 'bad-contact'] }],
    ['always-pending', { kind: 'silent', reasons: ['ecu-busy', 'ecu-without-vin', 'pins-3-8'] }],
    ['blank-bsi', { kind: 'silent', reasons: ['ecu-without-vin', 'pins-3-8'] }],
  ])('%s', (car, verdict) => {
    expect(play(car).result.verdict).toMatchObject(verdict);
  });

  test('a conflict names who said what', () => {
    expect(play('conflict').result.verdict).toEqual({
      kind: 'conflict',
      vins: [
        { vin: OTHER, sources: ['link 0902'] },
        { vin: VIN, sources: ['link F190 BSI', 'link F190 NAC'] },
      ],
    });
  });

  test.each([
    ['asleep', 'ignition-off', { adapter: 'answers', powered: 'yes', bus: 'silent', ecu: 'silent' }],
    ['weak-battery', 'battery-weak', { adapter: 'answers', powered: 'weak', bus: 'silent', ecu: 'silent' }],
    ['not-in-socket', 'not-in-socket', { adapter: 'answers', powered: 'no', bus: 'silent', ecu: 'silent' }],
    ['pins-3-8', 'pins-3-8', { adapter: 'answers', powered: 'yes', bus: 'talks', ecu: 'silent' }],
    ['gateway', null, { adapter: 'answers', powered: 'yes', bus: 'talks', ecu: 'refuses' }],
    ['agree', null, { adapter: 'answers', powered: 'yes', bus: 'talks', ecu: 'answers' }],
  ])('%s: the four states are told apart', (car, first, states) => {
    const { verdict, facts } = play(car).result;
    expect(facts.states).toEqual(states);
    expect(verdict.kind === 'silent' ? verdict.reasons[0] : null).toBe(first);
  });

  test('readings carry source, ECU, protocol, raw bytes and time', () => {
    const { readings } = play('agree').result.facts;
    expect(readings.map(({ source, ecu, protocol }) => [source, ecu, protocol])).toEqual([
      ['link 0902', '7E8', '6'],
      ['link F190 BSI', '652', '6'],
      ['link F190 NAC', '664', '6'],
      ['link F190 telematics', '67C', '6'],
    ]);
    for (const { raw, at } of readings) {
      expect(raw).toMatch(/^(490201|62F190)[0-9A-F]{34}$/);
      expect(at).toBeGreaterThan(0);
    }
  });

  test.each([...SIMULATED_CARS].map(({ name }) => name))('%s: the same in pieces of 1, 3 and 20 bytes', (car) => {
    const whole = play(car);
    for (const piece of [1, 3, 20]) expect(play(car, 'elm327', { piece }).result).toEqual(whole.result);
  });
});

describe('every simulated adapter in a car whose sources agree', () => {
  test.each([
    ['elm327', 'elm327', ALL],
    ['obdlink-sx', 'stn', ALL],
    ['vlinker-fs', 'vlinker', ALL],
    ['clone-v1.5', 'clone', ALL],
    ['clone-v2.1', 'clone', ALL],
    ['clone-echo', 'clone', ALL],
    ['clone-garbage', 'clone', ALL],
    ['clone-wakes-late', 'clone', ALL],
    ['clone-deaf-to-reset', 'clone', ALL],
    ['supply-drops', 'elm327', ALL],
    ['clone-no-flow-control', 'clone', ['link 0902']],
    ['clone-no-headers', 'clone', ['link 0902']],
    ['clone-cuts-requests', 'clone', ['link 0902']],
  ])('%s is %s and reads what it can, by USB and by radio', (adapter, family, sources) => {
    for (const medium of ['usb', 'radio'] as const) {
      const { facts, verdict } = play('agree', adapter, { medium }).result;
      expect(facts.adapter?.family).toBe(family);
      expect(verdict).toEqual({ kind: 'agree', vin: VIN, sources, confirmed: true });
      expect(facts.adapter?.advice.includes('generic-obd-only')).toBe(sources.length === 1);
    }
  });

  test.each([
    ['silent', 'silent', 'adapter-silent'],
    ['modem', 'not-elm', 'not-an-obd-adapter'],
    ['clone-one-late', 'out-of-step', 'adapter-out-of-step'],
    ['restarts-again-and-again', 'restarting', 'adapter-restarting'],
  ])('%s: no VIN, one reason, within 16 s', (adapter, state, reason) => {
    for (const medium of ['usb', 'radio'] as const) {
      const { result, ms } = play('agree', adapter, { medium });
      expect(result.facts.states.adapter).toBe(state);
      expect(result.verdict).toEqual({ kind: 'silent', reasons: [reason] });
      expect(ms).toBeLessThan(16_000);
    }
  });

  test.each(['clone-protocol-zero', 'clone-protocol-in-words', 'clone-protocol-unnamed', 'clone-protocol-bare'])(
    '%s does not name the protocol it found: the car that answered is read all the same',
    (adapter) => {
      const { facts, verdict } = play('k-line', adapter).result;
      expect(facts.states.bus).toBe('talks');
      expect(facts.protocol?.bus).toBe('kline');
      expect(verdict).toMatchObject({ kind: 'agree', vin: VIN, sources: ['link 0902'] });
    },
  );

  test('clone-small-buffer: units that say too much at once are asked one by one', () => {
    const { result, sent } = play('two-engines', 'clone-small-buffer');
    expect(result.verdict).toMatchObject({ kind: 'agree', vin: VIN, sources: ['link 0902'], confirmed: true });
    expect(result.facts.readings.map(({ ecu }) => ecu)).toEqual(['7E8', '7E9']);
    expect(sent.filter((text) => text === '0902\r')).toHaveLength(9);
    expect(result.facts.troubles).toContain('answer-overran');
  });

  test('no adapter in any car ever shows a VIN that the car did not give', () => {
    for (const { name: car } of SIMULATED_CARS) {
      for (const { name: adapter } of SIMULATED_ADAPTERS) {
        const { readings } = play(car, adapter).result.facts;
        for (const { vin, source } of readings) expect(vin).toBe(car === 'conflict' && source === 'link 0902' ? OTHER : VIN);
      }
    }
  });

  test('a supply that drops at any command costs no VIN and invents none', () => {
    for (let at = 1; at <= 45; at += 1) {
      const { result } = play('agree', 'elm327', { traits: { supplyDropsAt: at } });
      expect(result.verdict).toMatchObject({ kind: 'agree', vin: VIN });
    }
  });

  test('one answer too many at any command costs no VIN, and puts nothing under the wrong name', () => {
    for (let surplusAt = 1; surplusAt <= 36; surplusAt += 1) {
      for (const medium of ['usb', 'radio'] as const) {
        const { verdict, facts } = play('conflict', 'elm327', { medium, traits: { surplusAt } }).result;
        for (const { vin, source } of facts.readings) expect(vin).toBe(source === 'link 0902' ? OTHER : VIN);
        expect([surplusAt, verdict.kind]).toEqual([surplusAt, 'conflict']);
      }
    }
  });

  test('a dropped supply is told, with advice', () => {
    const { facts } = play('agree', 'supply-drops').result;
    expect(facts.restarts).toBe(1);
    expect(play('agree', 'supply-drops').sent).toContain('ATFE\r');
    expect(facts.troubles).toContain('supply-dropped');
    expect(facts.adapter?.advice).toEqual(['check-battery', 'reseat-plug']);
  });
});

describe('the way a read goes', () => {
  test('a radio is never reset, and is asked its name first; USB is reset first', () => {
    expect(play('agree', 'elm327', { medium: 'radio' }).sent).not.toContain('ATZ\r');
    expect(play('agree', 'elm327', { medium: 'radio' }).sent[0]).toBe('ATI\r');
    expect(play('agree').sent[0]).toBe('ATZ\r');
  });

  test('a unit is addressed with explicit flow control before it is asked', () => {
    const { sent } = play('agree');
    const at = sent.indexOf('ATSH752\r');
    expect(sent.slice(at, at + 6)).toEqual(['ATSH752\r', 'ATCRA652\r', 'ATFCSH752\r', 'ATFCSD300000\r', 'ATFCSM1\r', '22F190\r']);
  });

  test('the adapter is left as it was found, after an end and after a cancel at any moment', () => {
    const restored = ['ATPC\r', 'ATAR\r', 'ATFCSM0\r', 'ATSH7DF\r', 'ATD\r'];
    const whole = play('session').sent;
    expect(whole.slice(-5)).toEqual(restored);
    for (let at = 1; at <= whole.length - 5; at += 1) {
      const { sent, outcome } = play('session', 'elm327', { cancelAfter: at });
      expect(outcome).toBe('cancelled');
      expect(sent.slice(-5)).toEqual(restored);
      expect(sent[at]).toBe(' ');
    }
  });

  test('a unit that only says "wait" is asked three times with more patience, which ends with it', () => {
    const { sent } = play('always-pending');
    expect(sent.filter((text) => text === '22F190\r').length).toBeGreaterThanOrEqual(3);
    const patient = sent.indexOf('ATSTFF\r');
    expect(sent.slice(patient, patient + 2)).toEqual(['ATSTFF\r', '22F190\r']);
    expect(sent.indexOf('ATST64\r', patient)).toBeGreaterThan(patient);
    expect(sent.indexOf('ATST64\r', patient)).toBeLessThan(sent.indexOf('ATSH764\r'));
  });

  test('a session that was opened is closed', () => {
    const { sent } = play('session');
    expect(sent.filter((text) => text === '1003\r')).toHaveLength(1);
    expect(sent.indexOf('1001\r')).toBeGreaterThan(sent.indexOf('1003\r'));
    expect(play('agree').sent).not.toContain('1003\r');
  });

  test('an adapter that is gone at any moment ends the read within 30 s, with what was known', () => {
    const whole = play('agree').sent.length;
    for (let at = 1; at < whole - 5; at += 1) {
      const { result, ms, sent } = play('agree', 'elm327', { goneAfter: at });
      expect(sent).not.toContain('ATPC\r');
      expect(result.facts.states.adapter).toBe('silent');
      expect(ms).toBeLessThan(30_000);
    }
  });

  test('a cancel of a silent adapter ends too', () => {
    expect(play('agree', 'silent', { cancelAfter: 1 })).toMatchObject({ outcome: 'cancelled', ms: 4_000 });
  });

  test('nothing is waited for: the read takes exactly as long as the adapter', () => {
    const { ms } = play('agree');
    let own = 0;
    const elm = new SimulatedElm(simulatedCar('agree')!, simulatedAdapter('elm327')!);
    for (const text of play('agree').sent) {
      const { emit } = elm.receive(Buffer.from(text, 'latin1'), own);
      own += Math.max(0, ...emit.map(({ afterMs }) => afterMs));
    }
    expect(ms).toBe(own);
  });

  test.each([
    ['6', '6', false, 'can11'],
    ['A6', '6', true, 'can11'],
    ['A5', '5', true, 'kline'],
    ['A7', '7', true, 'can29'],
    ['AB', 'B', true, 'unknown'],
  ])('protocol %s', (text, digit, found, bus) => {
    expect(protocolOf([text])).toEqual({ digit, found, bus });
  });

  test.each(['0', 'A0', '?', 'OK', ''])('%j is no protocol', (text) => {
    expect(protocolOf([text])).toBeNull();
  });
});

describe('finding the speed', () => {
  const probe = (adapter: string) =>
    run(
      new Conversation(probeScript(LIMITS.probe), probeScript(LIMITS.probe)),
      new SimulatedElm(simulatedCar('agree')!, simulatedAdapter(adapter)!),
    );

  test('an adapter that says its name is at the right speed, and one that did not understand the rest of an older line too', () => {
    expect(probe('elm327')).toMatchObject({ outcome: { kind: 'finished', value: true }, sent: ['ATI\r'] });
    const half = new Conversation(probeScript(LIMITS.probe), probeScript(LIMITS.probe));
    half.start();
    expect(half.bytes(Buffer.from('?\r\r>'), 0)).toEqual({ kind: 'done', outcome: { kind: 'finished', value: true } });
  });

  test('silence is not, and takes its limit', () => {
    expect(probe('silent')).toMatchObject({ outcome: { kind: 'finished', value: false }, ms: LIMITS.probe });
  });

  test.each(['\x80\x81>', 'U\xff\r\xfe>', '>'])('noise at a wrong speed is not: %j', (noise) => {
    const conversation = new Conversation(probeScript(LIMITS.probe), probeScript(LIMITS.probe));
    conversation.start();
    expect(conversation.bytes(Buffer.from(noise, 'latin1'), 0)).toEqual({ kind: 'done', outcome: { kind: 'finished', value: false } });
  });
});
