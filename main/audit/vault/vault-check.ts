/**
 * Do vault and log belong together? Asked whenever they are opened: a vault that is older than its log has forgotten vehicles, and one of
 * another log has forgotten all of them, so that a car could be activated a second time under a new reference. Only entries at or behind the
 * vault's mark are read.
 */
import type { TrustFinding } from '../../../app/audit/search/index.ts';
import type { VehicleRef } from '../../../app/audit/entry/index.ts';
import type { Bound } from './binding.ts';
import { type Db, epochOf, inBatches } from '../store/index.ts';
import { decodeLeaf, type Erased, readHead, walkedSize } from '../log/index.ts';
import { asResult, TrailError } from '../../disk/index.ts';
import type { Vault } from './vault.ts';

/** How the commitments begin in the canonical text. A quote inside a string is escaped there, so this can be nothing else. */
export const COMMITTED = '"f":{';

/** What is asked about: the log of today, or that of an earlier epoch, which a later one may follow. */
type Which = { readonly origin: string; readonly size: number; readonly isEarlier: boolean };

/**
 * The finding, or null when the two belong together. `size`: entries that the log had before the vault was looked at; the vault is written
 * first, so it knows of all of them. `erasures` is asked only about a vault that was never tied to a log.
 */
export function checkVault(db: Db, vault: Vault, which: Which, erasures: () => readonly Erased[]): TrustFinding | null {
  const read = asResult(() => vault.binding.all());
  if (!read.ok) {
    if (read.error !== 'corrupt') throw new TrailError(read.error);
    return { what: 'vault-contradicts', firstBad: null, detail: 'what the vault says of its log was not written under its key' };
  }
  if (read.value.length === 0) return checkUnbound(db, vault, which, erasures);
  const own = read.value.find(({ log }) => log === which.origin);
  const later = which.isEarlier ? undefined : read.value.find(({ log }) => isLater(log, which.origin));
  if (own === undefined || later !== undefined) return foreign(which.origin, later ?? read.value[0]);
  return checkBound(db, own, which);
}

function isLater(log: string, than: string): boolean {
  const [a, b] = [epochOf(log), epochOf(than)];
  return a.base === b.base && a.number > b.number;
}

function foreign(origin: string, bound: Bound | undefined): TrustFinding {
  const known = bound === undefined ? 'another log' : `${bound.log} (${bound.base} entries or more)`;
  return { what: 'vault-foreign', firstBad: null, detail: `the vault belongs to ${known}, and this is ${origin}` };
}

function checkBound(db: Db, own: Bound, { origin, size }: Which): TrustFinding | null {
  const leaf = firstLeafOf(db);
  if (own.first !== null && leaf !== null && Buffer.compare(own.first, leaf) !== 0) {
    return {
      what: 'vault-foreign',
      firstBad: null,
      detail: `the vault belongs to another log of the name ${origin}: their first entries differ`,
    };
  }
  const now = readHead(db)?.size ?? 0;
  if (now < own.base) return { what: 'rolled-back', firstBad: now, detail: `the vault knows ${own.base} entries, the log has ${now}` };
  const [seq] = committedFrom(db, own.mark, size);
  return seq === undefined ? null : rolledBack(own.mark, seq);
}

function rolledBack(mark: number, seq: number): TrustFinding {
  const detail = `the vault knows values of entries up to ${mark}, and entry ${seq} committed to one`;
  return { what: 'vault-rolled-back', firstBad: null, detail };
}

/** A vault that no program tied to its log yet: what can be told from the values in it. */
function checkUnbound(db: Db, vault: Vault, { origin, size }: Which, erasures: () => readonly Erased[]): TrustFinding | null {
  const mark = vault.sealedUpTo();
  if (mark === 0 && isOfOthers(vault, origin)) return foreign(origin, undefined);
  if (mark > size) return { what: 'rolled-back', firstBad: size, detail: `the vault knows entry ${mark - 1}, the log has ${size}` };
  let erased: readonly Erased[] | null = null;
  for (const seq of committedFrom(db, mark, size)) {
    erased ??= erasures();
    if (!mayBeErased(seq, vehicleAt(db, seq), origin, erased)) return rolledBack(mark, seq);
  }
  return null;
}

/** Does it hold values, and none of any epoch of this log? A vault that was restored may know the epoch before only. */
function isOfOthers(vault: Vault, origin: string): boolean {
  const logs = vault.logs();
  return logs.length > 0 && !logs.some((log) => epochOf(log).base === epochOf(origin).base);
}

/** An earlier program left nothing that tells which value went with which erasure; one that came before the entry took none of it. */
function mayBeErased(at: number, of: VehicleRef | undefined, origin: string, erased: readonly Erased[]): boolean {
  return erased.some(({ log, seq, veh }) => veh === of || log !== origin || seq > at);
}

/** Entries of a half-open range that commit to something, in order. */
export function* committedFrom(db: Db, from: number, to: number): Generator<number> {
  const sql = `select seq from entries where seq >= ? and seq < ? and instr(leaf, cast('${COMMITTED}' as blob)) order by seq`;
  const committed = db.prepare<[number, number], number>(sql).pluck();
  yield* inBatches(from, walkedSize(db, to), (a, b) => committed.all(a, b));
}

function vehicleAt(db: Db, seq: number): VehicleRef | undefined {
  const leaf = db.prepare<[number], Buffer>('select leaf from entries where seq = ?').pluck().get(seq);
  const entry = leaf === undefined ? null : decodeLeaf(leaf);
  return entry?.ok === true ? entry.value.veh : undefined;
}

/** The hash of leaf 0; null for an empty log. */
export function firstLeafOf(db: Db): Uint8Array | null {
  return db.prepare<[], Buffer>('select hash from entries where seq = 0').pluck().get() ?? null;
}
