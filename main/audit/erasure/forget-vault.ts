/** The vault's part of forgetting a vehicle: what there is about it, and its deletion in one transaction. */
import { fieldPlace, type VehicleRef } from '../../../app/audit/entry/index.ts';
import type { AttemptId } from '../../../app/carkey/index.ts';
import type { Db } from '../store/index.ts';
import { unseal } from '../keys/index.ts';
import type { Erasure, Place, Subjects, Vault } from '../vault/index.ts';

/** What the vault holds about a vehicle. `secrets`: bytes that must not be found in any file afterwards. */
export type Holdings = {
  readonly values: readonly SealedPlace[];
  readonly acts: readonly AttemptId[];
  readonly secrets: readonly Buffer[];
};

/** `isOwn`: sealed under the vehicle's own key, so that its erasure alone explains that it is gone. */
type SealedPlace = Place & { readonly isOwn: boolean };
type SealedRow = Place & { readonly subject: string; readonly data: Uint8Array };

/** How many characters at the end of a VIN tell one vehicle from another well enough to be personal. */
const TELLING_END = 8;

/**
 * Everything about one vehicle: values under its own key, codes of its attempts, and values under an operator's or the log's key that name
 * its VIN. A VIN inside a value of another vehicle (two were mixed up) stays with that vehicle.
 */
export function holdingsOf(db: Db, subjects: Subjects, veh: VehicleRef, vin: string, acts: readonly AttemptId[]): Holdings {
  const rows = db.prepare<[string], SealedRow>(
    "select log, seq, field, subject, data from sealed where subject = ? or subject in (select ref from subject where kind <> 'vehicle')",
  );
  const values: SealedPlace[] = [];
  for (const row of rows.iterate(veh)) {
    if (row.subject === veh || names(openedText(row, subjects), vin))
      values.push({ log: row.log, seq: row.seq, field: row.field, isOwn: row.subject === veh });
  }
  const subject = db.prepare<[string], Record<string, Buffer>>('select key, value, lookup from subject where ref = ?').get(veh);
  const salts = acts.flatMap((act) => db.prepare<[string], Buffer>('select salt from code where act = ?').pluck().all(act));
  return { values, acts, secrets: [...Object.values(subject ?? {}), ...salts] };
}

function openedText(row: SealedRow, subjects: Subjects): string {
  const keys = subjects.keysOf(row.subject);
  const clear = keys === null ? null : unseal(keys.enc, fieldPlace(row.log, row.seq, row.field), row.data);
  return clear?.toString('utf8') ?? '';
}

function names(text: string, vin: string): boolean {
  return text.toUpperCase().includes(vin.slice(-TELLING_END));
}

/**
 * Deletes it all, or nothing; what stood under another key leaves a tombstone that names the `erase` entry. `secure_delete` overwrites what is
 * deleted; the write-ahead log is emptied by the caller.
 */
export function deleteHoldings(
  db: Db,
  { subjects, tombstones, first }: Pick<Vault, 'subjects' | 'tombstones' | 'first'>,
  { veh, by }: { readonly veh: VehicleRef; readonly by: Erasure },
  { values, acts }: Holdings,
): void {
  const dropValue = db.prepare<[Place]>('delete from sealed where log = @log and seq = @seq and field = @field');
  const dropCode = db.prepare<[string]>('delete from code where act = ?');
  db.transaction(() => {
    for (const { isOwn, ...place } of values) {
      dropValue.run(place);
      if (!isOwn) tombstones.leave(place, by);
    }
    acts.forEach((act) => dropCode.run(act));
    first.forget(veh);
    subjects.forget(veh);
  }).immediate();
}
