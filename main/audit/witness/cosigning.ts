/**
 * This station as a witness (C2SP tlog-witness over files): cosigns heads of other logs that continue what it cosigned of them before, and
 * answers everything else with that.
 */
import {
  cosign,
  formatNote,
  formatVerifierKey,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  type VerifierKey,
  type WitnessSigner,
  witnessView,
} from '../../../app/audit/log/index.ts';
import { type Clock, nativeSha256 } from '../../base/index.ts';
import { shareName } from './high-water-mark.ts';
import { openOwnNote, type OwnHead } from '../heads/index.ts';
import type { ShareFiles } from '../../share/index.ts';
import { keepWitnessed, MOST_KEPT, MOST_STRANGERS, readWitnessed, type Witnessed } from './witnessed.ts';

/** What a witness works with. `dir` keeps what it remembers; it never cosigns its own log. `named`: the log of the second station that the settings name, or null. */
export type WitnessParts = {
  readonly dir: string;
  readonly origin: string;
  readonly named: string | null;
  readonly clock: Clock;
  readonly files: ShareFiles;
  readonly signer: WitnessSigner;
};

/** Most requests of strangers that one visit looks at. */
const MOST_REQUESTS = 50;

/** Longest name of a log, and most keys of one. */
const ORIGIN_LIMIT = 200;
const KEY_LIMIT = 32;

/** The file in which a witness answers a log. Each witness has one of its own, so that three stations do not write over each other. */
export function answerFile(origin: string, witness: { readonly id: string }): string {
  return `${shareName(origin)}.${witness.id}.cosigned`;
}

/**
 * Looks through the share once: first for the named log and those that are known, by name and whatever else lies there; then for strangers,
 * in turn. Whoever invents logs makes strangers wait, and nobody else. `after`: the stranger that came last at the visit before; returns the
 * one of this visit. Throws `corrupt` when it cannot tell what it cosigned before.
 */
export async function attendRequests(parts: WitnessParts, after = ''): Promise<string> {
  const { dir, files, origin, named } = parts;
  const logs = new Map(readWitnessed(dir));
  const own = shareName(origin);
  const sure = new Set([...(named === null ? [] : [named]), ...logs.keys()].map(shareName));
  const others = (await files.requests()).filter((name) => !sure.has(name) && name !== own);
  const strangers = inTurn(others, after).slice(0, MOST_REQUESTS);
  for (const name of [...sure, ...strangers]) if (name !== own) await attend(name, logs, parts);
  return strangers.at(-1) ?? after;
}

/** Those after the last one first; names are in order. */
function inTurn(names: readonly string[], after: string): readonly string[] {
  return [...names.filter((name) => name > after), ...names.filter((name) => name <= after)];
}

async function attend(name: string, logs: Map<string, Witnessed>, parts: WitnessParts): Promise<void> {
  const { dir, files, signer } = parts;
  const asked = await askedBy(files, name);
  if (asked === null) return;
  const next = hasPlace(asked.origin, logs, parts) ? accept(asked, logs.get(asked.origin) ?? null, parts) : null;
  if (next !== null) keepWitnessed(dir, logs.set(asked.origin, next));
  const answer = logs.get(asked.origin);
  if (answer !== undefined) await files.write(answerFile(asked.origin, signer.key), answer.note);
}

/** A place is kept free for whoever the settings name, however many strangers came before. */
function hasPlace(origin: string, logs: ReadonlyMap<string, Witnessed>, { named }: WitnessParts): boolean {
  return logs.has(origin) || logs.size < (origin === named ? MOST_KEPT : MOST_STRANGERS);
}

/** The text of a file, or nothing. */
async function textOf(files: ShareFiles, name: string): Promise<string> {
  const read = await files.read(name);
  return read.ok ? read.value : '';
}

type Asked = {
  readonly origin: string;
  readonly note: string;
  readonly proof: readonly Uint8Array[];
  readonly keys: readonly VerifierKey[];
};

/** The request under a name; null for one that cannot be understood or that is of a log with another name. */
async function askedBy(files: ShareFiles, name: string): Promise<Asked | null> {
  const request = parseAddCheckpoint(await textOf(files, `${name}.request`));
  const read = request.ok ? parseCheckpoint(request.value.note) : request;
  if (!request.ok || !read.ok) return null;
  const { origin } = read.value.head;
  if (origin.length > ORIGIN_LIMIT || shareName(origin) !== name) return null;
  const lines = (await textOf(files, `${name}.key`)).split('\n').slice(0, KEY_LIMIT);
  const keys = lines.map((line) => parseVerifierKey(line)).flatMap((key) => (key.ok ? [key.value] : []));
  return { origin, note: request.value.note, proof: request.value.proof, keys };
}

/** The head as it is cosigned now; null when it must not be, or was already. */
function accept(asked: Asked, seen: Witnessed | null, { signer, clock }: WitnessParts): Witnessed | null {
  const pinned = new Set(seen?.keys.map(formatVerifierKey));
  const offered = asked.keys.filter((key) => !pinned.has(formatVerifierKey(key)));
  const own = openOwnNote(asked.note, [...(seen?.keys ?? []), ...offered]);
  // Pinned is what signed last: a new key counts once a head stands under the old and the new one, and the old one from then on no more.
  if (!own.ok || (seen !== null && !own.value.signedBy.some((key) => pinned.has(formatVerifierKey(key))))) return null;
  const view = witnessView(seen?.head ?? null, own.value.head, asked.proof, nativeSha256);
  if (view !== 'first' && view !== 'grown') return null;
  const note = cosign(withoutStrangers(asked.note, own.value), signer, Math.trunc(clock.wall() / 1000));
  return { head: own.value.head, keys: own.value.signedBy, note };
}

/** The checkpoint with the log's own lines only: what others added would be kept and passed on unread. */
function withoutStrangers(text: string, { signedBy }: OwnHead): string {
  const note = parseNote(text);
  if (!note.ok) throw new TypeError('a note that was opened can be read');
  const signatures = note.value.signatures.filter(({ name, id }) => signedBy.some((key) => key.name === name && key.id === id));
  return formatNote({ ...note.value, signatures });
}
