/** The subjects of the vault: vehicles by VIN, operators by account or name, stations by name, and the log itself for values that belong to none. */
import { type OperatorRef, operatorRef, REF_BYTES, stationRef, type VehicleRef, vehicleRef } from '../../../app/audit/entry/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';
import type { Random } from '../../base/index.ts';
import type { Db } from '../store/index.ts';
import { KEY_BYTES, seal, unseal } from '../keys/index.ts';
import { sameMac, subjectKeys, type MasterKeys, type SubjectKeys } from './subject-keys.ts';
import { type OpenedSubject, subjectMemory } from './subject-memory.ts';

/** An account by its random id. `named`: of before references were bound to accounts; it takes over the reference of its name. */
export type AccountKey = { readonly id: string; readonly named: boolean };

/** Reference of the log's own subject. */
export const LOG_SUBJECT = 'log';

/** What the table calls a subject: stations stand among what belongs to the log, so that vaults of before need no other layout. */
type Kind = 'vehicle' | 'operator' | 'log';
type Row = { readonly ref: string; readonly key: Uint8Array; readonly value: Uint8Array };

/** Subjects, opened. Those that make one throw what SQLite throws when the disk does not let them. */
export interface Subjects {
  /** The vehicle's reference, made with its key on first use. */
  vehicle(vin: Vin): VehicleRef;
  /** The operator's reference: of the account where there is one, else of the name that was typed. */
  operator(name: string, account?: AccountKey | null): OperatorRef;
  /** The reference of a station of this name. */
  station(name: string): string;
  /** Makes sure that the log has a subject of its own. */
  ofLog(): string;
  findVehicle(vin: Vin): VehicleRef | null;
  /** The reference of an operator that is known; makes and rebinds nothing. */
  findOperator(name: string, account?: AccountKey | null): OperatorRef | null;
  /** Vehicles whose VIN ends with the text, 4 to 17 characters; nothing for a shorter one. */
  vehiclesEndingWith(text: string): readonly VehicleRef[];
  /** All vehicles' references. */
  vehicles(): readonly VehicleRef[];
  /** The VIN or name as the row says it; null once forgotten. What is shown comes from named.ts, which asks the log. */
  valueOf(ref: string): string | null;
  keysOf(ref: string): SubjectKeys | null;
  /** Rows that do not open, and vehicles that do not stand under the blind indexes of their VIN: reference and what is wrong. */
  faults(): Generator<readonly [ref: string, fault: string]>;
  /** Is there such a subject? Opens nothing. */
  knows(ref: string): boolean;
  /** Deletes the subject with its key, in the file and in memory. Nothing sealed under it opens ever again. */
  forget(ref: string): void;
  /** Lets go of everything opened: another process may have forgotten some of it. */
  reopen(): void;
  /** Calls whenever everything opened is let go of: who keeps values must let go of them in the same moment. For as long as the vault is open. */
  onLetGo(listener: () => void): void;
}

/** Reads and writes the `subject` table. */
export function openSubjects(db: Db, master: MasterKeys, random: Random): Subjects {
  const byLookup = db.prepare<[Kind, Uint8Array], string>('select ref from subject where kind = ? and lookup = ?').pluck();
  const byRef = db.prepare<[string], Row>('select ref, key, value from subject where ref = ?');
  const present = db.prepare<[string], number>('select 1 from subject where ref = ?').pluck();
  const memory = subjectMemory((ref) => openRow(byRef.get(ref), master));
  const rebind = db.prepare<[Uint8Array, Uint8Array], string>(
    "update subject set lookup = ? where kind = 'operator' and lookup = ? returning ref",
  );
  /** `by`: what it is looked up by, where that is not its own text. */
  const known = (kind: Kind, text: string, by: string = kind): string | null =>
    memory.refOf(`${by}|${text}`, () => byLookup.get(kind, master.lookup(by, text)));
  const make = (kind: Kind, text: string, ref: string, lookup = master.lookup(kind, text)): string => {
    addSubject(db, master, random, { kind, text, ref, lookup });
    memory.dropSubject(ref);
    return ref;
  };
  /** From now on the reference of this name is that of one account: the name alone leads to it no more. */
  const takeOver = (name: string, id: string): string | null => {
    memory.dropRef(`operator|${name}`);
    return rebind.pluck().get(master.lookup('account', id), master.lookup('operator', name)) ?? null;
  };
  return {
    vehicle: (vin) => (known('vehicle', vin) ?? make('vehicle', vin, vehicleRef(random(REF_BYTES)))) as VehicleRef,
    operator: (name, account = null) => {
      const text = name.normalize('NFC');
      const ref = () => operatorRef(random(REF_BYTES));
      if (account === null) return (known('operator', text) ?? make('operator', text, ref())) as OperatorRef;
      const { id, named } = account;
      const bound = known('operator', id, 'account') ?? (named ? takeOver(text, id) : null);
      return (bound ?? make('operator', text, ref(), master.lookup('account', id))) as OperatorRef;
    },
    station: (name) => known('log', name, 'station') ?? make('log', name, stationRef(random(REF_BYTES)), master.lookup('station', name)),
    ofLog: () => known('log', LOG_SUBJECT) ?? make('log', LOG_SUBJECT, LOG_SUBJECT),
    findVehicle: (vin) => known('vehicle', vin) as VehicleRef | null,
    findOperator: (name, account = null) => {
      const byName = () => known('operator', name.normalize('NFC'));
      if (account === null) return byName() as OperatorRef | null;
      return (known('operator', account.id, 'account') ?? (account.named ? byName() : null)) as OperatorRef | null;
    },
    vehiclesEndingWith: (text) => endingWith(db, master, text).filter((ref) => memory.valueOf(ref)?.endsWith(text)) as VehicleRef[],
    vehicles: () => db.prepare<[], VehicleRef>("select ref from subject where kind = 'vehicle'").pluck().all(),
    valueOf: (ref) => memory.valueOf(ref),
    keysOf: (ref) => memory.open(ref)?.keys ?? null,
    faults: () => faultsOf(db, master),
    knows: (ref) => present.get(ref) !== undefined,
    forget: (ref) => {
      db.prepare<[string]>('delete from subject where ref = ?').run(ref);
      memory.letGo();
    },
    reopen: () => memory.letGo(),
    onLetGo: (listener) => memory.onLetGo(listener),
  };
}

function openRow(row: Row | undefined, master: MasterKeys): OpenedSubject | null {
  const key = row === undefined ? null : master.unwrap(row.ref, row.key);
  if (row === undefined || key === null) return null;
  const keys = subjectKeys(key);
  const value = unseal(keys.enc, `subject|${row.ref}`, row.value);
  return value === null ? null : { keys, value: value.toString('utf8') };
}

type NewSubject = { readonly kind: Kind; readonly text: string; readonly ref: string; readonly lookup: Uint8Array };

function addSubject(db: Db, master: MasterKeys, random: Random, subject: NewSubject): void {
  const { kind, text, ref, lookup } = subject;
  const key = random(KEY_BYTES);
  const end = (length: number) => (kind === 'vehicle' ? master.lookup(`end${length}`, text.slice(-length)) : null);
  db.prepare(
    'insert into subject (ref, kind, key, value, lookup, lookup8, lookup4) values (@ref, @kind, @key, @value, @lookup, @lookup8, @lookup4)',
  ).run({
    ref,
    kind,
    key: master.wrap(ref, key),
    value: seal(subjectKeys(key).enc, `subject|${ref}`, Buffer.from(text), random),
    lookup,
    lookup8: end(8),
    lookup4: end(4),
  });
}

type IndexedRow = Row & {
  readonly kind: Kind;
  readonly lookup: Uint8Array;
  readonly lookup8: Uint8Array | null;
  readonly lookup4: Uint8Array | null;
};

function* faultsOf(db: Db, master: MasterKeys): Generator<readonly [ref: string, fault: string]> {
  const page = db.prepare<[string], IndexedRow>('select * from subject where ref > ? order by ref limit 1000');
  for (let rows = page.all(''); rows.length > 0; rows = page.all(rows.at(-1)?.ref ?? '')) {
    for (const row of rows) {
      const opened = openRow(row, master);
      if (opened === null) yield [row.ref, 'does not open'];
      else if (row.kind !== kindOf(row.ref)) yield [row.ref, 'stands among others than its reference says'];
      else if (row.kind === 'vehicle' && !isIndexed(row, opened.value, master)) yield [row.ref, 'is not where its value is looked for'];
    }
  }
}

/** The kind that a reference names: the column is under no key. */
function kindOf(ref: string): Kind {
  if (ref.startsWith('V-')) return 'vehicle';
  return ref.startsWith('P-') ? 'operator' : 'log';
}

function isIndexed({ kind, lookup, lookup8, lookup4 }: IndexedRow, vin: string, master: MasterKeys): boolean {
  const same = (found: Uint8Array | null, of: string, text: string) => found !== null && sameMac(found, master.lookup(of, text));
  return same(lookup, kind, vin) && same(lookup8, 'end8', vin.slice(-8)) && same(lookup4, 'end4', vin.slice(-4));
}

/** Candidates by the longest blind index that the text reaches; the caller compares the rest. */
function endingWith(db: Db, master: MasterKeys, text: string): readonly string[] {
  const length = text.length >= 8 ? 8 : 4;
  if (text.length < length) return [];
  const sql = `select ref from subject where lookup${length} = ?`;
  return db
    .prepare<[Uint8Array], string>(sql)
    .pluck()
    .all(master.lookup(`end${length}`, text.slice(-length)));
}
