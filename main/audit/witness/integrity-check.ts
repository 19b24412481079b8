/** Stands between a log and its signatures: signs while the log is sound, and keeps what was found once it is not. */
import { hexToBytes } from '@noble/hashes/utils.js';
import type { TreeHead, VerifierKey } from '../../../app/audit/log/index.ts';
import type { TrustFinding } from '../../../app/audit/search/index.ts';
import type { LogProblem } from '../../../app/carkey/index.ts';
import { fail, type Result } from '../../../app/base/index.ts';
import type { Clock, Random } from '../../base/index.ts';
import type { Db } from '../store/index.ts';
import { asResult, createDebts, TrailError } from '../../disk/index.ts';
import type { HeadMark, Keeper } from './high-water-mark.ts';
import { dropDistrust, keepDistrust, readDistrust } from './distrust-mark.ts';
import { keepEvidence } from './evidence.ts';
import { type HeadRow, type HeadSigner, openSigner } from '../heads/index.ts';
import { createPublisher, headFile } from './publisher.ts';
import type { SeedStore } from '../keys/index.ts';
import { checkOutside, checkOwnHeads, locate, type SeenOutside } from './start-check.ts';
import { checkOrigin } from './origin-check.ts';

/** What a guard works on. */
export type IntegrityCheckParts = {
  readonly dir: string;
  readonly origin: string;
  readonly db: Db;
  readonly seeds: SeedStore;
  readonly keeper: Keeper | null;
  /** Hears when files beside the log are not taken by the disk, and when they are again. */
  readonly onTrouble: (problem: LogProblem | null) => void;
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
export interface IntegrityCheck {
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
  /** Why a file beside the log is still to be read or written; null while none is. It is tried again by itself. */
  owed(): LogProblem | null;
  /** Signs and carries away what is left. */
  stop(): void;
}

const WRONG_KEY: TrustFinding = { what: 'corrupt', firstBad: null, detail: 'the signing key is not the one that signed this log' };

/** Opens the guard; its first call is `check`. Throws where the disk does not let the signing key be read now: a key that nobody saw is not a wrong one. */
export function openIntegrityCheck(parts: IntegrityCheckParts): IntegrityCheck {
  const { dir, db, origin, head } = parts;
  const signer = signerOf(parts);
  const debts = createDebts(parts.onTrouble);
  let [finding, accusation]: [TrustFinding | null, TrustFinding | null] = [null, null];
  /** Why the places beside the log could not all be compared with it; null once they were. */
  let unread: LogProblem | null = null;
  const current = () => (finding ??= parts.vaultFinding());

  const ours = (): TreeHead => ({ origin, ...head() });
  const keys = () => (signer.ok ? signer.value.keys() : []);
  const newest = () => (signer.ok ? signer.value.newest() : undefined);
  const sign: IntegrityCheck['sign'] = (work = (one) => one.sign()) => {
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
    const own = newest()?.note ?? '';
    for (const { head, note } of seen)
      debts.settle(`evidence-${head.size}`, () => keepEvidence(dir, { size: head.size, ours: own, outside: note }));
    return found;
  };
  const lookNearby = (): void => {
    const near = nearby(parts, signer.ok ? keys() : null);
    if (finding === null) judge(near.seen);
    finding ??= checkOrigin(db, origin, near.mark);
    const accused = asResult(() => readDistrust(dir, origin));
    if (accused.ok) accusation = accused.value;
    unread = near.problem ?? (accused.ok ? null : accused.error);
  };
  const mayWrite = (): boolean => {
    if (unread !== null) lookNearby();
    finding ??= accusation;
    if (unread !== null) throw new TrailError(unread);
    return finding === null;
  };
  const publisher = createPublisher({ file: headFile(dir), keeper: parts.keeper, origin, debts, mayWrite });
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
      debts.settle('accusation', () => keepDistrust(dir, origin, found));
    },
    acquit: () => debts.settle('accusation', () => dropDistrust(dir)),
    check() {
      finding = signer.ok ? checkOwnHeads(db) : WRONG_KEY;
      if (!parts.sound) finding ??= locate(db, 'the head and the hashes disagree');
      lookNearby();
      finding ??= parts.vaultFinding();
      finding ??= accusation;
      // Looked at again until it can be read, also where nothing is to be written meanwhile.
      if (unread !== null) debts.settle('nearby', () => void mayWrite());
    },
    owed: () => unread ?? debts.problem(),
    stop() {
      sign();
      publisher.flush();
      debts.stop();
    },
  };
}

/** `corrupt`: not the key that signed. Throws what keeps the key from being read. */
function signerOf(parts: IntegrityCheckParts): Result<HeadSigner, 'corrupt'> {
  const signer = asResult(() => openSigner(parts));
  if (signer.ok) return signer;
  if (signer.error !== 'corrupt') throw new TrailError(signer.error);
  return fail(signer.error);
}

function isAboutVault(found: TrustFinding | null): boolean {
  return found?.what === 'vault-rolled-back' || found?.what === 'vault-foreign';
}

type Nearby = { readonly seen: readonly SeenNote[]; readonly mark: HeadMark | null; readonly problem: LogProblem | null };

/** What this computer remembers outside the log: the second place, and the keeper. `problem`: why that may not be all. */
function nearby({ dir, origin, keeper }: IntegrityCheckParts, keys: readonly VerifierKey[] | null): Nearby {
  // Without the right key nothing in that place can be believed or disbelieved: it stays as it is.
  const file = asResult(() => (keys === null ? null : headFile(dir).read(keys)));
  const kept = asResult(() => keeper?.read() ?? null);
  const mark = kept.ok ? kept.value : null;
  const seen: SeenNote[] = [];
  if (file.ok && file.value !== null) seen.push({ where: 'head.txt', head: file.value.head, note: file.value.note });
  if (mark?.origin === origin) {
    const { size, root } = mark;
    seen.push({ where: 'the key store', head: { origin, size, root: hexToBytes(root) }, note: `${origin}\n${size}\n${root}\n` });
  }
  const problem = [file, kept].flatMap((one) => (one.ok ? [] : [one.error]))[0] ?? keeper?.trouble?.() ?? null;
  return { seen, mark, problem };
}
