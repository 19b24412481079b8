/** Where the log itself says whose VIN or name a reference has: the entries of that reference that commit to it. */
import type { Entry } from '../../../app/audit/entry/index.ts';
import type { Db } from '../store/index.ts';
import { decodeLeaf, type EarlierLog, type Tail } from '../log/index.ts';
import type { Vault } from '../vault/index.ts';

/** One entry that commits to the value of a reference. */
export type Claim = {
  readonly log: string;
  readonly seq: number;
  readonly field: 'vin' | 'operator' | 'station';
  readonly commitment: string;
};

/** Kinds of entries that name their operator; there is no index over operators alone. */
const NAMING = "('sign-in', 'checked', 'session', 'account', 'denied', 'override')";

/** So many entries of a reference are looked at for a first commitment: those of a vehicle begin with one. */
const LOOKED_AT = 32;

/** What is asked. */
export type ClaimSource = {
  readonly db: Db;
  readonly origin: string;
  readonly vault: Pick<Vault, 'first'>;
  readonly tailNow: () => Tail;
  readonly earlier: () => readonly EarlierLog[];
};

/** Finds the claims of a reference, the likeliest place first. Nothing is read before it is asked for. */
export function claimsOf({ db, origin, vault, tailNow, earlier }: ClaimSource): (ref: string) => Generator<Claim> {
  const own = claimReader(db, origin);
  let readers: readonly ReturnType<typeof claimReader>[] | null = null;
  const before = () => (readers ??= earlier().map((one) => claimReader(one.db, one.origin)));
  return function* (ref) {
    const first = vault.first.of(ref);
    if (first !== null) {
      const reader = first.log === origin ? own : before().find((one) => one.origin === first.log);
      yield* reader?.at(first.seq, ref) ?? [];
    }
    yield* own.indexed(ref);
    for (const row of tailNow().rows) if (row.veh === ref || row.op === ref) yield* own.at(row.seq, ref);
    for (const reader of before()) yield* reader.indexed(ref);
  };
}

function claimReader(db: Db, origin: string) {
  const leafOf = db.prepare<[number], Buffer>('select leaf from entries where seq = ?').pluck();
  const ofVehicle = db.prepare<[string], number>(
    `select seq from entry_index where veh = ? and kind in ('lookup', 'intent', 'vin-read') order by seq limit ${LOOKED_AT}`,
  );
  const ofOperator = db.prepare<[string], number>(`select seq from entry_index where kind in ${NAMING} and op = ? order by seq limit 1`);
  const at = (seq: number, ref: string): readonly Claim[] => {
    const entry = decodeLeaf(leafOf.get(seq) ?? Buffer.alloc(0));
    const said = entry.ok ? claimIn(entry.value, ref) : null;
    return said === null ? [] : [{ log: origin, seq, ...said }];
  };
  return {
    origin,
    at,
    *indexed(ref: string): Generator<Claim> {
      const places = ref.startsWith('V-') ? ofVehicle : ofOperator;
      for (const seq of places.pluck().all(ref)) yield* at(seq, ref);
    },
  };
}

function claimIn(entry: Entry, ref: string): Pick<Claim, 'field' | 'commitment'> | null {
  const { vin, operator, station } = entry.f ?? {};
  if (entry.station === ref && station !== undefined) return { field: 'station', commitment: station };
  if (entry.veh === ref && vin !== undefined) return { field: 'vin', commitment: vin };
  if (entry.op === ref && operator !== undefined) return { field: 'operator', commitment: operator };
  return null;
}
