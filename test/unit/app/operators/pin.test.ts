import { describe, expect, it } from 'vitest';
import { parsePin } from '../../../../app/operators/pin.ts';
import { isSameName, parseName } from '../../../../app/operators/name.ts';

function problemOf(text: string): string {
  const parsed = parsePin(text);
  return parsed.ok ? 'ok' : parsed.error;
}

/** PINs that everybody tries first. */
const WELL_KNOWN =
  '123456 654321 111111 000000 121212 123123 112233 666666 789456 159753 555555 777777 147258 222222 696969 123321 131313 101010 888888 999999 ' +
  '333333 444444 232323 987654 456789 147852 258369 369258 252525 202020 102030 010203 212121 456123 321321 098765 112211 111222 246810 135790 ' +
  '314159 141414 151515 007007 420420 012345 567890 147147 159357 520131';

describe('a new PIN', () => {
  it.each([
    ['12345a', 'not-digits'],
    ['١٢٣٤٥٦', 'not-digits'],
    ['739 402', 'not-digits'],
    ['', 'too-short'],
    ['73940', 'too-short'],
    ['7394028165937', 'too-long'],
    ['112122', 'repeats'],
    ['369369', 'repeats'],
    ['407704', 'repeats'],
    ['890123', 'run'],
    ['024680', 'run'],
    ['102030', 'run'],
    ['112233', 'run'],
    ['147369', 'run'],
    ['923456', 'run'],
    ['240783', 'date'],
    ['072483', 'date'],
    ['830724', 'date'],
    ['061974', 'date'],
    ['24071983', 'date'],
    ['19830724', 'date'],
    ['147896', 'keypad'],
    ['314159265', 'famous'],
    ['739402', 'ok'],
    ['86439170', 'ok'],
    ['739402816593', 'ok'],
    ['83726149', 'ok'],
  ])('%s is judged: %s', (text, expected) => {
    expect(problemOf(text)).toBe(expected);
  });

  it('is none of the fifty that everybody tries first', () => {
    const known = WELL_KNOWN.split(' ');
    expect(new Set(known).size).toBe(50);
    expect(known.filter((pin) => problemOf(pin) === 'ok')).toEqual([]);
  });

  it('leaves at least five of six six-digit numbers to choose from', () => {
    // Every 13th gives the share of all of them to about one percent, in a fraction of the time.
    const looked = Array.from({ length: 76_923 }, (_, index) => String(index * 13).padStart(6, '0'));
    const share = looked.filter((text) => parsePin(text).ok).length / looked.length;
    console.log(`six-digit PINs allowed: ${(share * 100).toFixed(1)} %`);
    expect(share).toBeGreaterThan(5 / 6);
  });
});

describe('a name', () => {
  it.each([
    ['  Ada   Byron ', 'Ada Byron'],
    ['Zoe\u0308', 'Zoë'],
    ['', null],
    [' \t ', null],
    ['a\u0000b', null],
    ['a\u202Eb', null],
    ['x'.repeat(81), null],
    // The number of a vehicle, as a scanner types it; seventeen letters of a long name are none.
    ['VR1AB12C3D4567890', null],
    ['vr1 ab12c3 d4567890', null],
    ['SANDERVANDERBERGE', 'SANDERVANDERBERGE'],
  ])('%j becomes %j', (text, name) => {
    expect(parseName(text)).toBe(name);
  });

  it('is the same in upper and lower case', () => {
    expect(isSameName('ada byron', 'Ada  Byron')).toBe(true);
    expect(isSameName('ada', 'Bea')).toBe(false);
  });
});
