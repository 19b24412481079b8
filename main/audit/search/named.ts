/**
 * Whose VIN or name a reference has: what an entry of that reference committed to. The subject's row in the vault is only a quicker way to it; where
 * the two differ the entry counts, and the vault is found to contradict the log.
 */
import type { TrustFinding } from '../../../app/audit/search/index.ts';
import type { VehicleRef } from '../../../app/audit/entry/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';
import { createCache } from '../../base/index.ts';
import { claimsOf, type Claim, type ClaimSource } from './claims.ts';
import type { Vault } from '../vault/index.ts';

/** Names and VINs, checked once each and kept. */
export interface Named {
  /** The VIN or name; null once forgotten, and where nothing in the vault is what the log committed to. */
  valueOf(ref: string): string | null;
  /** The VIN of a vehicle. Only VINs were sealed under such a reference: a vault that was changed by hand is told by {@link contradiction}. */
  readonly vinOf: (veh: VehicleRef) => Vin | null;
  /** The reference whose committed VIN this is. */
  findVehicle(vin: Vin): VehicleRef | null;
  /** Vehicles whose VIN ends with a text of 4 to 17 characters. */
  vehiclesEndingWith(text: string): readonly VehicleRef[];
  /** Calls whenever something may have been forgotten: who keeps values must let go of them in the same moment. */
  onLetGo(listener: () => void): void;
  /** What was met so far; null while all is well. */
  contradiction(): TrustFinding | null;
}

/** Checked values that are kept in memory: as many as the vault keeps open (subject-memory.ts). */
const KEPT = 20_000;

/** Entries whose value cannot be opened are passed over; after so many, nothing vouches for the row. */
const UNREADABLE = 3;

/** What a reference was found to stand for. `isProved`: an entry says so, or contradicts. */
type Judged = { readonly row: string; readonly value: string | null; readonly isProved: boolean };

/** Looks names up in a vault, and proves them by the log. */
export function openNamed(vault: Vault, source: Omit<ClaimSource, 'vault'>): Named {
  const { subjects } = vault;
  const claims = claimsOf({ ...source, vault });
  const kept = createCache<string, { judged: Judged | null }>(KEPT);
  let found: TrustFinding | null = null;
  let owners: ReadonlyMap<string, VehicleRef> | null = null;
  // What was forgotten must not lie in memory here either.
  subjects.onLetGo(() => {
    kept.clear();
    owners = null;
  });

  const judge = (ref: string, row: string): Judged => {
    let unreadable = 0;
    for (const claim of claims(ref)) {
      const said = saidBy(vault, claim, ref, row);
      if (said === row) return { row, value: row, isProved: true };
      if (said !== null || (unreadable += 1) === UNREADABLE) {
        found ??= contradictionOf(ref, claim, said);
        return { row, value: said, isProved: true };
      }
    }
    if (unreadable === 0) return { row, value: row, isProved: false };
    found ??= { what: 'vault-contradicts', firstBad: null, detail: `nothing in the vault is what the entries of ${ref} committed to` };
    return { row, value: null, isProved: true };
  };
  const valueOf = (ref: string): string | null => {
    const row = subjects.valueOf(ref);
    if (row === null) return null;
    const slot = kept.get(ref, () => ({ judged: null }));
    if (slot.judged?.row === row) return slot.judged.value;
    const judged = judge(ref, row);
    // A vehicle that was taken up just now has no entry yet.
    if (judged.isProved) slot.judged = judged;
    return judged.value;
  };
  /** Only once a row was exchanged: then the blind indexes lead astray, and every vehicle is asked. */
  const byCommitment = (): ReadonlyMap<string, VehicleRef> => {
    owners ??= new Map(subjects.vehicles().flatMap((ref) => [[valueOf(ref) ?? '', ref] as const]));
    return owners;
  };
  return {
    valueOf,
    vinOf: (veh) => valueOf(veh) as Vin | null,
    findVehicle(vin) {
      const ref = subjects.findVehicle(vin);
      if (ref !== null) {
        const value = valueOf(ref);
        if (value === vin) return ref;
        // An index that leads to another vehicle was changed by hand: this one may stand in the log under another reference.
        found ??= astray(ref, value);
      }
      return found === null ? null : (byCommitment().get(vin) ?? null);
    },
    vehiclesEndingWith(text) {
      const refs = subjects.vehiclesEndingWith(text);
      const right = refs.filter((ref) => valueOf(ref)?.endsWith(text) === true);
      if (found === null || text.length < 4) return right;
      return [...byCommitment()].flatMap(([vin, ref]) => (vin.endsWith(text) ? [ref] : []));
    },
    onLetGo: (listener) => subjects.onLetGo(listener),
    contradiction: () => found,
  };
}

/** What an entry committed to, as far as the vault still tells: the row's value, another one, or null where that cannot be told. */
function saidBy(vault: Vault, { log, seq, field, commitment }: Claim, ref: string, row: string): string | null {
  if (vault.recommit(log, seq, field, ref, row) === commitment) return row;
  const sealed = vault.openFieldAt(log, seq, field);
  if (sealed === null || sealed.commitment !== commitment) return null;
  // A name is kept in its normal form, and was committed to as it was typed.
  return sealed.value.normalize('NFC');
}

function astray(ref: string, value: string | null): TrustFinding {
  const whose = value === null ? 'nobody knows which one' : 'another vehicle';
  return { what: 'vault-contradicts', firstBad: null, detail: `the vault's index of a VIN leads to ${ref}, which is ${whose}` };
}

function contradictionOf(ref: string, { log, seq, field }: Claim, said: string | null): TrustFinding {
  const detail =
    said === null
      ? `nothing in the vault is what the entries of ${ref} committed to`
      : `the vault's ${field} of ${ref} is not the one that entry ${seq} of ${log} committed to`;
  return { what: 'vault-contradicts', firstBad: null, detail };
}
