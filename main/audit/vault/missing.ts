/**
 * Values that entries committed to and that the vault does not open: each needs an explanation that the log itself gives, or that was left when
 * another vehicle's erasure took it along. What nobody explains was taken away.
 */
import type { PersonalField } from '../../../app/audit/entry/index.ts';
import type { Erased } from '../log/index.ts';
import { type Db, inBatches } from '../store/index.ts';
import { COMMITTED } from './vault-check.ts';
import type { Vault } from './vault.ts';
import { LOG_SUBJECT } from './subjects.ts';

/** A value that is not there. `owner`: the subject under whose key it was sealed. */
export type MissingValue = { readonly seq: number; readonly field: PersonalField; readonly owner: string };

/** The fields that the canonical text of an entry commits to, and their commitments. */
export function committedFields(leaf: string): readonly (readonly [PersonalField, string])[] {
  const from = leaf.indexOf(COMMITTED);
  if (from < 0) return [];
  const inside = leaf.slice(from + COMMITTED.length, leaf.indexOf('}', from));
  return inside.split(',').map((one) => {
    const [, name, , commitment] = one.split('"');
    return [name as PersonalField, commitment ?? ''];
  });
}

/** A reference as the canonical text of an entry names it. */
export function refIn(leaf: string, member: 'veh' | 'op' | 'act' | 'station'): string | undefined {
  return new RegExp(`"${member}":"([AVPS]-[0-9A-Z]{26})"`).exec(leaf)?.[1];
}

/** Under whose key a value of this entry is sealed. */
export function ownerOf(leaf: string, field: PersonalField): string {
  if (field === 'station') return refIn(leaf, 'station') ?? LOG_SUBJECT;
  const [veh, op] = [refIn(leaf, 'veh'), refIn(leaf, 'op')];
  return (field === 'operator' ? (op ?? veh) : (veh ?? op)) ?? LOG_SUBJECT;
}

/** Values without a sealed row, in order. Codes have rows of their own and are not among them. Opens nothing. */
export function* valuesWithoutRow(db: Db, vault: Vault, from: number, to: number): Generator<MissingValue> {
  type Row = readonly [seq: number, leaf: string];
  const sql = `select seq, cast(leaf as text) from entries where seq >= ? and seq < ? and instr(leaf, cast('${COMMITTED}' as blob)) order by seq`;
  const committed = db.prepare<[number, number], Row>(sql).raw();
  const held = vault.heldIn(from, to);
  let next = held.next();
  for (const [seq, leaf] of inBatches(from, to, (a, b) => committed.all(a, b))) {
    const there = new Set<PersonalField>();
    for (; next.done !== true && next.value.seq <= seq; next = held.next()) if (next.value.seq === seq) there.add(next.value.field);
    for (const [field] of committedFields(leaf)) {
      if (field !== 'code' && !there.has(field)) yield { seq, field, owner: ownerOf(leaf, field) };
    }
  }
}

/** What explains a missing value: read anew whenever it is asked, since a vehicle may be forgotten while a verification runs. */
export type Explanations = { readonly erased: readonly Erased[]; readonly vault: Vault; readonly log: string };

/** Tells why a value of the log is rightly missing; null when nothing explains it. */
export function explainer({ erased, vault, log }: Explanations): (value: MissingValue) => 'erased' | 'with-another' | 'before' | null {
  const vehicles = new Set<string>(erased.flatMap(({ veh }) => veh ?? []));
  const entries = new Set(erased.map((one) => `${one.log} ${one.seq}`));
  // A vault of an earlier layout does not tell which values of operators went with which erasure.
  const isLenient = !vault.binding.isBound() && erased.length > 0;
  return ({ seq, field, owner }) => {
    if (vehicles.has(owner)) return 'erased';
    if (vault.holds(seq, field)) return null;
    const reason = vault.tombstones.at({ log, seq, field });
    if (reason === 'before' || (reason === null && isLenient && !owner.startsWith('V-'))) return 'before';
    return reason !== null && entries.has(`${reason.log} ${reason.seq}`) ? 'with-another' : null;
  };
}
