/** The trace: bounded, and without VINs until a person asks for them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../../../../app/link/protocol/bytes.ts';
import { maskTrace, TraceRing } from '../../../../../app/link/read/trace.ts';
import type { TraceLine } from '../../../../../app/link/read/view.ts';

const line = (text: string, dir: TraceLine['dir'] = 'in'): TraceLine => ({ at: 0, adapter: 'a', dir, text });
const shown = (text: string, dir: TraceLine['dir'] = 'in'): string => maskTrace([line(text, dir)])[0]!.text;

describe('the ring', () => {
  it('keeps the newest lines, by number and by size', () => {
    const ring = new TraceRing({ lines: 3, characters: 10 });
    for (const text of ['OK', '?', 'OK', '12.3V']) ring.add(line(text));
    expect(ring.list({ limit: 9, withVins: false }).map(({ text }) => text)).toEqual(['?', 'OK', '12.3V']);
    ring.add(line('NO DATA'));
    expect(ring.list({ limit: 9, withVins: false }).map(({ text }) => text)).toEqual(['NO DATA']);
    ring.add(line('STOPPED'));
    expect(ring.list({ limit: 1, withVins: false }).map(({ text }) => text)).toEqual(['STOPPED']);
  });

  it('gives up a line that is larger than all of it', () => {
    const ring = new TraceRing({ lines: 3, characters: 10 });
    ring.add(line('x'.repeat(11)));
    expect(ring.list({ limit: 9, withVins: true })).toEqual([]);
  });

  it('holds its limits whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 }), { maxLength: 80 }), (texts) => {
        const ring = new TraceRing({ lines: 5, characters: 30 });
        for (const text of texts) ring.add(line(text));
        const kept = ring.list({ limit: 99, withVins: true }).map(({ text }) => text);
        expect(kept).toEqual(kept.length === 0 ? [] : texts.slice(-kept.length));
        expect(kept.length).toBeLessThanOrEqual(5);
        expect(kept.join('').length).toBeLessThanOrEqual(30);
      }),
    );
  });
});

describe('the mask', () => {
  it.for([
    ['7E8 10 14 49 02 01 56 52 33', '7E81014490201......'],
    ['652101462F190565233', '652101462F190......'],
    ['6522155485A4B585A50', '65221..............'],
    ['18DAF110101449020156', '18DAF11010144902 01..'.replace(' ', '')],
    ['0: 49 02 01 56 52 33', '0:490201......'],
    ['1: 55 48 5A 4B 58 5A 50', '1:..............'],
    ['48 6B 10 49 02 02 56 52 33 55 9C', '486B10490202..........'],
    ['61B05652335548', '61B0..........'],
    ['VR3UHZKXZPT000017', '.................'],
    ['XYZ dongle 9', '...........'.slice(0, 10)],
  ] as const)('keeps the head of %s and hides the rest', ([text, expected]) => {
    expect(shown(text)).toBe(expected);
  });

  it.for([
    'OK',
    '?',
    'NO DATA',
    'SEARCHING...',
    'UNABLE TO CONNECT',
    'BUS INIT: ...ERROR',
    'CAN ERROR',
    'LV RESET',
    '12.4V',
    '>',
    'ELM327 v1.5',
    'STN1130 v4.0.1',
    'OBDLink SX r4.2',
    'vLinker FS v2.2',
    'OBDII to RS232 Interpreter',
    '014',
    '7E8064100BE3EB811AA',
    '41 00 BE 3E B8 11',
    '652037F2231AAAAAAAA',
    '7F 22 78',
    '65206500300C80014AA',
  ])('leaves %s as it is', (text) => {
    expect(shown(text)).toBe(text);
  });

  it('shows the protocol to the one who asked for it, and a lone digit to nobody else', () => {
    const texts = maskTrace([line('6'), line('ATDPN', 'out'), line('A6'), line('6')]).map(({ text }) => text);
    expect(texts).toEqual(['.', 'ATDPN', 'A6', '.']);
  });

  it('shows the echo of what was asked, and hides what only looks like one', () => {
    const said = [line('22F190', 'out'), line('22F190'), line('2282BC')];
    expect(maskTrace(said).map(({ text }) => text)).toEqual(['22F190', '22F190', '......']);
  });

  it.for(['68228LMN1YX5D98B0', '7ED1C70K4T3YV5761'])('takes the VIN %s in plain letters for no answer, whatever it begins with', (vin) => {
    expect(shown(vin)).toBe('.'.repeat(17));
  });

  it('shows what was sent, and hides a VIN in a note', () => {
    expect(shown('22F190', 'out')).toBe('22F190');
    expect(shown('VR3UHZKXZPT000017', 'out')).not.toMatch(/\w/);
    expect(shown('car VR3UHZKXZPT000017 said', 'note')).toBe('car ................. said');
    expect(shown(`raw ${hexOf('VR3UHZKXZPT000017')}`, 'note')).toBe(`raw ${'.'.repeat(34)}`);
  });
});

const hexOf = (text: string): string => toHex(Array.from(text, (character) => character.charCodeAt(0)));
const vins = fc.string({ unit: fc.constantFrom(...Array.from('ABCDEFGHJKLMNPRSTUVWXYZ0123456789')), minLength: 17, maxLength: 17 });

/** One VIN in every form an adapter can print it. */
function forms(vin: string): readonly (readonly string[])[] {
  const hex = hexOf(vin);
  const [a, b, c] = [hex.slice(0, 6), hex.slice(6, 20), hex.slice(20)];
  const pieces = hex.padStart(40, '0').match(/.{8}/g) ?? [];
  return [
    [`7E81014490201${a}`, `7E821${b}`, `7E822${c}`],
    [`652101462F190${a}`, `65221${b}`, `65222${c}`],
    [`18DAF1101014490201${a}`, `18DAF11021${b}`, `18DAF11022${c}`],
    ['014', `0:490201${a}`, `1:${b}`, `2:${c}`],
    pieces.map((piece, at) => `486B1049020${at + 1}${piece}9C`),
    pieces.map((piece, at) => `49020${at + 1}${piece}`),
    [`62F190${hex}`],
    [`61B0${hex}`],
    [`7E810144902 01${a}7E821${b}7E822${c}`],
    [vin],
    [hex],
  ];
}

/** Five characters in a row of the VIN, in text or hex, are too many: the rest can be guessed from brand and model. */
function leaks(vin: string, texts: readonly string[]): boolean {
  const all = texts.join('').replace(/\s/g, '').toUpperCase();
  const runs = Array.from({ length: 13 }, (_, at) => vin.slice(at, at + 5));
  return runs.some((run) => all.includes(run) || all.includes(hexOf(run)));
}

describe('a masked trace', () => {
  const printed = vins.chain((vin) => fc.record({ vin: fc.constant(vin), lines: fc.constantFrom(...forms(vin)), spaced: fc.boolean() }));
  const spacedOut = (text: string): string => text.replace(/(..)/g, '$1 ');

  it('gives no VIN away, whatever the form', () => {
    fc.assert(
      fc.property(printed, ({ vin, lines, spaced }) => {
        const texts = lines.map((text) => (spaced ? spacedOut(text) : text));
        expect(
          leaks(
            vin,
            maskTrace(texts.map((text) => line(text))).map(({ text }) => text),
          ),
        ).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('gives no VIN away, wherever its lines are cut or joined', () => {
    // In hex: of a VIN in plain letters a piece can look like anything.
    const inHex = printed.filter(({ vin, lines }) => lines[0] !== vin);
    fc.assert(
      fc.property(inHex, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), ({ vin, lines }, sizes) => {
        const texts: string[] = [];
        let rest = lines.join('');
        for (let turn = 0; rest !== ''; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          texts.push(rest.slice(0, size));
          rest = rest.slice(size);
        }
        expect(
          leaks(
            vin,
            maskTrace(texts.map((text) => line(text))).map(({ text }) => text),
          ),
        ).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});
