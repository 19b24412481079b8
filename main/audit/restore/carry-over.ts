/**
 * Epochs: a log that was restored from a backup goes on as a new log under the same origin with the next number, so that nobody can take
 * it for the one that was damaged. Logs of earlier epochs stay in `epochs/<n>/log.db`, readable and verifiable; the vault serves all.
 */
import { join } from 'node:path';
import { type Entry, type EntryDraft, type VehicleRef, withWordsOnly } from '../../../app/audit/entry/index.ts';
import type { AttemptId, LogProblem } from '../../../app/carkey/index.ts';
import type { Result } from '../../../app/base/index.ts';
import { type AttemptRecord, readerOver, type TrailQueries, type TrailReader } from '../queries/index.ts';
import { epochFolder, openForReading } from '../store/index.ts';
import { fileKeySource, type KeySource } from '../keys/index.ts';
import { LOG_MIGRATIONS, OLDEST_VAULT, VAULT_MIGRATIONS } from '../store/migrations/index.ts';
import { openingAsResult, TrailError } from '../../disk/index.ts';

/** Opens the log of an earlier epoch for reading; VINs and names come from the vault of today. */
export function openEpoch(dir: string, epoch: number, keySource: KeySource = fileKeySource(dir)): Result<TrailReader, LogProblem> {
  return openingAsResult(() => {
    const vault = openForReading(join(dir, 'vault.db'), VAULT_MIGRATIONS, OLDEST_VAULT);
    const log = openingAsResult(() => openForReading(join(epochFolder(dir, epoch), 'log.db'), LOG_MIGRATIONS));
    if (log.ok) return readerOver({ log: log.value, vault }, keySource, { dir, isEarlier: true });
    vault.close();
    throw new TrailError(log.error);
  });
}

/**
 * What a new epoch must know from its first moment, as drafts of the entries that told it: every attempt that is open or that a follow-up
 * waits for, and the status that a vehicle's follow-up came from. Without them a vehicle could be activated a second time. `by` marks them.
 * `newer` comes from the log that is replaced and is written behind them; what is told there is left out here.
 */
export function carriedOver(old: Pick<TrailQueries, 'attempts' | 'followUps' | 'ofAttempt' | 'list'>, newer = NONE): readonly EntryDraft[] {
  const later = new Set<string>(newer.open.flatMap(({ id, veh, vin }) => [id, veh, vin ?? id]));
  const waiting = old.followUps().filter(({ state }) => state === 'open');
  // A vehicle has one open attempt: the newer log's, where it has one.
  const [known, open] = partition(old.attempts(true, MOST_OPEN), ({ id, veh, vin }) => [id, veh, vin ?? id].some((one) => later.has(one)));
  const left = new Set([...newer.open, ...known].map(({ id }) => id));
  const acts = new Set([...open.map(({ id }) => id), ...waiting.flatMap(({ act }) => act ?? [])].filter((act) => !left.has(act)));
  const told = waiting
    .filter(({ kind }) => kind === 'reactivation')
    .flatMap(({ veh }) => old.list({ veh, kind: 'status' }, undefined, 1).rows);
  const entries = [...[...acts].flatMap((act) => old.ofAttempt(act)), ...told];
  const inOrder = [...new Map(entries.map((entry) => [entry.seq, entry])).values()].sort((a, b) => a.seq - b.seq);
  // A station has one attempt that was not handed over: what still is one comes from the newer log.
  const handed = newer.open.length === 0 ? [] : open.filter(({ handedOver }) => !handedOver).map(({ id, veh }) => handOver(id, veh));
  return [...draftsOf(inOrder), ...handed];
}

function partition<T>(all: readonly T[], fits: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(fits), all.filter((one) => !fits(one))];
}

const handOver = (act: AttemptId, veh: VehicleRef): EntryDraft => ({ kind: 'handed-over', act, veh, d: { by: 'restore' } });

/** Attempts of a log that is replaced which nobody has settled yet, and their entries in order. */
export type NewerAttempts = { readonly open: readonly AttemptRecord[]; readonly entries: readonly Entry[] };

const NONE: NewerAttempts = { open: [], entries: [] };

/** What a log that is replaced still tells of its open attempts: a backup from before them does not know that something was sent. */
export function openAttemptsOf(replaced: Pick<TrailQueries, 'attempts' | 'ofAttempt'>): NewerAttempts {
  const open = replaced.attempts(true, MOST_OPEN);
  const entries = open.flatMap(({ id }) => replaced.ofAttempt(id));
  return { open, entries: entries.sort((a, b) => a.seq - b.seq) };
}

/** Entries as drafts of a new log, marked as brought over. Texts that an earlier version wrote and this one would not stay behind. */
export function draftsOf(entries: readonly Entry[]): readonly EntryDraft[] {
  return entries
    .map((entry) => withWordsOnly(entry))
    .map(({ kind, act, veh, op, role, out, err, d }) => ({
      kind,
      ...(act === undefined ? {} : { act }),
      ...(veh === undefined ? {} : { veh }),
      ...(op === undefined ? {} : { op }),
      ...(role === undefined ? {} : { role }),
      ...(out === undefined ? {} : { out }),
      ...(err === null ? {} : { err }),
      d: { by: 'restore', ...d },
    }));
}

/** One station has one attempt open that was not handed over; the others were. More than this never wait. */
const MOST_OPEN = 1000;
