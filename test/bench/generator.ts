/** A seeded day at a dealership, again and again: the same seed gives the same entries. Everything goes through the real append. */
import { rmSync } from 'node:fs';
import { attemptRef } from '../../app/audit/entry/refs.ts';
import { sourceWords } from '../../app/audit/entry/words.ts';
import type { StatusWord } from '../../app/carkey/types.ts';
import type { TransactionId } from '../../app/pims/types.ts';
import type { EntryDraft } from '../../app/audit/entry/types.ts';
import type { OperatorRef, VehicleRef } from '../../app/audit/entry/kinds.ts';
import type { Vin } from '../../app/vehicle/types.ts';
import { openTrail, type OpenTrail } from '../../main/audit/trail/trail.ts';
import { systemRandom } from '../../main/base/random.ts';
import { fileKeySource } from '../../main/audit/keys/key-source.ts';
import { closeStores, openStores } from '../../main/audit/vault/stores.ts';
import { openVault } from '../../main/audit/vault/vault.ts';

/** Numbers that look random and repeat (mulberry32). */
export type Seeded = { below(limit: number): number; bytes(length: number): Uint8Array };

/** A seeded source. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return {
    below: (limit) => next() % limit,
    bytes: (length) => Uint8Array.from({ length }, () => next() & 255),
  };
}

const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';

/** A VIN of a PSA factory. */
export function someVin(random: Seeded): Vin {
  const serial = Array.from({ length: 14 }, () => LETTERS.charAt(random.below(LETTERS.length))).join('');
  return `VR3${serial}` as Vin;
}

/** Who and what one visit is about. */
export type Visit = { readonly veh: VehicleRef; readonly op: OperatorRef; readonly vin: Vin };

/** A VIN-long answer as PIMS gives it. */
function statusAnswer(tx: string, active: boolean): string {
  const result = { isCarKeyVerified: active, cvsStatus: active ? 'active' : 'suspended', maxReactivationDate: '2026-12-24T10:00:00Z' };
  return JSON.stringify({ transactionId: tx, status: 'SUCCEEDED', result });
}

function uuid(random: Seeded): TransactionId {
  const hex = Buffer.from(random.bytes(16)).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as TransactionId;
}

/** The entries of one visit: 12, of which an attempt and its outcome (one in eight refused). `personal`: with values for the vault. */
export function visitDrafts({ veh, op, vin }: Visit, random: Seeded, at: number, personal: boolean): readonly EntryDraft[] {
  const act = attemptRef(random.bytes(16));
  const tx = uuid(random);
  const who = { veh, op, role: 'technician' } as const;
  const secret = (values: EntryDraft['personal']) => (personal && values !== undefined ? { personal: values } : {});
  const status = (word: StatusWord, active: boolean): EntryDraft => {
    const id = uuid(random);
    const d = { tx: id, ms: 80 + random.below(400), sdk: '2.3' as const, ...(active ? {} : { due: at + 86_400_000 }) };
    return { ...who, kind: 'status', out: word, d, ...secret({ answer: statusAnswer(id, active) }) };
  };
  const refused = random.below(8) === 0;
  const result: EntryDraft = refused
    ? { ...who, kind: 'result', act, out: 'refused', err: 2341 + random.below(2), d: { tx, ms: 900, reason: 'error' } }
    : { ...who, kind: 'result', act, out: 'succeeded', d: { tx, ms: 900, code: 'faulty', reason: 'missing' } };
  return [
    { ...who, kind: 'lookup', out: 'scanned', ...secret({ vin }) },
    status('suspended', false),
    { ...who, kind: 'vin-read', out: 'agrees', d: { src: 'phone connection' } },
    { ...who, kind: 'checked', act, d: { src: sourceWords(['scanned', 'phone connection']) }, ...secret({ operator: 'Marie Dupont' }) },
    { ...who, kind: 'intent', act, d: { tx, lim: 60_000 } },
    { ...who, kind: 'sent', act, d: { tx, at } },
    result,
    status(refused ? 'suspended' : 'active', !refused),
    refused ? { ...who, kind: 'lookup', out: 'chosen' } : { ...who, kind: 'read-back', act, out: 'confirmed', d: { tx, word: 'active' } },
    { ...who, kind: 'code-shown', act },
    { ...who, kind: 'code-hidden', act },
    { ...who, kind: 'lookup', out: 'typed' },
  ];
}

/** Entries per visit. */
export const VISIT_ENTRIES = 12;

/** Visits per vehicle, on average. */
const VISITS_PER_VEHICLE = 4;

/** Entries per transaction while generating. */
const BATCH = 6_000;

/** A generated trail. */
export type Generated = {
  readonly trail: OpenTrail;
  readonly dir: string;
  readonly vins: readonly Vin[];
  readonly visits: readonly Visit[];
};

/** The clock of a generated trail: every look at it is 1.7 s later. */
export function steppingClock(): { wall(): number; mono(): number } {
  let now = 1_760_000_000_000;
  return {
    wall: () => (now += 1700),
    mono: () => now - 1_760_000_000_000,
  };
}

const ORIGIN = 'bench.invalid/station/1';

/** Opens the trail of a generated folder again. */
export function reopen(dir: string): OpenTrail {
  const opened = openTrail({
    dir,
    origin: ORIGIN,
    station: 'Bay 1',
    app: '0.1.0',
    clock: steppingClock(),
    reserveBytes: 4096,
  });
  if (!opened.ok) throw new Error(`the bench cannot open its trail: ${opened.error}`);
  return opened.value;
}

/** The vehicles' references, with their keys in the vault. One durable commit each, as in a console, would take most of the generator's time. */
function makeVehicles(dir: string, vins: readonly Vin[]): readonly VehicleRef[] {
  const stores = openStores(dir, 'write');
  const { subjects } = openVault(stores.vault, ORIGIN, fileKeySource(dir), systemRandom);
  const refs = stores.vault.transaction(() => vins.map((vin) => subjects.vehicle(vin)))();
  closeStores(stores);
  return refs;
}

/** Makes a trail of at least `entries` entries in `dir`, which is emptied first. */
export function generate(dir: string, entries: number, seed: number, personal = true): Generated {
  rmSync(dir, { recursive: true, force: true });
  reopen(dir).stop();
  const random = seeded(seed);
  const vehicles = Math.max(1, Math.round(entries / VISIT_ENTRIES / VISITS_PER_VEHICLE));
  const vins = Array.from({ length: vehicles }, () => someVin(random));
  const refs = makeVehicles(dir, vins);
  const trail = reopen(dir);
  const op = trail.operator('Marie Dupont');
  const visits = vins.flatMap((vin, i) => (refs[i] === undefined ? [] : [{ vin, op, veh: refs[i] }]));
  let batch: EntryDraft[] = [];
  const flush = () => {
    const done = trail.append(...batch);
    if (!done.ok) throw new Error(`the bench cannot append: ${done.error}`);
    batch = [];
  };
  for (let made = 0; made < entries; made += VISIT_ENTRIES) {
    const visit = visits[random.below(visits.length)];
    if (visit !== undefined) batch.push(...visitDrafts(visit, random, 1_760_000_000_000 + made, personal));
    if (batch.length >= BATCH) flush();
  }
  if (batch.length > 0) flush();
  return { trail, dir, vins, visits };
}
