import { describe, expect, test } from 'vitest';
import { isLink, parseLink } from '../../../../app/address/deep-link.ts';

const VIN = 'VR1AB12C3D4567890';
const link = (query: string) => parseLink(`carkey-console://open?${query}`);

describe('a link of a dealer system', () => {
  test.each([
    [`carkey-console://open?vin=${VIN}`, null],
    [`carkey-console://open/?vin=${VIN}`, null],
    [`carkey-console://open?vin=${VIN}&job=RO-2026/0815`, 'RO-2026/0815'],
    [`carkey-console://open?job=A.b_1&vin=${VIN}`, 'A.b_1'],
  ])('%s names a vehicle', (text, job) => {
    expect(parseLink(text)).toEqual({ ok: true, value: { vin: VIN, job } });
  });

  test.each([
    '',
    `carkey://open?vin=${VIN}`,
    `https://open?vin=${VIN}`,
    `javascript:carkey-console://open?vin=${VIN}`,
    `CARKEY-CONSOLE://open?vin=${VIN}`,
    `carkey-console:open?vin=${VIN}`,
    `carkey-console://activate?vin=${VIN}`,
    `carkey-console://open.evil.test?vin=${VIN}`,
    `carkey-console://evil.test/open?vin=${VIN}`,
    `carkey-console://user:secret@open?vin=${VIN}`,
    `carkey-console://open:80?vin=${VIN}`,
    `carkey-console://open/../activate?vin=${VIN}`,
    `carkey-console://open//?vin=${VIN}`,
    `carkey-console://open?vin=${VIN}#activate`,
    `carkey-console://open?vin=${VIN}&activate=yes`,
    `carkey-console://open?vin=${VIN}&vin=${VIN}`,
    `carkey-console://open?vin=${VIN}&job=A&job=B`,
    `carkey-console://open?vin=${VIN}&`,
    `carkey-console://open?vin==${VIN}`,
    `carkey-console://open?vin[]=${VIN}`,
    `carkey-console://open?job=A`,
    'carkey-console://open',
    'carkey-console://open?',
    `carkey-console://open?vin=${VIN}&job=`,
    `carkey-console://open?vin=${VIN}&job=${'A'.repeat(41)}`,
    `carkey-console://open?vin=${VIN}&job=%3Cb%3E`,
    `carkey-console://open?vin=${VIN}&job=a+b`,
    `carkey-console://open?vin=%56R1AB12C3D4567890`,
    `carkey-console://open?%76in=${VIN}`,
    `carkey-console://open?vin=${VIN}%00`,
    `carkey-console://open?vin=${VIN}\u0000`,
    `carkey-console://open?vin=${VIN}\n`,
    ` carkey-console://open?vin=${VIN}`,
    `carkey-console://open?vin=${VIN}\u202e`,
    `carkey-console://open?vin=${VIN.replace('A', '\u0410')}`,
    `carkey-console://open?vin=${VIN}&job=${'A'.repeat(1_000_000)}`,
  ])('a hostile one is refused by its form: %j', (text) => {
    expect(parseLink(text)).toEqual({ ok: false, error: 'link-form' });
  });

  test.each([VIN.toLowerCase(), VIN.slice(1), `${VIN}0`, VIN.replace('1', 'I'), 'x'])('%s is no VIN, and is not mended', (vin) => {
    expect(link(`vin=${vin}`)).toEqual({ ok: false, error: 'link-vin' });
  });

  test('any spelling of the scheme is told from other arguments of a start', () => {
    expect(['carkey-console://x', 'CarKey-Console:x'].map(isLink)).toEqual([true, true]);
    expect(['--data', '/tmp/carkey-console:', 'carkey-consoles:x', ''].map(isLink)).toEqual([false, false, false, false]);
  });
});
