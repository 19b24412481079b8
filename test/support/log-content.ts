/** Everything that a reader gets out of a log, as one text: two logs with the same text cannot be told apart by anybody. */
import type Database from 'better-sqlite3';
import { trailQueries } from '../../main/audit/queries/queries.ts';
import { sqlProjections } from '../../main/audit/log/projections.ts';
import { followTail } from '../../main/audit/log/tail.ts';
import type { Vault } from '../../main/audit/vault/vault.ts';

/**
 * Left out are the times of this computer's clock beside a signed head and a key, and the version of the derived tables: none of them is
 * content, and a head's note carries no time that could vouch for one.
 */
const STORED = [
  'select seq, hex(hash), hex(leaf) from entries order by seq',
  'select id, origin, size, hex(root) from head',
  'select n, size, hex(root), note from signed_head order by n',
  'select n, key from signing_key order by n',
];

const ALL = 1_000_000;

/** Reads it all: the stored rows, and what lists, attempts, follow-ups and vehicles show. Throws what a damaged file makes SQLite throw. */
export function contentOf(db: Database.Database, vault: Vault): string {
  const queries = trailQueries(db, vault, followTail(db, sqlProjections(db)));
  const { rows } = queries.list({}, undefined, ALL);
  const each = <T>(values: readonly (T | undefined)[], ask: (value: T) => unknown) =>
    [...new Set(values.filter((value) => value !== undefined))].map(ask);
  return JSON.stringify([
    STORED.map((sql) => db.prepare(sql).raw().all()),
    rows,
    each(
      rows.map(({ kind }) => kind),
      (kind) => queries.list({ kind }, undefined, ALL).rows.map(({ seq }) => seq),
    ),
    each(
      rows.map(({ act }) => act),
      (act) => [queries.ofAttempt(act).map(({ seq }) => seq), queries.attempt(act)],
    ),
    each(
      rows.map(({ veh }) => veh),
      (veh) => queries.statusHistory(veh, ALL),
    ),
    queries.attempts(false, ALL),
    queries.attempts(true, ALL),
    queries.followUps(),
    queries.recentVehicles(ALL),
  ]);
}
