/** Which protocol an adapter is on, by its word or by the form of its lines. */
import { describe, expect, test } from 'vitest';
import { dataLines, protocolOf, protocolOfForm } from '../../../../../app/link/protocol/protocols.ts';

describe('a protocol', () => {
  test.each([
    ['A6', { digit: '6', found: true, bus: 'can11' }],
    ['5', { digit: '5', found: false, bus: 'kline' }],
    ['A0', null],
    ['AUTO', null],
    ['?', null],
  ])('by its word %s', (text, protocol) => {
    expect(protocolOf([text])).toEqual(protocol);
  });

  test.each([
    ['an identifier of 11 bits', ['SEARCHING...7E8064100BE3EB811'], 'can11'],
    ['two units', ['7E8064100BE3EB811AA', '7E906410098180011AA'], 'can11'],
    ['an identifier of 29 bits', ['18DAF110064100BE3EB811'], 'can29'],
    ['a sum behind it', ['486B104100BE3EB811C9'], 'kline'],
    ['something else behind it', ['486B104100BE3EB811FA'], 'j1850'],
    ['no header', ['4100BE3EB811'], null],
    ['two kinds at once', ['7E8064100BE3EB811', '486B104100BE3EB811C9'], null],
    ['no data', ['SEARCHING...', 'UNABLE TO CONNECT'], null],
  ])('by the form of a line: %s', (_, lines, bus) => {
    expect(protocolOfForm(lines)?.bus ?? null).toBe(bus);
  });

  test('words of the adapter are no data', () => {
    expect(dataLines(['SEARCHING...', 'NO DATA', 'BUS INIT: OK', '?', 'OK', '4100BE3EB811'])).toEqual(['4100BE3EB811']);
  });
});
