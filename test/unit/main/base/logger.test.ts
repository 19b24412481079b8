import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../../main/console/logger.ts';
import { faultFields, redact } from '../../../../main/base/logger.ts';
import { Secret } from '../../../../main/secrets/secret.ts';
import { inspect } from 'node:util';

const VIN = 'VR1AB12C3D4567890';

function lines(write: (log: ReturnType<typeof createLogger>) => void): string {
  const chunks: string[] = [];
  write(createLogger({ write: (text: string) => void chunks.push(text) }));
  return chunks.join('');
}

describe('the logger', () => {
  it('keeps listed fields with harmless values', () => {
    expect(redact({ code: 2204, reason: 'timeout', transactionId: '00000000-0000-4000-8000-000000000000' })).toEqual({
      code: 2204,
      reason: 'timeout',
      transactionId: '00000000-0000-4000-8000-000000000000',
    });
  });

  it.each([
    ['an unlisted field', { vin: VIN }],
    ['a VIN in a listed field', { reason: VIN }],
    ['a lower-case VIN in a listed field', { reason: VIN.toLowerCase() }],
    ['a VIN inside a sentence', { reason: `read ${VIN} twice` }],
    ['an object in a listed field', { reason: { vin: VIN } }],
    ['a Base64 code', { code: 'c2hhemFtCg==' }],
    ['a PIN in a listed field', { reason: '493817' }],
    ['what a person wrote', { reason: 'Mrs Martin said so' }],
  ])('never writes %s', (_what, fields) => {
    const text = lines((log) => log.info('event', fields));
    expect(text).not.toContain(VIN);
    expect(text.toUpperCase()).not.toContain(VIN);
    for (const secret of ['c2hhemFtCg==', '493817', 'Martin']) expect(text).not.toContain(secret);
    expect(text).toContain('redacted');
  });

  it('tells where a fault came from without its message', () => {
    const fields = faultFields(new Error(`bad ${VIN}`));
    expect(JSON.stringify(fields)).not.toContain(VIN);
    expect(fields).toMatchObject({ error: 'Error' });
  });
});

describe('a secret', () => {
  it('prints as redacted in every way a value is turned into text', () => {
    const secret = new Secret('tell-nobody');
    for (const text of [String(secret), JSON.stringify({ secret }), inspect(secret), inspect({ deep: { secret } })]) {
      expect(text).not.toContain('tell-nobody');
      expect(text).toContain('[redacted]');
    }
    expect(secret.reveal()).toBe('tell-nobody');
  });
});
