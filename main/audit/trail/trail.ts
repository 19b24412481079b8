/** The audit trail: entries first, then everything else. One process writes; the values that identify people are only in the vault. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { bytesToHex } from '@noble/hashes/utils.js';
import {
  encodeRef,
  type Entry,
  type EntryDraft,
  type OnMisfit,
  operatorRef,
  REF_BYTES,
  vehicleRef,
} from '../../../app/audit/entry/index.ts';
import type { TrustFinding } from '../../../app/audit/search/index.ts';
import type { LogProblem } from '../../../app/carkey/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import { type Clock, type Random, systemRandom } from '../../base/index.ts';
import type { AuditTrail, TrailMaintenance } from './audit-trail.ts';
import { finishSwap } from '../backup/index.ts';
import {
  bindVault,
  checkVault,
  closeStores,
  entryFrom,
  firstLeafOf,
  openStores,
  openVault,
  type Stores,
  type Vault,
} from '../vault/index.ts';
import { acquireWriterLock, emptyWal, guardWrites, openReserve, type Reserve, RESERVE_BYTES, type WriterLock } from '../store/index.ts';
import { asResult, openingAsResult, problemOf, syncFolder, TrailError } from '../../disk/index.ts';
import { earlierLogs, erasuresOf, followTail, type Log, openLog, readHead, sqlProjections } from '../log/index.ts';
import { openMaintenance, type Maintenance } from './maintenance.ts';
import type { Keeper, SecondStationSetup, Share } from '../witness/index.ts';
import { fileKeySource, type KeySource, type SeedStore } from '../keys/index.ts';
import { APPEND_REFUSED, openReader, refuseToWrite, trailQueries, type TrailQueries } from '../queries/index.ts';
import { stationName } from './station.ts';

/** How a trail is opened. */
export type TrailOptions = {
  /** Folder of log.db and vault.db; made when it is not there. */
  readonly dir: string;
  /** Origin of the log. A folder belongs to one origin for ever; another one is refused as `conflict`. */
  readonly origin: string;
  /** Name of this station; entries carry a reference, and the vault the name. Asked at every append. */
  readonly station: string | (() => string);
  /** Version and build of the program. */
  readonly app: string;
  readonly clock: Clock;
  readonly random?: Random;
  readonly keySource?: KeySource;
  /** Disk space put aside for outcomes, bytes. */
  readonly reserveBytes?: number;
  /** Where the signing key is kept. Without it nothing is signed, and the trail has no {@link TrailMaintenance}. */
  readonly seeds?: SeedStore;
  /** Keeps a high-water mark outside the folder. */
  readonly keeper?: Keeper;
  /** Folder on another computer that keeps the newest signed head. */
  readonly share?: Share;
  /** The second station: where to meet, its key, and this station's own seed for cosigning. */
  readonly second?: SecondStationSetup;
  /** Hears of drafts that said what no entry may; they are written without it. When nobody hears, they are refused with a TypeError. */
  readonly onMisfit?: OnMisfit;
  /** Hears when files that serve the proof alone (second places of the head, kept contradictions) are not taken by the disk, and when they are again. */
  readonly onTrouble?: (problem: LogProblem | null) => void;
  /** Looks only: takes no lock, and refuses every write. */
  readonly readonly?: boolean;
};

/** A trail, and whether another process has added to it since the last call (a watcher asks this; a writer's own appends do not count). */
export interface OpenTrail extends AuditTrail, Pick<TrailQueries, 'vehicleAges'> {
  changed(): boolean;
  /** Null in a watcher, and where no signing key is kept. */
  readonly maintenance: TrailMaintenance | null;
}

/**
 * Opens the trail. `other-writer`: another process holds the folder. A log whose head and hashes disagree opens all the same, for reading
 * and export: its view says `corrupt` and every append is refused.
 */
export function openTrail(options: TrailOptions): Result<OpenTrail, LogProblem> {
  if (options.readonly === true) return openWatching(options);
  const made = asResult(() => {
    mkdirSync(options.dir, { recursive: true, mode: 0o700 });
    // It may have been made just now, here or by the caller.
    syncFolder(dirname(options.dir));
  });
  const lock = made.ok ? acquireWriterLock(options.dir) : made;
  if (!lock.ok) return lock;
  const trail = openingAsResult(() => {
    finishSwap(options.dir);
    return openWriting(options, lock.value);
  });
  if (!trail.ok) lock.value.release();
  return trail;
}

function openWatching(options: TrailOptions): Result<OpenTrail, LogProblem> {
  const opened = openReader(options.dir, options.keySource);
  if (!opened.ok) return opened;
  return ok({
    ...opened.value,
    append: () => APPEND_REFUSED,
    vehicle: (vin) => opened.value.findVehicle(vin) ?? refuseToWrite(),
    operator: refuseToWrite,
    sealCode: refuseToWrite,
    destroyCode: refuseToWrite,
    listen: () => () => undefined,
    maintenance: null,
  });
}

function openWriting(options: TrailOptions, lock: WriterLock): OpenTrail {
  const { dir, origin, clock, random = systemRandom } = options;
  const stores = openStores(dir, 'write');
  try {
    // Whatever is wrong with its tables, it is opened for reading if it can be read.
    const log = openingAsResult(() => openLog(stores.log, origin));
    if (!log.ok && log.error !== 'corrupt') throw new TrailError(log.error);
    const vault = openVault(stores.vault, origin, options.keySource ?? fileKeySource(dir), random, () => firstLeafOf(stores.log));
    const vaultFinding = log.ok ? joinVault(options, stores, vault, log.value.size()) : null;
    // What does not belong together is left as it is: the right file may come back.
    if (log.ok && vaultFinding === null) {
      vault.dropFrom(log.value.size());
      vault.codes.sweep(clock.wall());
    }
    const reserve = openReserve(dir, options.reserveBytes ?? RESERVE_BYTES);
    const boot = encodeRef(random(REF_BYTES));
    return writingTrail({ options, stores, vault, vaultFinding, reserve, lock, boot, log: log.ok ? log.value : null });
  } catch (fault) {
    closeStores(stores);
    throw fault;
  }
}

/** Compares the vault with the log, and ties it to the log when it was tied to none yet. */
function joinVault({ dir, origin }: TrailOptions, stores: Stores, vault: Vault, size: number): TrustFinding | null {
  const erasures = () => erasuresOf(dir, stores.log);
  const found = checkVault(stores.log, vault, { origin, size, isEarlier: false }, erasures);
  if (found === null) bindVault({ db: stores.log, vaultDb: stores.vault, vault, log: origin, size, erasures });
  return found;
}

type Parts = {
  readonly options: TrailOptions;
  readonly stores: Stores;
  readonly vault: Vault;
  /** What the opening found; null when vault and log belong together. */
  readonly vaultFinding: TrustFinding | null;
  readonly reserve: Reserve;
  readonly lock: WriterLock;
  readonly boot: string;
  /** Null for a log that is only good for reading. */
  readonly log: Log | null;
};

function writingTrail(parts: Parts): OpenTrail {
  const { stores, vault, reserve, log, options } = parts;
  const listeners = new Set<(entries: readonly Entry[]) => void>();
  const earlier = earlierLogs(options.dir);
  const tailNow = log === null ? followTail(stores.log, sqlProjections(stores.log)) : () => log.tail();
  const queries = trailQueries(stores.log, vault, tailNow, earlier);
  const vaultFinding = () => parts.vaultFinding ?? queries.contradiction();
  const writes = guardWrites(options.dir, reserve);
  const fresh = () => (options.random ?? systemRandom)(REF_BYTES);
  const damaged = () => log === null || writes.moved() || (maintenance === null ? vaultFinding() : maintenance.finding()) !== null;
  const station = stationName(options.station);
  let stopped = false;

  const mustWrite = <T>(work: () => T): T => {
    const done = damaged() ? fail<LogProblem>('corrupt') : writes.run(work, ['vault']);
    if (!done.ok) throw new TrailError(done.error);
    return done.value;
  };
  const append = (...drafts: readonly EntryDraft[]): Result<readonly Entry[], LogProblem> => {
    if (stopped) throw new Error('the trail is stopped');
    if (log === null || damaged()) return fail('corrupt');
    if (isHeldUp(queries, drafts)) return fail('conflict');
    // What was asked on the way may have shown that the vault contradicts the log.
    if (damaged()) return fail('corrupt');
    const named = station.named(drafts);
    const done = writes.run(
      () => appendAll(parts, log, named, station.now()),
      named.some(({ personal }) => personal) ? ['log', 'vault'] : ['log'],
    );
    if (!done.ok) return done;
    station.told();
    maintenance?.appended(done.value);
    listeners.forEach((listener) => tell(listener, done.value));
    return done;
  };
  const maintenance = careOf(parts, queries, append, vaultFinding);
  maintenance?.start();
  return {
    ...queries,
    append,
    maintenance,
    view: () => viewOf(parts, damaged() ? 'corrupt' : writes.problem()),
    // Nothing is added to a vault that is not to be trusted: a reference that no entry will carry costs nothing.
    vehicle: (vin) => queries.findVehicle(vin) ?? (damaged() ? vehicleRef(fresh()) : mustWrite(() => vault.subjects.vehicle(vin))),
    operator: (name, account) =>
      damaged()
        ? (vault.subjects.findOperator(name, account) ?? operatorRef(fresh()))
        : mustWrite(() => vault.subjects.operator(name, account)),
    sealCode: (act, code) => mustWrite(() => vault.codes.seal(act, code)),
    destroyCode: (act) => (damaged() ? undefined : mustWrite(() => vault.codes.destroy(act, options.clock.wall()))),
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    changed: () => false,
    stop() {
      if (stopped) return;
      stopped = true;
      letGo(parts, maintenance, () => earlier.close());
    },
  };
}

/** What the disk says of one step was said before, or is said by the next start; every file is let go of all the same. */
function letGo({ stores, lock }: Parts, maintenance: Maintenance | null, closeEarlier: () => void): void {
  const closing: readonly (() => unknown)[] = [
    () => maintenance?.stop(),
    () => emptyWal(stores.log),
    () => emptyWal(stores.vault),
    closeEarlier,
    () => closeStores(stores),
    () => maintenance?.release(),
  ];
  try {
    for (const step of closing) asResult(step);
  } finally {
    lock.release();
  }
}

function careOf(
  { options, stores, vault, log }: Parts,
  queries: TrailQueries,
  append: AuditTrail['append'],
  vaultFinding: () => TrustFinding | null,
): Maintenance | null {
  const { dir, seeds, keeper, share, second, random = systemRandom, keySource = fileKeySource(dir) } = options;
  if (seeds === undefined) return null;
  return openMaintenance({
    ...options,
    stores,
    vault,
    queries,
    append,
    seeds,
    keySource,
    random,
    keeper: keeper ?? null,
    onTrouble: options.onTrouble ?? (() => undefined),
    share: share ?? null,
    second: second ?? null,
    sound: log !== null,
    vaultFinding,
    head: () => headOf(stores, log),
  });
}

/** Open attempts that are looked at before another one is begun: a station has one that was not handed over, and some that were. */
const MOST_OPEN = 1000;

/**
 * No activation while an open one belongs to a vehicle that the vault does not know, or knows under another reference: it could be the very
 * one that is to be activated (activation rule 2).
 */
function isHeldUp(queries: TrailQueries, drafts: readonly EntryDraft[]): boolean {
  const begun = drafts.filter(({ kind }) => kind === 'intent');
  if (begun.length === 0) return false;
  return queries
    .attempts(true, MOST_OPEN)
    .some((open) => open.vin === null || begun.some(({ veh }) => veh !== undefined && veh !== open.veh && queries.vinOf(veh) === open.vin));
}

function headOf(stores: Stores, log: Log | null): { readonly size: number; readonly root: Uint8Array } {
  const head = log === null ? readHead(stores.log) : { size: log.size(), root: log.root() };
  return head ?? { size: 0, root: new Uint8Array(0) };
}

/** A listener's bug must not look like a failed append: the entries are durable. */
function tell(listener: (entries: readonly Entry[]) => void, entries: readonly Entry[]): void {
  try {
    listener(entries);
  } catch (fault) {
    // A disk that does not let it be read now: who asks next is told. It ends no work, least of all one with an attempt open.
    if (problemOf(fault) !== null) return;
    queueMicrotask(() => {
      throw fault;
    });
  }
}

/** Vault first, then log. What the vault took for entries that did not come to be is dropped again. */
function appendAll({ options, vault, boot }: Parts, log: Log, drafts: readonly EntryDraft[], name: string): readonly Entry[] {
  if (drafts.length === 0) return [];
  const { clock, origin, app, onMisfit } = options;
  const seq = log.size();
  const now = { ts: Math.trunc(clock.wall()), mono: Math.trunc(clock.mono()) };
  try {
    const stamp = { log: origin, ...now, boot, app, station: vault.subjects.station(name) };
    const commitments = vault.sealDrafts(seq, drafts);
    const entries = drafts.map((draft, i) => entryFrom(draft, { ...stamp, seq: seq + i }, commitments[i], onMisfit));
    log.commit(entries);
    return entries;
  } catch (fault) {
    if (problemOf(fault) !== 'other-writer') asResult(() => vault.dropFrom(log.size()));
    throw fault;
  }
}

function viewOf({ options, log, stores }: Parts, problem: LogProblem | null): ReturnType<AuditTrail['view']> {
  const { size, root } = headOf(stores, log);
  return { origin: options.origin, size, root: bytesToHex(root), problem };
}
