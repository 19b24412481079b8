import { describe, expect, test } from 'vitest';
import { canReadUnits, identify, isIntroduction, type Introduction } from '../../../../../app/link/adapters/identify.ts';
import { baudOrder } from '../../../../../app/link/adapters/serial.ts';
import { parseVoltage, supplyOf } from '../../../../../app/link/adapters/voltage.ts';

const said = (some: Partial<Introduction>): Introduction => ({
  ATI: [],
  'AT@1': ['?'],
  STI: ['?'],
  STDI: [],
  VTVERS: ['?'],
  ATAMC: null,
  ...some,
});

describe('identification', () => {
  test.each([
    ['OBDLink SX', said({ ATI: ['ELM327 v1.3a'], STI: ['STN1130 v4.0.1'], STDI: ['OBDLink SX r4.2'] }), 'stn', 'OBDLink SX r4.2'],
    ['vLinker by its own command', said({ ATI: ['ELM327 v2.3'], VTVERS: ['vLinker FS v2.2'] }), 'vlinker', 'vLinker FS v2.2'],
    ['vLinker by its chip', said({ ATI: ['ELM327 v2.2'], 'AT@1': ['MIC3422'], ATAMC: ['?'] }), 'vlinker', 'MIC3422'],
    ['version that was never made', said({ ATI: ['ELM327 v1.5'] }), 'clone', 'ELM327 v1.5'],
    ['2.1 that does not know its own command', said({ ATI: ['ELM327 v2.1'], ATAMC: ['?'] }), 'clone', 'ELM327 v2.1'],
    ['2.1 that knows it', said({ ATI: ['ELM327 v2.1'], ATAMC: ['00'] }), 'elm327', 'ELM327 v2.1'],
    ['older chip', said({ ATI: ['\uFFFDELM327 v1.4b'] }), 'elm327', 'ELM327 v1.4b'],
    ['modem', said({ ATI: ['ERROR'], STI: ['ERROR'] }), 'not-elm', ''],
    ['a status is no name', said({ ATI: ['ELM327 v1.4b'], VTVERS: ['NO DATA'] }), 'elm327', 'ELM327 v1.4b'],
    ['nor is one after a search', said({ ATI: ['ELM327 v1.4b'], VTVERS: ['SEARCHING...UNABLE TO CONNECT'] }), 'elm327', 'ELM327 v1.4b'],
    ['noise beside the question mark', said({ ATI: ['ELM327 v1.4b'], VTVERS: ['+CONNECTING<<', '?'] }), 'elm327', 'ELM327 v1.4b'],
  ])('%s', (_name, introduction, family, device) => {
    expect(identify(introduction, {})).toMatchObject({ family, device });
  });

  test('advice follows what is missing', () => {
    const clone = said({ ATI: ['ELM327 v1.5'] });
    expect(identify(clone, {}).advice).toEqual(['clone-adapter']);
    expect(identify(clone, { 'flow-control': false }).advice).toEqual(['generic-obd-only', 'clone-adapter']);
    expect(identify(clone, { 'set-protocol': false }).advice).toContain('replace-adapter');
    expect(identify(said({}), {}).advice).toEqual(['not-an-obd-adapter']);
    expect(canReadUnits({})).toBe(true);
    expect(canReadUnits({ 'receive-filter': false })).toBe(false);
    expect(canReadUnits({ 'spaces-off': false })).toBe(true);
  });

  test.each([[['OK']], [['ERROR']], [['?']], [['12.3V']], [[]]])('%j is no introduction', (lines) => {
    expect(isIntroduction(lines)).toBe(false);
  });
});

describe('voltage', () => {
  test.each([
    [['12.3V'], 12.3],
    [['noise', '11.9v'], 11.9],
    [['0.0V'], 0],
    [['12.3'], 12.3],
    [['?'], null],
    [['99.9V'], null],
    [['-1.0V'], null],
    [['12V3'], null],
    [[], null],
  ])('%j is %s', (lines, volts) => {
    expect(parseVoltage(lines)).toBe(volts);
  });

  test.each([
    [5.9, 'not-in-socket'],
    [6, 'weak'],
    [10.9, 'weak'],
    [11, 'battery'],
    [13.1, 'battery'],
    [13.2, 'charging'],
  ])('%s V is %s', (volts, supply) => {
    expect(supplyOf(volts)).toBe(supply);
  });
});

describe('speeds', () => {
  test('the fact base has its order, an FTDI bridge and a remembered speed come first', () => {
    const plain = [38_400, 115_200, 9_600, 500_000, 230_400, 57_600, 2_000_000, 1_000_000];
    expect(baudOrder({ vendorId: '1a86', productId: '7523', remembered: null })).toEqual(plain);
    expect(baudOrder({ vendorId: '0403', productId: '6015', remembered: null }).slice(0, 3)).toEqual([115_200, 38_400, 9_600]);
    expect(baudOrder({ vendorId: '0403', productId: '6015', remembered: 500_000 }).slice(0, 3)).toEqual([500_000, 115_200, 38_400]);
    expect(baudOrder({ vendorId: null, productId: null, remembered: 250_000 })).toEqual([250_000, ...plain]);
  });
});
