/** Stands between a log and its signatures: signs while the log is sound, and keeps what was found once it is not. */
import { hexToBytes } from '@noble/hashes/utils.js';
import type { TreeHead } from '../../../app/audit/checkpoint.ts';
import type { TrustFinding } from '../../../app/audit/trust.ts';
import type { VerifierKey } from '../../../app/audit/signed-note.ts';
import type { LogProblem } from '../../../app/carkey/types.ts';
import { fail, type Result } from '../../../app/result.ts';
import type { Clock } from '../../clock.ts';
import type { Db } from '../database.ts';
import type { Random } from '../ids.ts';
import { attempt } from '../problems.ts';
import type { HeadMark, Keeper } from '../witness.ts';
import { dropAccusation, keepAccusation, readAccusation } from './accusation.ts';
import { keepEvidence } from './evidence.ts';
import type { HeadRow } from './head-table.ts';
import { createPublisher, headFile } from './publisher.ts';
import type { SeedStore } from './seed-store.ts';
import { openSigner, type HeadSigner } from './signer.ts';
import { checkOutside, checkOwnHeads, locate, type SeenOutside } from './start-check.ts';
import { checkSuccession } from './succession.ts';

/** What a guard works on. */
export type GuardParts = {
  readonly dir: string;
  readonly origin: string;
  readonly db: Db;
  readonly seeds: SeedStore;
  readonly keeper: Keeper | null;
  readonly random: Random;
  readonly clock: Clock;
  readonly head: () => { readonly size: number; readonly root: Uint8Array };
  /** False for a log whose head and hashes disagree: it is looked at, and nothing is signed. */
  readonly sound: boolean;
  /** What is wrong with the vault beside the log, at the start or met later; null while all is well. */
  readonly vaultFinding: () => TrustFinding | null;
};

/** A head that was seen outside, with the text it was seen as. */
export type SeenNote = SeenOutside & { readonly note: string };

/** The guard of one log. */
export interface HeadGuard {
  finding(): TrustFinding | null;
  ours(): TreeHead;
  keys(): readonly VerifierKey[];
  newest(): HeadRow | undefined;
  /** Lets the signer work while the log is sound, and carries what it signed to the second places. */
  sign(work?: (signer: HeadSigner) => Result<HeadRow | null, LogProblem>): Result<HeadRow | null, LogProblem>;
  /** Compares the log with heads that were seen outside. What contradicts it is kept as evidence, and the log takes no more entries. */
  judge(seen: readonly SeenNote[]): TrustFinding | null;
  /** The log was found wrong by somebody else's look at all of it: it takes no more entries, after a restart neither. What was found first stays. */
  accuse(found: TrustFinding): void;
  /** Such a look found nothing: the next start knows of no accusation. What stopped this run stays. */
  acquit(): void;
  /** The check at the start: the log against its own heads, those that this computer remembers, and what the last full verification found. */
  check(): void;
  /** Signs and carries away what is left. */
  stop(): void;
}

const WRONG_KEY: TrustFinding = { what: 'corrupt', firstBad: null, detail: 'the signing key is not the one that signed this log' };

/** Opens the guard; its first call is `check`. */
export function openGuard(parts: GuardParts): HeadGuard {
  const { dir, db, origin, head } = parts;
  const signer = attempt(() => openSigner(parts));
  const publisher = createPublisher(headFile(dir), parts.keeper, origin);
  let finding: TrustFinding | null = null;
  const current = () => (finding ??= parts.vaultFinding());

  const ours = (): TreeHead => ({ origin, ...head() });
  const keys = () => (signer.ok ? signer.value.keys() : []);
  const newest = () => (signer.ok ? signer.value.newest() : undefined);
  const sign: HeadGuard['sign'] = (work = (one) => one.sign()) => {
    if (!signer.ok || current() !== null) return fail('corrupt');
    const signed = work(signer.value);
    if (signed.ok && signed.value !== null) publisher.publish(signed.value);
    if (!signed.ok && signed.error === 'corrupt') finding = checkOwnHeads(db) ?? locate(db, 'the log does not continue its signed head');
    return signed;
  };
  const judge = (seen: readonly SeenNote[]) => {
    const found = checkOutside(db, ours(), seen);
    if (found === null) return null;
    finding ??= found;
    for (const { head: outside, note } of seen) keepEvidence(dir, { size: outside.size, ours: newest()?.note ?? '', outside: note });
    return found;
  };
  return {
    finding: current,
    ours,
    keys,
    newest,
    sign,
    judge,
    accuse(found) {
      // What the start finds by itself needs no reminder, and is gone once the right vault is back.
      if (isAboutVault(current())) return;
      finding ??= found;
      // A disk that does not take it changes nothing for this run; the next one verifies again.
      attempt(() => keepAccusation(dir, origin, found));
    },
    acquit: () => void attempt(() => dropAccusation(dir)),
    check() {
      finding = signer.ok ? checkOwnHeads(db) : WRONG_KEY;
      if (!parts.sound) finding ??= locate(db, 'the head and the hashes disagree');
      if (finding === null) judge(seenNearby(parts, keys()));
      finding ??= checkSuccession(db, origin, markOf(parts));
      finding ??= parts.vaultFinding();
      const accused = attempt(() => readAccusation(dir, origin));
      if (accused.ok) finding ??= accused.value;
    },
    stop() {
      sign();
      publisher.flush();
    },
  };
}

function isAboutVault(found: TrustFinding | null): boolean {
  return found?.what === 'vault-rolled-back' || found?.what === 'vault-foreign';
}

/** Heads that this computer remembers outside the log: the second place, and the keeper. */
function seenNearby(parts: GuardParts, keys: readonly VerifierKey[]): readonly SeenNote[] {
  const { dir, origin } = parts;
  const file = attempt(() => headFile(dir).read(keys));
  const mark = markOf(parts);
  const seen: SeenNote[] = [];
  if (file.ok && file.value !== null) seen.push({ where: 'head.txt', head: file.value.head, note: file.value.note });
  if (mark?.origin === origin) {
    const { size, root } = mark;
    seen.push({ where: 'the key store', head: { origin, size, root: hexToBytes(root) }, note: `${origin}\n${size}\n${root}\n` });
  }
  return seen;
}

/** What the keeper remembers, of whatever log; null when it cannot be asked. */
function markOf({ keeper }: GuardParts): HeadMark | null {
  const mark = attempt(() => keeper?.read() ?? null);
  return mark.ok ? mark.value : null;
}
