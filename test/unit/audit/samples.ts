/** Entries to test with: one that has every member, one that has the fewest, and any at all. */
import fc from 'fast-check';
import { attemptRef, operatorRef, vehicleRef } from '../../../app/audit/refs.ts';
import { ENTRY_KINDS, type Details, type Entry } from '../../../app/audit/types.ts';

/** A reference of 16 equal bytes. */
export const bytes16 = (byte: number): Uint8Array => new Uint8Array(16).fill(byte);

/** The fewest members that an entry may have. */
export const SMALL: Entry = {
  log: 'carkey.example/dealer/station-1/1',
  seq: 0,
  ts: 1_760_000_000_000,
  mono: 12,
  boot: '00000000000000000000000001',
  kind: 'start',
  station: 'Bay 1',
  err: null,
  app: '0.1.0',
};

const integer = fc.maxSafeInteger().map((n) => n + 0);
const text = fc
  .oneof(
    fc.string({ maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('"', '\\', '\u0000', '\u007f', 'é', '\u2028', '😀'),
  )
  .map((value) => value.toWellFormed().normalize('NFC'));
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const id = fc.uint8Array({ minLength: 16, maxLength: 16 });

const details: fc.Arbitrary<Details> = fc.record(
  {
    ...Object.fromEntries(
      (['tx', 'sim', 'sdk', 'word', 'reason', 'code', 'root', 'src', 'api', 'fu', 'by'] as const).map((name) => [name, text]),
    ),
    ...Object.fromEntries((['due', 'exp', 'at', 'ms', 'skew', 'n', 'size', 'late', 'lim'] as const).map((name) => [name, integer])),
  },
  { requiredKeys: [] },
);

/** Any entry that the profile allows. */
export const anyEntry: fc.Arbitrary<Entry> = fc.record(
  {
    log: text,
    seq: integer,
    ts: integer,
    mono: integer,
    boot: text,
    kind: fc.constantFrom(...ENTRY_KINDS),
    station: text,
    err: fc.option(integer),
    app: text,
    act: id.map(attemptRef),
    veh: id.map(vehicleRef),
    op: id.map(operatorRef),
    role: fc.constantFrom('technician', 'support', 'admin'),
    out: text,
    d: details,
    f: fc.record(
      { vin: hash, operator: hash, input: hash, answer: hash, code: hash, reason: hash, connection: hash },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['log', 'seq', 'ts', 'mono', 'boot', 'kind', 'station', 'err', 'app'] },
);
