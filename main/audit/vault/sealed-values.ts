/** Reads the sealed values of a vault: the `sealed` table. Sealing itself is vault.ts. */
import type { DisclosedField } from '../../../app/audit/bundle/index.ts';
import { fieldPlace, type PersonalField } from '../../../app/audit/entry/index.ts';
import { keptPersonal } from '../../../app/carkey/attempt/index.ts';
import { knowsBindings } from './binding.ts';
import { type Db, inBatches } from '../store/index.ts';
import { unseal } from '../keys/index.ts';
import type { Committed, SaltForm } from './subject-keys.ts';
import type { Subjects } from './subjects.ts';

/** A personal value, opened, and what its entry must have committed to. `subject`: under whose key it is sealed. */
export type OpenedField = {
  readonly field: PersonalField;
  readonly value: string;
  readonly commitment: string;
  readonly subject: string;
};

/** Where a sealed row is. */
export type HeldPlace = { readonly seq: number; readonly field: PersonalField };

/** The reading half of a vault. */
export interface SealedValues {
  /** What is still readable of one entry. A sealed value that does not open is left out. */
  openEntry(seq: number): readonly OpenedField[];
  /** What is still readable of one entry, with the salts that open its commitments. Codes are never among it. */
  disclose(seq: number): readonly DisclosedField[];
  /** The same for a reader of a range: ask for its entries in ascending order. */
  readRange(from: number, to: number): { ofEntry(seq: number): readonly OpenedField[] };
  /** One value of one entry; null when it is not there or does not open. `log`: another epoch of this vault. */
  openFieldAt(log: string, seq: number, field: PersonalField): OpenedField | null;
  /** What a subject's key makes of a value at a place; null when the subject does not open. */
  recommit(log: string, seq: number, field: PersonalField, subject: string, value: string): string | null;
  /** Places of all sealed rows of a half-open range, whether they open or not, in order. */
  heldIn(from: number, to: number): Generator<HeldPlace>;
  /** Is there a sealed row at a place? */
  holds(seq: number, field: PersonalField): boolean;
  /** One more than the highest entry with a sealed row here, 0 without one. */
  sealedUpTo(): number;
  /** The logs that it holds values of. */
  logs(): readonly string[];
}

type Row = { readonly field: PersonalField; readonly subject: string; readonly data: Uint8Array; readonly form: SaltForm };

/** Prepares the statements for one log. A file of an earlier layout is read too. */
export function sealedValues(db: Db, log: string, subjects: Subjects): SealedValues {
  const columns = `field, subject, data, ${knowsBindings(db) ? 'form' : '1 as form'}`;
  const rows = db.prepare<[string, number], Row>(`select ${columns} from sealed where log = ? and seq = ?`);
  const one = db.prepare<[string, number, string], Row>(`select ${columns} from sealed where log = ? and seq = ? and field = ?`);
  const range = db.prepare<[string, number, number], Row & { seq: number }>(
    `select seq, ${columns} from sealed where log = ? and seq >= ? and seq < ? order by seq, field`,
  );
  const last = db.prepare<[string], number>('select seq from sealed where log = ? order by seq desc limit 1').pluck();
  const open = (of: string, seq: number, row: Row) => openRow(subjects, of, seq, row);
  return {
    openEntry: (seq) => rows.all(log, seq).flatMap((row) => open(log, seq, row) ?? []),
    disclose: (seq) =>
      rows.all(log, seq).flatMap((row) => {
        const opened = open(log, seq, row);
        const salt = subjects.keysOf(row.subject)?.salt({ log, seq, ...row });
        // What would be read in another form than it was committed to stays where it is.
        const isOpen = opened !== null && salt !== undefined && keptPersonal(row.field, opened.value) === opened.value;
        return isOpen ? [{ name: row.field, value: opened.value, salt }] : [];
      }),
    readRange: (from, to) => {
      const ahead = inBatches(from, to, (a, b) => range.all(log, a, b));
      let next = ahead.next();
      return {
        ofEntry(seq) {
          const opened: OpenedField[] = [];
          for (; next.done !== true && next.value.seq <= seq; next = ahead.next()) {
            const value = next.value.seq === seq ? open(log, seq, next.value) : null;
            if (value !== null) opened.push(value);
          }
          return opened;
        },
      };
    },
    openFieldAt(of, seq, field) {
      const row = one.get(of, seq, field);
      return row === undefined ? null : open(of, seq, row);
    },
    recommit(of, seq, field, subject, value) {
      const { form, data } = one.get(of, seq, field) ?? GONE;
      return subjects.keysOf(subject)?.commitment({ log: of, seq, field, form, data }, value) ?? null;
    },
    heldIn: placesOf(db, log),
    holds: (seq, field) => one.get(log, seq, field) !== undefined,
    sealedUpTo: () => (last.get(log) ?? -1) + 1,
    logs: () => db.prepare<[], string>('select distinct log from sealed').pluck().all(),
  };
}

/** Without a row, a commitment can only be told when its salt comes from its place alone. */
const GONE: Pick<Committed, 'form' | 'data'> = { form: 1, data: new Uint8Array(0) };

function placesOf(db: Db, log: string): SealedValues['heldIn'] {
  const places = db.prepare<[string, number, number], HeldPlace>(
    'select seq, field from sealed where log = ? and seq >= ? and seq < ? order by seq',
  );
  return (from, to) => inBatches(from, to, (a, b) => places.all(log, a, b));
}

function openRow(subjects: Subjects, log: string, seq: number, { field, subject, data, form }: Row): OpenedField | null {
  const keys = subjects.keysOf(subject);
  const clear = keys === null ? null : unseal(keys.enc, fieldPlace(log, seq, field), data);
  if (keys === null || clear === null) return null;
  const value = clear.toString('utf8');
  return { field, value, commitment: keys.commitment({ log, seq, field, form, data }, value), subject };
}
