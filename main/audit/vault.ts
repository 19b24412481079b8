/** vault.db: the clear values, each sealed under the key of its subject. The log holds references and commitments only. */
import type { DisclosedField } from '../../app/audit/bundle/types.ts';
import { fieldPlace } from '../../app/audit/commitment.ts';
import { keptPersonal } from '../../app/carkey/kept-answer.ts';
import type { EntryDraft, PersonalField } from '../../app/audit/types.ts';
import { openCodes, type Codes } from './codes.ts';
import type { Db } from './database.ts';
import type { Random } from './ids.ts';
import type { KeySource } from './key-source.ts';
import { inBatches } from './rows.ts';
import { seal, unseal } from './sealing.ts';
import { masterKeys } from './subject-keys.ts';
import { openSubjects, type Subjects } from './subjects.ts';

/** A personal value, opened, and whether it still is what its entry committed to. */
export type OpenedField = { readonly field: PersonalField; readonly value: string; readonly commitment: string };

/** Commitments by field, as the entry carries them. */
export type Commitments = Partial<Record<PersonalField, string>>;

/** The vault. */
export interface Vault {
  readonly subjects: Subjects;
  readonly codes: Codes;
  /** Seals the personal values of drafts that will become entries `seq`, `seq + 1`, … in one durable transaction; returns their commitments. */
  sealDrafts(seq: number, drafts: readonly EntryDraft[]): readonly (Commitments | undefined)[];
  /** What is still readable of one entry. A sealed value that does not open is left out. */
  openEntry(seq: number): readonly OpenedField[];
  /** What is still readable of one entry, with the salts that open its commitments. Codes are never among it. */
  disclose(seq: number): readonly DisclosedField[];
  /** The same for a reader of a range: ask for its entries in ascending order. */
  readRange(from: number, to: number): { ofEntry(seq: number): readonly OpenedField[] };
  /** Drops values of entries that never came to be: the vault is written before the log. */
  dropFrom(seq: number): void;
}

type SealedRow = {
  readonly log: string;
  readonly seq: number;
  readonly field: string;
  readonly subject: string;
  readonly data: Uint8Array;
};

type FieldRow = { readonly field: PersonalField; readonly subject: string; readonly data: Uint8Array };

/** Opens the vault of one log. */
export function openVault(db: Db, log: string, source: KeySource, random: Random): Vault {
  const master = masterKeys(db, source, random);
  const subjects = openSubjects(db, master, random);
  const codes = openCodes(db, master, random);
  const put = db.prepare<[SealedRow]>(
    'insert or replace into sealed (log, seq, field, subject, data) values (@log, @seq, @field, @subject, @data)',
  );
  const rows = db.prepare<[string, number], FieldRow>('select field, subject, data from sealed where log = ? and seq = ?');
  const range = db.prepare<[string, number, number], FieldRow & { seq: number }>(
    'select seq, field, subject, data from sealed where log = ? and seq >= ? and seq < ? order by seq, field',
  );
  const drop = db.prepare<[string, number]>('delete from sealed where log = ? and seq >= ?');
  const beyond = db.prepare<[string, number], number>('select 1 from sealed where log = ? and seq >= ? limit 1').pluck();

  const sealField = (seq: number, field: PersonalField, value: string, subject: string): string => {
    const keys = subjects.keysOf(subject);
    if (keys === null) throw new Error('a personal value needs a subject that the vault knows');
    put.run({ log, seq, field, subject, data: seal(keys.enc, fieldPlace(log, seq, field), Buffer.from(value), random) });
    return keys.commitment(log, seq, field, value);
  };
  const sealDraft = (seq: number, draft: EntryDraft): Commitments | undefined => {
    const commitments: Commitments = {};
    for (const [field, value] of clearFields(draft)) {
      commitments[field] =
        field === 'code' && draft.act !== undefined
          ? codes.commitment(draft.act, value)
          : sealField(seq, field, value, subjectOf(draft, field, subjects));
    }
    return Object.keys(commitments).length === 0 ? undefined : commitments;
  };
  const sealAll = db.transaction((seq: number, drafts: readonly EntryDraft[]) => drafts.map((draft, i) => sealDraft(seq + i, draft)));
  const openField = (seq: number, field: PersonalField, subject: string, data: Uint8Array): OpenedField | null => {
    const keys = subjects.keysOf(subject);
    const clear = keys === null ? null : unseal(keys.enc, fieldPlace(log, seq, field), data);
    if (keys === null || clear === null) return null;
    const value = clear.toString('utf8');
    return { field, value, commitment: keys.commitment(log, seq, field, value) };
  };
  return {
    subjects,
    codes,
    sealDrafts: (seq, drafts) =>
      drafts.some(({ personal }) => personal !== undefined) ? sealAll.immediate(seq, drafts) : drafts.map(() => undefined),
    openEntry: (seq) => rows.all(log, seq).flatMap(({ field, subject, data }) => openField(seq, field, subject, data) ?? []),
    disclose: (seq) =>
      rows.all(log, seq).flatMap(({ field, subject, data }) => {
        const one = openField(seq, field, subject, data);
        const salt = subjects.keysOf(subject)?.salt(log, seq, field);
        // What would be read in another form than it was committed to stays where it is.
        const isOpen = one !== null && salt !== undefined && keptPersonal(field, one.value) === one.value;
        return isOpen ? [{ name: field, value: one.value, salt }] : [];
      }),
    readRange: (from, to) => {
      const rows = inBatches(from, to, (a, b) => range.all(log, a, b));
      let next = rows.next();
      return {
        ofEntry(seq) {
          const opened: OpenedField[] = [];
          for (; next.done !== true && next.value.seq <= seq; next = rows.next()) {
            const { field, subject, data } = next.value;
            const one = next.value.seq === seq ? openField(seq, field, subject, data) : null;
            if (one !== null) opened.push(one);
          }
          return opened;
        },
      };
    },
    dropFrom: (seq) => {
      if (beyond.get(log, seq) !== undefined) drop.run(log, seq);
    },
  };
}

/** The personal values of a draft, in the form in which they may be kept, whatever the caller gave. */
function clearFields({ personal }: EntryDraft): readonly (readonly [PersonalField, string])[] {
  const given = Object.entries(personal ?? {}) as [PersonalField, string | undefined][];
  return given.flatMap(([field, value]) => (value === undefined ? [] : [[field, keptPersonal(field, value)] as const]));
}

function subjectOf(draft: EntryDraft, field: PersonalField, subjects: Subjects): string {
  if (field === 'station') return subjects.station(draft.personal?.station ?? '');
  const owner = field === 'operator' ? (draft.op ?? draft.veh) : (draft.veh ?? draft.op);
  return owner ?? subjects.ofLog();
}
