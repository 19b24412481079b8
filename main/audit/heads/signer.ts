/**
 * Signs the head of the log (C2SP tlog-checkpoint, Ed25519). Nothing is signed that was not proved to continue the head signed before:
 * a log that signs two heads that contradict each other has made the evidence against itself.
 */
import {
  maySign,
  proveConsistency,
  signCheckpoint,
  type Signer,
  type TreeHead,
  verifierKey,
  type VerifierKey,
} from '../../../app/audit/log/index.ts';
import { type Entry, type EntryDraft, keyIdWord } from '../../../app/audit/entry/index.ts';
import type { LogProblem } from '../../../app/carkey/index.ts';
import { ok, type Result } from '../../../app/base/index.ts';
import { type Clock, nativeSha256, type Random } from '../../base/index.ts';
import type { Db } from '../store/index.ts';
import { asResult, TrailError } from '../../disk/index.ts';
import { KEY_BYTES, type SeedStore } from '../keys/index.ts';
import { signingKey } from './ed25519.ts';
import { headTable, type HeadRow } from './head-table.ts';
import { openOwnNote } from './own-note.ts';
import { storedHashes } from '../log/index.ts';
import { dueAfter, dueByTime } from './signing-times.ts';

/** What a signer works on. `head` tells size and root as they are now. */
export type SignerParts = {
  readonly db: Db;
  readonly origin: string;
  readonly seeds: SeedStore;
  readonly random: Random;
  readonly clock: Clock;
  readonly head: () => { readonly size: number; readonly root: Uint8Array };
};

/** Signs heads of one log. A problem of the disk never undoes the entries: they are durable, and the next signing stands for them too. */
export interface HeadSigner {
  /** The keys that signed so far, oldest first; the last one signs now. */
  keys(): readonly VerifierKey[];
  newest(): HeadRow | undefined;
  /** Signs if these entries ask for it. `corrupt`: the log does not continue what was signed; nothing may be added to it. */
  appended(entries: readonly Entry[]): Result<HeadRow | null, LogProblem>;
  /** Signs if entries have waited long enough. To be called every minute or so. */
  tick(): Result<HeadRow | null, LogProblem>;
  /** Signs what is there, unless it is signed already. */
  sign(): Result<HeadRow | null, LogProblem>;
  /** Takes a new key: a `key-change` entry, then one head signed by both. Called again, it goes on with a change that was cut off. */
  changeKey(append: Append): Result<HeadRow | null, LogProblem>;
}

/** How the signer records a change of keys. */
export type Append = (draft: EntryDraft) => Result<unknown, LogProblem>;

/** Opens the signer, and makes its first key. Throws `corrupt` when the seed is not the one of the last known key. */
export function openSigner(parts: SignerParts): HeadSigner {
  const { db, seeds, clock, origin } = parts;
  const table = headTable(db);
  let signer = firstSigner(parts);
  let signedAt = clock.mono();
  /** In memory, so that an entry that asks for no signature costs a comparison only. */
  let signedSize = table.newest()?.size ?? 0;
  let changing = false;

  const write = db.transaction((head: HeadRow, added: VerifierKey | null) => {
    if (added !== null) table.addKey(added, head.at);
    table.add(head);
  });
  const signWith = (signers: readonly [Signer, ...Signer[]], added: VerifierKey | null): HeadRow | null => {
    const last = table.newest();
    const head = { origin, ...parts.head() };
    if (head.size === 0 || last?.size === head.size) return null;
    confirmGrowth(db, last === undefined ? null : lastHead(last, table.keys()), head);
    const row = { size: head.size, root: head.root, at: Math.trunc(clock.wall()), note: signCheckpoint(head, signers) };
    write.immediate(row, added);
    signedAt = clock.mono();
    signedSize = row.size;
    return row;
  };
  const unsigned = (size: number) => size - signedSize;
  const sign = () => asResult(() => (changing ? null : signWith([signer], null)));
  const changeTo = (seed: Uint8Array): HeadRow | null => {
    const next = signerOf(origin, seed);
    const row = signWith([signer, next], next.key);
    seeds.promote();
    signer = next;
    return row;
  };
  return {
    keys: () => table.keys(),
    newest: () => table.newest(),
    appended: (entries) => (dueAfter(entries, unsigned((entries.at(-1)?.seq ?? -1) + 1)) ? sign() : ok(null)),
    tick: () => (dueByTime(unsigned(parts.head().size), signedAt, clock.mono()) ? sign() : ok(null)),
    sign,
    changeKey(append) {
      changing = true;
      const done = asResult(() => {
        const seed = seeds.readNext() ?? parts.random(KEY_BYTES);
        seeds.storeNext(seed);
        const recorded = append({ kind: 'key-change', d: { word: keyIdWord(signerOf(origin, seed).key.id) } });
        if (!recorded.ok) throw new TrailError(recorded.error);
        return changeTo(seed);
      });
      changing = false;
      return done;
    },
  };
}

function signerOf(origin: string, seed: Uint8Array): Signer {
  const { publicKey, sign } = signingKey(seed);
  return { key: verifierKey(origin, publicKey, nativeSha256), sign };
}

/** The present key. Its seed must be the one of the newest public key, or of the next one when a change was cut off before its last step. */
function firstSigner({ db, origin, seeds, random, clock }: SignerParts): Signer {
  const table = headTable(db);
  const newest = table.keys().at(-1);
  const next = seeds.readNext();
  if (newest !== undefined && next !== null && signerOf(origin, next).key.id === newest.id) seeds.promote();
  const stored = seeds.read();
  if (stored === null && newest !== undefined) throw new TrailError('corrupt');
  const seed = stored ?? random(KEY_BYTES);
  if (stored === null) seeds.store(seed);
  const signer = signerOf(origin, seed);
  if (newest === undefined) table.addKey(signer.key, Math.trunc(clock.wall()));
  else if (newest.id !== signer.key.id) throw new TrailError('corrupt');
  return signer;
}

/** The head that was signed last, as its note says it. */
function lastHead(row: HeadRow, keys: readonly VerifierKey[]): TreeHead {
  const own = openOwnNote(row.note, keys);
  if (!own.ok || own.value.head.size !== row.size) throw new TrailError('corrupt');
  return own.value.head;
}

/** Throws `corrupt` unless the stored tree leads from the last signed head to this one. */
function confirmGrowth(db: Db, last: TreeHead | null, head: TreeHead): void {
  const proof = last === null || last.size > head.size ? [] : proveConsistency(storedHashes(db), last.size, head.size, nativeSha256);
  if (!maySign(last, head, proof, nativeSha256).ok) throw new TrailError('corrupt');
}
