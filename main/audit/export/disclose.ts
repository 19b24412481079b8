/** Takes chosen entries out of a log with everything that proves them: bytes, place, hashes to the newest signed head, opened values. */
import { decodeEntry, type PersonalField } from '../../../app/audit/entry/index.ts';
import type { BundleEntry } from '../../../app/audit/bundle/index.ts';
import { formatVerifierKey, proveInclusion } from '../../../app/audit/log/index.ts';
import type { LogProblem } from '../../../app/carkey/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { Db } from '../store/index.ts';
import { nativeSha256, slices } from '../../base/index.ts';
import type { Vault } from '../vault/index.ts';
import type { IntegrityCheck } from '../witness/index.ts';
import { storedHashes } from '../log/index.ts';

/** Entries under a signed head. `note` is the checkpoint word for word. */
export type Disclosed = {
  readonly origin: string;
  readonly note: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly keys: readonly string[];
  readonly entries: readonly BundleEntry[];
};

/** Values that a person may choose to open. A code never leaves this way, nor an answer, which may hold one; the station's name always goes along. */
export type Openable = Exclude<PersonalField, 'code' | 'answer' | 'station'>;

/** Signs, then proves the entries `seqs` (ascending) under the newest head. Entries above it are left out. */
export async function disclose(
  parts: { readonly db: Db; readonly vault: Vault; readonly guard: IntegrityCheck },
  seqs: readonly number[],
  open: ReadonlySet<Openable>,
): Promise<Result<Disclosed, LogProblem>> {
  const { db, vault, guard } = parts;
  const signed = guard.sign();
  const head = guard.newest();
  if (!signed.ok) return signed;
  if (head === undefined) return fail('io');
  const source = storedHashes(db);
  const leafOf = db.prepare<[number], Uint8Array>('select leaf from entries where seq = ?').pluck();
  const entries: BundleEntry[] = [];
  const turn = slices();
  for (const index of seqs) {
    const leaf = index < head.size ? leafOf.get(index) : undefined;
    if (leaf === undefined) continue;
    const opened = vault.disclose(index).filter(({ name }) => name === 'station' || open.has(name as Openable));
    const named = new Set(opened.map(({ name }) => name));
    const withheld = committed(leaf).filter((name) => !named.has(name));
    entries.push({ index, leaf, hashes: proveInclusion(source, index, head.size, nativeSha256), opened, withheld });
    await turn();
  }
  const { origin } = guard.ours();
  return ok({ origin, note: head.note, size: head.size, root: head.root, keys: guard.keys().map(formatVerifierKey), entries });
}

function committed(leaf: Uint8Array): readonly PersonalField[] {
  const decoded = decodeEntry(leaf);
  return decoded.ok ? (Object.keys(decoded.value.f ?? {}) as PersonalField[]) : [];
}
