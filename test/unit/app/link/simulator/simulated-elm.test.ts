import { describe, expect, test } from 'vitest';
import { simulatedAdapter } from '../../../../../app/link/simulator/adapters.ts';
import { simulatedCar } from '../../../../../app/link/simulator/cars.ts';
import { SimulatedElm } from '../../../../../app/link/simulator/elm.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Types lines one after the other, each when the chip is ready. */
function type(elm: SimulatedElm, ...lines: readonly string[]): readonly string[] {
  let now = 0;
  return lines.map((line) => {
    const { emit } = elm.receive(bytes(`${line}\r`), now);
    now += Math.max(0, ...emit.map(({ afterMs }) => afterMs)) + 1;
    return emit.map(({ text }) => text).join('');
  });
}
const elm = (car = 'agree', adapter = 'elm327') => new SimulatedElm(simulatedCar(car)!, simulatedAdapter(adapter)!);

describe('the simulated adapter', () => {
  test('speaks like the real one: echo, banner, prompt', () => {
    expect(type(elm(), 'ATZ', 'ATE0', 'ATRV')).toEqual(['ATZ\rELM327 v1.4b\r\r>', 'ATE0\rOK\r\r>', '12.4V\r\r>']);
  });

  test('prints the form without headers that the data sheet shows', () => {
    const [, , answer] = type(elm(), 'ATE0', 'ATSP6', '09 02');
    expect(answer).toBe('014\r0: 49 02 01 56 52 33\r1: 55 48 5A 4B 58 5A 50\r2: 54 30 30 30 30 31 37\r\r>');
  });

  test('a unit stops after the first frame without flow control at its own address', () => {
    const plain = type(elm(), 'ATE0', 'ATH1', 'ATS0', 'ATSP6', 'ATSH752', 'ATCRA652', '22F190').at(-1)!;
    expect(plain.split('\r').filter((line) => line.startsWith('652'))).toHaveLength(1);
    const controlled = type(
      elm(),
      'ATE0',
      'ATH1',
      'ATS0',
      'ATSP6',
      'ATSH752',
      'ATCRA652',
      'ATFCSH752',
      'ATFCSD300000',
      'ATFCSM1',
      '22F190',
    ).at(-1)!;
    expect(controlled.split('\r').filter((line) => line.startsWith('652'))).toHaveLength(3);
  });

  test('flow control mode 1 wants its header and data first', () => {
    expect(type(elm(), 'ATE0', 'ATFCSM1', 'ATFCSH752', 'ATFCSM1', 'ATFCSD300000', 'ATFCSM1').slice(1)).toEqual([
      '?\r\r>',
      'OK\r\r>',
      '?\r\r>',
      'OK\r\r>',
      'OK\r\r>',
    ]);
  });

  test('any byte interrupts work on the bus', () => {
    const one = elm('asleep');
    one.receive(bytes('ATSP0\r'), 0);
    one.receive(bytes('0100\r'), 100);
    expect(one.receive(bytes(' '), 200)).toEqual({ drop: true, emit: [{ afterMs: 4, text: 'STOPPED\r\r>' }] });
    expect(one.receive(bytes(' '), 300)).toEqual({ drop: false, emit: [] });
  });

  test('several commands at once are not taken: nothing is pipelined', () => {
    const { drop, emit } = elm().receive(bytes('ATE0\rATL0\rATS0\r'), 0);
    expect(drop).toBe(true);
    expect(emit.map(({ text }) => text).join('')).toContain('STOPPED');
  });

  test('a lone CR repeats the last command', () => {
    expect(type(elm(), 'ATE0', 'ATRV', '').slice(1)).toEqual(['12.4V\r\r>', '12.4V\r\r>']);
  });

  test('a car asleep costs a long search', () => {
    const one = elm('asleep');
    const { emit } = one.receive(bytes('0100\r'), 0);
    expect(emit.map(({ text }) => text.trim())).toContain('UNABLE TO CONNECT');
    expect(Math.max(...emit.map(({ afterMs }) => afterMs))).toBeGreaterThan(5_000);
  });

  test('after a dropped supply the search for CAN is blocked until ATFE', () => {
    const one = new SimulatedElm(simulatedCar('agree')!, { ...simulatedAdapter('elm327')!, supplyDropsAt: 2 });
    const [, dropped, , blocked, , , again] = type(one, 'ATE0', 'ATRV', 'ATE0', '0100', 'ATFE', 'ATSP0', '0100');
    expect(dropped).toContain('LV RESET');
    expect(blocked).toContain('UNABLE TO CONNECT');
    expect(again).toContain('41 00');
  });
});
