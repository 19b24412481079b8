import { describe, expect, it } from 'vitest';
import { isNews, matchOf, seenOf, whereOf, type Advertised } from '../../../../../main/link/ble/seen.ts';

const device = (other: Partial<Advertised> = {}): Advertised => ({
  id: 'aabbcc000001',
  address: 'aa:bb:cc:00:00:01',
  connectable: true,
  rssi: -60,
  advertisement: { localName: 'OBDBLE' },
  ...other,
});
const seen = (other: Partial<Advertised> = {}) => seenOf(device(other), { kind: 'default' });
const services = (...serviceUuids: string[]) => ({ advertisement: { localName: 'OBDII', serviceUuids } });

describe('a device in the list', () => {
  it('is known by its address, or by the platform id where there is no address', () => {
    expect(seen()).toMatchObject({ id: 'ble:AA:BB:CC:00:00:01', kind: 'ble', where: 'AA:BB:CC:00:00:01', name: 'OBDBLE', likely: true });
    expect(whereOf(device({ id: '0f3c', address: '' }))).toBe('0f3c');
    expect(whereOf(device({ id: '0f3c', address: 'unknown' }))).toBe('0f3c');
  });

  it('is called by its address when it sends no name, and when the stack makes one of the address', () => {
    for (const localName of [undefined, '', ' \0', 'AA-BB-CC-00-00-01']) {
      expect(seen({ advertisement: { localName } })).toMatchObject({ name: 'AA:BB:CC:00:00:01', likely: false, unusable: 'other-name' });
    }
  });

  it('says why it cannot be used', () => {
    expect(seen().unusable).toBeNull();
    expect(seen({ connectable: false }).unusable).toBe('not-connectable');
    expect(seen(services('1101')).unusable).toBe('classic-bluetooth');
    expect(seen(services('1101', 'fff0')).unusable).toBeNull();
    expect(seen({ advertisement: { localName: 'Printer', serviceUuids: ['18f0'] } })).toMatchObject({
      likely: false,
      unusable: 'other-name',
    });
  });

  it('has no signal strength when the stack only remembers it', () => {
    expect([-60, 0, 127, Number.NaN].map((rssi) => seen({ rssi }).rssi)).toEqual([-60, null, null, null]);
  });

  it('is news when it is new, renamed, usable in another way, or clearly nearer or farther', () => {
    const before = seen();
    expect(isNews(undefined, before)).toBe(true);
    expect(isNews(before, seen({ rssi: -63 }))).toBe(false);
    expect(isNews(before, seen({ rssi: -64 }))).toBe(true);
    expect(isNews(before, seen({ rssi: 0 }))).toBe(true);
    expect(isNews(seen({ rssi: 0 }), seen({ rssi: 0 }))).toBe(false);
    expect(isNews(before, seen({ connectable: false }))).toBe(true);
    expect(isNews(before, seen({ advertisement: { localName: 'OBDII' } }))).toBe(true);
  });
});

describe('the wanted device', () => {
  it.each([
    ['AA:BB:CC:00:00:01', 'exact'],
    [' aabbcc000001 ', 'exact'],
    ['obdble', 'name'],
    ['OBD', null],
    ['', null],
  ])('"%s" is found as %s', (wanted, match) => {
    expect(matchOf(device(), wanted)).toBe(match);
  });

  it('is not a nameless one when nothing was written', () => {
    expect(matchOf(device({ address: '', advertisement: {} }), ' ')).toBeNull();
  });
});
