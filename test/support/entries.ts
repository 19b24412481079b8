/** Entries for tests: valid ones, and an arbitrary one. */
import fc from 'fast-check';
import { attemptRef, operatorRef, vehicleRef } from '../../app/audit/entry/refs.ts';
import { type Entry } from '../../app/audit/entry/types.ts';
import { ENTRY_KINDS } from '../../app/audit/entry/kinds.ts';

/** Sixteen equal bytes. */
export const sixteen = (byte: number) => new Uint8Array(16).fill(byte);

/** The smallest valid entry. */
export const SMALL: Entry = {
  log: 'log.invalid/test/1',
  seq: 0,
  ts: 1_760_000_000_000,
  mono: 12,
  boot: '0123456789ABCDEFGHJKMNPQRS',
  kind: 'start',
  station: 'Bay 1',
  err: null,
  app: '0.1.0',
};

const text = fc
  .oneof(fc.string({ maxLength: 20 }), fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom('"', '\\', '\n', 'é', '\u0000'))
  .map((value) => value.toWellFormed().normalize('NFC'));
const integer = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -3, max: 3 })).map((value) => (value === 0 ? 0 : value));
const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
const hex = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((value) => Buffer.from(value).toString('hex'));

const optional = {
  act: bytes.map(attemptRef),
  veh: bytes.map(vehicleRef),
  op: bytes.map(operatorRef),
  role: fc.constantFrom('technician', 'support', 'admin'),
  out: text,
  d: fc.record({ tx: text, due: integer, sim: text, by: text, n: integer, word: text }, { requiredKeys: [] }),
  f: fc.record({ vin: hex, operator: hex, code: hex }, { requiredKeys: [] }),
};

/** Any entry of the profile. */
export const anyEntry: fc.Arbitrary<Entry> = fc.record(
  {
    log: text,
    seq: fc.nat(),
    ts: integer,
    mono: integer,
    boot: text,
    kind: fc.constantFrom(...ENTRY_KINDS),
    station: text,
    err: fc.oneof(fc.constant(null), integer),
    app: text,
    ...optional,
  },
  { requiredKeys: ['log', 'seq', 'ts', 'mono', 'boot', 'kind', 'station', 'err', 'app'] },
);
