/** vault.db: the clear values, each sealed under the key of its subject. The log holds references and commitments only. */
import { type EntryDraft, fieldPlace, type PersonalField } from '../../../app/audit/entry/index.ts';
import { keptPersonal } from '../../../app/carkey/attempt/index.ts';
import { knowsBindings, openBinding, type Binding, type Bound } from './binding.ts';
import { openCodes, type Codes } from './codes.ts';
import type { Db } from '../store/index.ts';
import { firstCommitments, type FirstCommitments } from './first-commitments.ts';
import type { Random } from '../../base/index.ts';
import { type KeySource, seal } from '../keys/index.ts';
import { TrailError } from '../../disk/index.ts';
import { sealedValues, type SealedValues } from './sealed-values.ts';
import { masterKeys } from './subject-keys.ts';
import { openSubjects, type Subjects } from './subjects.ts';
import { NO_TOMBSTONES, openTombstones, type Tombstones } from './tombstones.ts';

/** Commitments by field, as the entry carries them. */
export type Commitments = Partial<Record<PersonalField, string>>;

/** The vault. */
export interface Vault extends SealedValues {
  readonly subjects: Subjects;
  readonly codes: Codes;
  readonly binding: Binding;
  readonly tombstones: Tombstones;
  readonly first: FirstCommitments;
  /** Seals the personal values of drafts that will become entries `seq`, `seq + 1`, … in one durable transaction; returns their commitments. */
  sealDrafts(seq: number, drafts: readonly EntryDraft[]): readonly (Commitments | undefined)[];
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

/** The salts of what is sealed from now on. */
const FORM = 2;

/** Opens the vault of one log. `firstLeaf`: the hash of the log's leaf 0 once there is one; only who writes needs it. */
export function openVault(db: Db, log: string, source: KeySource, random: Random, firstLeaf: () => Uint8Array | null = () => null): Vault {
  const master = masterKeys(db, source, random);
  const subjects = openSubjects(db, master, random);
  const parts = {
    subjects,
    codes: openCodes(db, master, random),
    binding: openBinding(db, master),
    tombstones: knowsBindings(db) ? openTombstones(db, master) : NO_TOMBSTONES,
    first: firstCommitments(db, log),
  };
  return { ...parts, ...sealedValues(db, log, subjects), ...sealing(db, log, parts, random, firstLeaf) };
}

type Parts = Pick<Vault, 'subjects' | 'codes' | 'binding' | 'first'>;

/** The writing half. What is sealed and how far the vault came with its log are one transaction. */
function sealing(
  db: Db,
  log: string,
  parts: Parts,
  random: Random,
  firstLeaf: () => Uint8Array | null,
): Pick<Vault, 'sealDrafts' | 'dropFrom'> {
  // A file of an earlier layout is only read.
  if (!knowsBindings(db)) return { sealDrafts: refuse, dropFrom: refuse };
  const { subjects, codes, binding, first } = parts;
  const put = db.prepare<[SealedRow]>(
    `insert or replace into sealed (log, seq, field, subject, data, form) values (@log, @seq, @field, @subject, @data, ${FORM})`,
  );
  const drop = db.prepare<[string, number]>('delete from sealed where log = ? and seq >= ?');
  const beyond = db.prepare<[string, number], number>('select 1 from sealed where log = ? and seq >= ? limit 1').pluck();

  const sealField = (seq: number, field: PersonalField, value: string, subject: string): string => {
    const keys = subjects.keysOf(subject);
    if (keys === null) throw new Error('a personal value needs a subject that the vault knows');
    const data = seal(keys.enc, fieldPlace(log, seq, field), Buffer.from(value), random);
    put.run({ log, seq, field, subject, data });
    return keys.commitment({ log, seq, field, form: FORM, data }, value);
  };
  const sealDraft = (seq: number, draft: EntryDraft): Commitments | undefined => {
    const commitments: Commitments = {};
    for (const [field, value] of clearFields(draft)) {
      commitments[field] =
        field === 'code' && draft.act !== undefined
          ? codes.commitment(draft.act, value)
          : sealField(seq, field, value, subjectOf(draft, field, subjects));
    }
    const station = draft.personal?.station;
    first.note(seq, draft, station === undefined ? undefined : subjects.station(station));
    return Object.keys(commitments).length === 0 ? undefined : commitments;
  };
  const sealAll = db.transaction((known: Bound | undefined, seq: number, drafts: readonly EntryDraft[]) => {
    const commitments = drafts.map((draft, i) => sealDraft(seq + i, draft));
    const bound = known ?? binding.of(log);
    const highest = commitments.findLastIndex((one) => one !== undefined);
    const next = { log, first: bound?.first ?? firstLeaf(), base: seq, mark: Math.max(bound?.mark ?? 0, seq + highest + 1) };
    binding.put(next);
    return { commitments, next };
  });
  /** What this program, the only one that writes, wrote last. After a failure nobody knows what is in the file. */
  let known: Bound | undefined;
  const sealOf = (seq: number, drafts: readonly EntryDraft[]) => {
    const before = known;
    known = undefined;
    const sealed = sealAll.immediate(before, seq, drafts);
    known = sealed.next;
    return sealed.commitments;
  };
  /** The mark comes down with them: it speaks of entries that there are. */
  const dropAll = db.transaction((seq: number) => {
    drop.run(log, seq);
    first.drop(seq);
    const bound = binding.of(log);
    if (bound !== undefined) binding.put({ ...bound, base: seq, mark: Math.min(bound.mark, seq) });
  });
  return {
    sealDrafts: (seq, drafts) =>
      drafts.some(({ personal }) => personal !== undefined) ? sealOf(seq, drafts) : drafts.map(() => undefined),
    dropFrom: (seq) => {
      known = undefined;
      if (beyond.get(log, seq) !== undefined || (binding.of(log)?.mark ?? 0) > seq) dropAll.immediate(seq);
    },
  };
}

function refuse(): never {
  throw new TrailError('read-only');
}

/** The personal values of a draft, in the form in which they may be kept, whatever the caller gave. */
function clearFields({ personal }: EntryDraft): readonly (readonly [PersonalField, string])[] {
  const given = Object.entries(personal ?? {}) as [PersonalField, string | undefined][];
  return given.flatMap(([field, value]) => (value === undefined ? [] : [[field, keptPersonal(field, value)] as const]));
}

/** The vehicle's key before the operator's; what is said of a vehicle that is not known any more is kept under the next one. */
function subjectOf({ veh, op, personal }: EntryDraft, field: PersonalField, subjects: Subjects): string {
  if (field === 'station') return subjects.station(personal?.station ?? '');
  const owners = field === 'operator' ? [op, veh] : [veh, op];
  return owners.find((ref) => ref !== undefined && subjects.keysOf(ref) !== null) ?? subjects.ofLog();
}
