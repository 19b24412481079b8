/**
 * The second station: two stations meet in a folder on a share, and each cosigns what the other's log has come to. What one of them cosigned,
 * a log that was set back or written anew with its own key can not take back.
 */
import {
  type Cosigned,
  formatAddCheckpoint,
  formatVerifierKey,
  formatWitnessKey,
  parseWitnessKey,
  proveConsistency,
  readCosignature,
  type WitnessKey,
  witnessKey,
  type WitnessSigner,
} from '../../../app/audit/log/index.ts';
import type { TrustView } from '../../../app/audit/search/index.ts';
import { type Clock, nativeSha256, type Random } from '../../base/index.ts';
import type { Db } from '../store/index.ts';
import { KEY_BYTES, type KeySource } from '../keys/index.ts';
import { asResult } from '../../disk/index.ts';
import { shareName, type Outside } from './high-water-mark.ts';
import { answerFile, attendRequests } from './cosigning.ts';
import { headTable, openOwnNote, signingKey, verifyEd25519 } from '../heads/index.ts';
import type { IntegrityCheck } from './integrity-check.ts';
import { type ShareFiles, shareFiles } from '../../share/index.ts';
import { storedHashes } from '../log/index.ts';

/** Where stations meet, the key of the other one (empty: only witness for others), and the seed of this station's own. `files`: how the folder is reached. */
export type SecondStationSetup = { readonly folder: string; readonly key: string; readonly seed: KeySource; readonly files?: ShareFiles };

/** What it works on. */
export type SecondStationParts = SecondStationSetup & {
  readonly dir: string;
  readonly origin: string;
  readonly db: Db;
  readonly guard: IntegrityCheck;
  readonly random: Random;
  readonly clock: Clock;
};

/** One station's side of it. */
export interface SecondStation {
  /** One visit: what the other station cosigned, a new request, and requests of others. */
  meet(): Promise<NonNullable<TrustView['station']>>;
  /** The newest head of this log that the other station cosigned. */
  cosigned(): Outside | null;
  /** This station's own key, to be named at the other one; null when it cannot be kept. */
  witnessKey(): string | null;
}

/** Opens it; makes this station's own key the first time. */
export function openSecondStation(parts: SecondStationParts): SecondStation {
  const files = parts.files ?? shareFiles(parts.folder);
  let signer = asResult(() => ownSigner(parts));
  const other = parseWitnessKey(parts.key, nativeSha256);
  const named = other.ok ? logOfWitness(other.value) : null;
  let cosigned: Outside | null = null;
  let stranger = '';
  return {
    async meet() {
      // A key that could not be read is tried again with every visit; one that is damaged stays so.
      if (!signer.ok && signer.error !== 'corrupt') signer = asResult(() => ownSigner(parts));
      const met = other.ok ? await meetOther(parts, files, other.value) : 'none';
      if (typeof met !== 'string') cosigned = { kind: 'station', at: met.at * 1000, size: met.head.size };
      if (signer.ok) stranger = await attendRequests({ ...parts, files, named, signer: signer.value }, stranger);
      return typeof met === 'string' ? met : 'met';
    },
    cosigned: () => cosigned,
    witnessKey: () => (signer.ok ? formatWitnessKey(signer.value.key) : null),
  };
}

/** Apart from the key that signs the log: a change of that one must not make this station a stranger to those it witnesses for. */
function ownSigner({ origin, seed, random }: SecondStationParts): WitnessSigner {
  const kept = seed.read();
  const bytes = kept ?? random(KEY_BYTES);
  if (kept === null) seed.store(bytes);
  const { publicKey, sign } = signingKey(bytes);
  return { key: witnessKey(`${origin}${WITNESS}`, publicKey, nativeSha256), sign };
}

/** What the name of a station's own key adds to that of its log. */
const WITNESS = '/witness';

/** The log of the station that has this key; null for a witness that keeps none under its name. */
function logOfWitness({ name }: WitnessKey): string | null {
  return name.endsWith(WITNESS) ? name.slice(0, -WITNESS.length) : null;
}

async function meetOther(
  parts: SecondStationParts,
  files: ShareFiles,
  key: WitnessKey,
): Promise<Cosigned | 'waiting' | 'foreign' | 'contradicted'> {
  const { guard, origin } = parts;
  const found = await files.read(answerFile(origin, key));
  const text = found.ok ? found.value : null;
  const read = text === null ? null : readCosignature(text, key, verifyEd25519);
  const cosigned = read?.ok === true && openOwnNote(text ?? '', guard.keys()).ok ? read.value : null;
  const seen = cosigned === null ? [] : [{ where: 'the second station', head: cosigned.head, note: text ?? '' }];
  if (guard.judge(seen) !== null) return 'contradicted';
  await ask(parts, files, cosigned?.head.size ?? 0);
  return cosigned ?? (text === null ? 'waiting' : 'foreign');
}

/** Leaves a request for the next head; heads at a change of keys are asked for one by one, since only they lead from key to key. */
async function ask({ guard, db, origin }: SecondStationParts, files: ShareFiles, old: number): Promise<void> {
  guard.sign();
  const row = (old > 0 ? headTable(db).changeAfter(old) : undefined) ?? guard.newest();
  if (row === undefined || row.size === old || guard.finding() !== null) return;
  const proof = proveConsistency(storedHashes(db), old, row.size, nativeSha256);
  await files.write(`${shareName(origin)}.key`, `${guard.keys().map(formatVerifierKey).join('\n')}\n`);
  await files.write(`${shareName(origin)}.request`, formatAddCheckpoint({ old, proof, note: row.note }));
}
