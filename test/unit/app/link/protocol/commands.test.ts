import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as commands from '../../../../../app/link/protocol/commands.ts';
import { ADAPTER_TEXTS, encode, isSendable, type Command } from '../../../../../app/link/protocol/commands.ts';
import { ECUS } from '../../../../../app/link/protocol/ecus.ts';
import { play } from '../../../../support/drive.ts';
import { SIMULATED_ADAPTERS } from '../../../../../app/link/simulator/adapters.ts';
import { SIMULATED_CARS } from '../../../../../app/link/simulator/cars.ts';

const forged = (text: string): Command => ({ text }) as Command;
const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');
const wire = (command: Command): string => String.fromCharCode(...encode(command));

/** Written down again on purpose, from the fact base: services that only read. */
const READING = new Set([0x01, 0x09, 0x10, 0x19, 0x21, 0x22, 0x3e]);

describe('what can be sent', () => {
  test('of all one, two and three byte requests only reading services pass, and of session control only two', () => {
    const passed = new Set<number>();
    const sessions: string[] = [];
    for (let first = 0; first < 256; first += 1) {
      for (const rest of ['', ...range(256, 2), ...range(4096, 4), 'F190', 'FFFF']) {
        const text = hex(first, 2) + rest;
        if (!isSendable(text)) continue;
        passed.add(first);
        if (first === 0x10) sessions.push(text);
      }
    }
    expect([...passed].toSorted((a, b) => a - b)).toEqual([...READING]);
    expect(sessions).toEqual(['1001', '1003']);
  });

  test.each([
    '27',
    '2701',
    '2EF19000',
    '3101FF00',
    '1101',
    '1102',
    '14FFFFFF',
    '14',
    '04',
    '0400',
    '1002',
    '10C0',
    '28',
    '2F',
    '34',
    '36',
    '3D',
    '85',
    '3B',
  ])('service %s cannot be encoded, not even by a forged command', (text) => {
    expect(isSendable(text)).toBe(false);
    expect(() => encode(forged(text))).toThrow(RangeError);
  });

  test.each([
    '',
    '\r',
    ' ',
    'ATTPA0',
    'STWBR',
    'STSBR2000000',
    'ATPP0CSV08',
    'ATPP0CON',
    'ATPPFFON',
    'ATBRD08',
    'ATCAF0',
    'ATCFC0',
    'ATSH744',
    'ATSH7F1',
    'ATMA',
    'ATLP',
    '0902\r14FFFFFF',
    '0902\r',
    '09021',
    ' 0902',
    'atz',
    '0111',
    '0114',
  ])('%j cannot be encoded', (text) => {
    expect(() => encode(forged(text))).toThrow(RangeError);
  });

  test('random texts pass only when they are on the list', () => {
    const atText = fc.string({ unit: fc.constantFrom(...'ATSPHZ0123456789CFDEWBRM@ '.split('')), maxLength: 12 });
    const hexText = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEF'.split('')), maxLength: 14 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          atText.map((text) => `AT${text}`),
          atText.map((text) => `ST${text}`),
          hexText,
        ),
        (text) => {
          if (!isSendable(text)) {
            expect(() => encode(forged(text))).toThrow(RangeError);
            return;
          }
          const service = Number.parseInt(text.slice(0, 2), 16);
          const listed = (ADAPTER_TEXTS as readonly string[]).includes(text) || /^AT(SH|CRA|FCSH)[0-9A-F]{3}$/.test(text);
          expect(listed || READING.has(service)).toBe(true);
        },
      ),
      { seed: 3, numRuns: 20_000 },
    );
  });

  test('even read as a raw frame no request is a writing service', () => {
    for (let length = 1; length < 8; length += 1) {
      for (let service = 0; service < 256; service += 1) {
        if (isSendable(hex(length, 2) + hex(service, 2))) expect([0x00, 0x20, 0x40, 0x42]).toContain(service);
      }
    }
  });

  test('everything the builders make is one line with one CR', () => {
    const made = [
      commands.currentData('00'),
      commands.vehicleInfo('02'),
      commands.readData(0xf190),
      commands.readLocal(0xb0),
      commands.readTroubleCodes(0xff),
      commands.testerPresent(),
      commands.session('default'),
      commands.session('extended'),
      ...ADAPTER_TEXTS.map(commands.adapterCommand),
      ...ECUS.filter(({ asked }) => asked).flatMap((ecu) => [
        commands.setHeader(ecu),
        commands.setReceiveFilter(ecu),
        commands.setFlowControlHeader(ecu),
      ]),
    ];
    for (const command of made) {
      expect(wire(command)).toMatch(/^[^\r\n]+\r$/);
      expect(encode(command).length).toBeLessThanOrEqual(20);
    }
    expect(wire(commands.readData(0xf190))).toBe('22F190\r');
    expect([...commands.cancelBytes()]).toEqual([0x20]);
  });

  test('values out of range and units that are not asked are refused', () => {
    expect(() => commands.readData(0x1_0000)).toThrow(RangeError);
    expect(() => commands.readData(-1)).toThrow(RangeError);
    expect(() => commands.readLocal(256)).toThrow(RangeError);
    expect(() => commands.readData(1.5)).toThrow(RangeError);
    for (const ecu of ECUS.filter(({ asked }) => !asked)) expect(() => commands.setHeader(ecu)).toThrow(RangeError);
  });

  test('whatever adapter and car, the script sends nothing that is not on the list, and never two lines at once', () => {
    for (const { name: car } of SIMULATED_CARS) {
      for (const { name: adapter } of SIMULATED_ADAPTERS) {
        for (const text of play(car, adapter).sent)
          expect(text === ' ' || (text.endsWith('\r') && isSendable(text.slice(0, -1)))).toBe(true);
      }
    }
  });
});

function range(count: number, digits: number): readonly string[] {
  return Array.from({ length: count }, (_, value) => hex(value, digits));
}
