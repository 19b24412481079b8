import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeEntry, decodeEntryText, encodeEntry, ENTRY_LIMIT } from '../../../../../app/audit/entry/entry.ts';
import { canonicalJson } from '../../../../../app/base/jcs.ts';
import { attemptRef, operatorRef, vehicleRef } from '../../../../../app/audit/entry/refs.ts';
import type { Entry } from '../../../../../app/audit/entry/types.ts';
import type { Json } from '../../../../../app/base/json.ts';
import { anyEntry, sixteen, SMALL } from '../../../../support/entries.ts';

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text));

describe('entry bytes', () => {
  test('an entry written on the first day has these bytes for ever', () => {
    const entry: Entry = {
      ...SMALL,
      seq: 7,
      kind: 'result',
      act: attemptRef(sixteen(1)),
      veh: vehicleRef(sixteen(2)),
      op: operatorRef(sixteen(3)),
      role: 'technician',
      out: 'refused',
      err: 2341,
      d: { tx: 'T-1', ms: 900, reason: 'error', skew: -5 },
      f: { vin: 'ab'.repeat(32) },
    };
    expect(textOf(encodeEntry(entry))).toBe(
      `carkey-audit/1\n{"act":"${attemptRef(sixteen(1))}","app":"0.1.0","boot":"0123456789ABCDEFGHJKMNPQRS","d":{"ms":900,"reason":"error","skew":-5,"tx":"T-1"},` +
        `"err":2341,"f":{"vin":"${'ab'.repeat(32)}"},"kind":"result","log":"log.invalid/test/1","mono":12,"op":"${operatorRef(sixteen(3))}",` +
        `"out":"refused","role":"technician","seq":7,"station":"Bay 1","ts":1760000000000,"veh":"${vehicleRef(sixteen(2))}"}`,
    );
  });

  test('what is encoded decodes to the same entry, and is canonical JSON', () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const bytes = encodeEntry(entry);
        expect(decodeEntry(bytes)).toEqual({ ok: true, value: entry });
        expect(textOf(bytes)).toBe(`carkey-audit/1\n${canonicalJson(entry as unknown as Json)}`);
      }),
      { numRuns: 500 },
    );
  });

  test('bytes that decode after one change encode to exactly these bytes', () => {
    const entry: Entry = { ...SMALL, act: attemptRef(sixteen(1)), out: 'é"', d: { due: 0, tx: 'a' }, f: { vin: '0f'.repeat(32) } };
    for (const source of [entry, { ...entry, out: 'plain' }]) {
      const bytes = encodeEntry(source);
      fc.assert(
        fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.constantFrom('set', 'insert', 'cut'), (at, byte, how) => {
          const changed = [...bytes];
          if (how === 'set') changed[at] = byte;
          else changed.splice(at, how === 'cut' ? 1 : 0, ...(how === 'cut' ? [] : [byte]));
          const decoded = decodeEntry(Uint8Array.from(changed));
          if (decoded.ok) expect([...encodeEntry(decoded.value)]).toEqual(changed);
        }),
        { numRuns: 3000 },
      );
    }
  });

  test.each([
    ['an unknown member', { ...SMALL, colour: 'red' }],
    ['an unknown detail', { ...SMALL, d: { vin: 'VR3' } }],
    ['an unknown commitment', { ...SMALL, f: { phone: '00'.repeat(32) } }],
    ['a commitment in the clear', { ...SMALL, f: { vin: 'VR3ABCDEF12345678' } }],
    ['a fraction', { ...SMALL, ts: 1.5 }],
    ['an unsafe integer', { ...SMALL, ts: 2 ** 53 }],
    ['null where it does not belong', { ...SMALL, out: null }],
    ['a text that is not in NFC', { ...SMALL, station: 'e\u0301' }],
    ['a lone surrogate', { ...SMALL, station: '\ud800' }],
    ['an unknown kind', { ...SMALL, kind: 'guess' }],
    ['an unknown role', { ...SMALL, role: 'owner' }],
    ['a reference of another kind', { ...SMALL, act: vehicleRef(sixteen(1)) }],
    ['a reference with more than 128 bits', { ...SMALL, veh: `V-8${'0'.repeat(25)}` }],
    ['a missing member', { ...SMALL, app: undefined }],
    ['an array for an object', { ...SMALL, d: [] }],
  ])('refuses to write %s', (_about, entry) => {
    expect(() => encodeEntry(entry as unknown as Entry)).toThrow(TypeError);
  });

  test('an entry has at most 8 KiB', () => {
    const room = ENTRY_LIMIT - encodeEntry({ ...SMALL, out: '' }).length;
    expect(encodeEntry({ ...SMALL, out: 'x'.repeat(room) })).toHaveLength(ENTRY_LIMIT);
    expect(() => encodeEntry({ ...SMALL, out: 'x'.repeat(room + 1) })).toThrow(RangeError);
    expect(decodeEntryText(textOf(encodeEntry({ ...SMALL, out: 'x'.repeat(room) })).replace('xxx', 'xéx'))).toEqual({
      ok: false,
      error: 'content',
    });
  });

  const small = textOf(encodeEntry({ ...SMALL, d: { due: 1, tx: 'a' } }));
  test.each([
    ['another prefix', small.replace('/1\n', '/2\n'), 'prefix'],
    ['a space', small.replace('"seq":0', '"seq": 0'), 'content'],
    ['members in another order', small.replace('"seq":0,"station":"Bay 1"', '"station":"Bay 1","seq":0'), 'content'],
    ['details in another order', small.replace('"due":1,"tx":"a"', '"tx":"a","due":1'), 'content'],
    ['a member twice', small.replace('"seq":0,', '"seq":0,"seq":0,'), 'content'],
    ['a comma before the first detail', small.replace('{"due"', '{,"due"'), 'content'],
    ['no comma between details', small.replace(',"tx"', '"tx"'), 'content'],
    ['a leading zero', small.replace('"seq":0', '"seq":00'), 'content'],
    ['minus zero', small.replace('"seq":0', '"seq":-0'), 'content'],
    ['an exponent', small.replace('"mono":12', '"mono":12e0'), 'content'],
    ['a fraction', small.replace('"mono":12', '"mono":12.0'), 'content'],
    ['an escape where none is needed', small.replace('Bay 1', 'B\\u0061y 1'), 'content'],
    ['something after the end', `${small} `, 'content'],
    ['an unknown member', small.replace('"log":', '"lob":"","log":'), 'content'],
    ['a prototype', small.replace('"app":', '"__proto__":{},"app":'), 'content'],
    ['an array', 'carkey-audit/1\n[]', 'content'],
    ['nothing', '', 'prefix'],
  ])('refuses to read %s', (_about, text, error) => {
    expect(decodeEntry(bytesOf(text))).toEqual({ ok: false, error });
  });

  test('bytes that are not UTF-8 are no entry', () => {
    const bytes = encodeEntry({ ...SMALL, out: 'é' });
    bytes[bytes.indexOf(0xc3)] = 0xff;
    expect(decodeEntry(bytes)).toEqual({ ok: false, error: 'not-utf8' });
    expect(decodeEntry(new Uint8Array(ENTRY_LIMIT + 1))).toEqual({ ok: false, error: 'too-long' });
  });
});
