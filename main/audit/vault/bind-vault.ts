/** Ties a vault to its log: at the first opening of both, at the first opening by a program that does so, and when a restored log begins. */
import type { Db } from '../store/index.ts';
import type { Erased } from '../log/index.ts';
import { explainer, valuesWithoutRow } from './missing.ts';
import { firstLeafOf } from './vault-check.ts';
import type { Vault } from './vault.ts';

/** What is tied. `vaultDb`: the connection that `vault` works on. */
export type Binding = {
  readonly db: Db;
  readonly vaultDb: Db;
  readonly vault: Vault;
  readonly log: string;
  readonly size: number;
  readonly erasures: () => readonly Erased[];
};

/**
 * Ties a vault that was tied to no log yet, and remembers which values of the log were not in it then. Nothing happens to one that is tied; what
 * was checked before (vault-check.ts) is not checked again. Reads the whole log once.
 */
export function bindVault({ db, vaultDb, vault, log, size, erasures }: Binding): void {
  const { binding, tombstones } = vault;
  if (binding.isBound()) {
    confirmFirst(db, vault, log);
    return;
  }
  const erased = size === 0 ? [] : erasures();
  vaultDb
    .transaction(() => {
      const explained = explainer({ erased, vault, log });
      for (const { seq, field, owner } of valuesWithoutRow(db, vault, 0, size)) {
        if (explained({ seq, field, owner }) !== 'erased') tombstones.leave({ log, seq, field }, 'before');
      }
      binding.put({ log, first: firstLeafOf(db), base: size, mark: size });
    })
    .immediate();
}

/** An empty log has no leaf to name; it is named as soon as there is one. */
function confirmFirst(db: Db, { binding }: Vault, log: string): void {
  const bound = binding.of(log);
  const first = bound?.first === null ? firstLeafOf(db) : null;
  if (bound !== undefined && first !== null) binding.put({ ...bound, first });
}

/** The vault serves the next epoch from now on: a log of the origin `next`, which has no entry yet. */
export function succeed({ binding }: Vault, next: string): void {
  binding.put({ log: next, first: null, base: 0, mark: 0 });
}
