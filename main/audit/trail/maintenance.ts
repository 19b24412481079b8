/** What keeps a log trustworthy while it is written: signed heads, their places outside, forgetting, backups. One per open trail. */
import { join } from 'node:path';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { formatVerifierKey } from '../../../app/audit/log/index.ts';
import type { Entry, EntryDraft, VehicleRef } from '../../../app/audit/entry/index.ts';
import type { LogProblem } from '../../../app/carkey/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { TrailMaintenance } from './audit-trail.ts';
import { listBackups, makeBackup } from '../backup/index.ts';
import { dueForErasure, type TrailQueries, type VehicleAge } from '../queries/index.ts';
import { createScanner, finishErasures, type ForgetParts, forgetVehicle, type Unfinished } from '../erasure/index.ts';
import type { KeySource } from '../keys/index.ts';
import { asResult } from '../../disk/index.ts';
import { slices } from '../../base/index.ts';
import type { Stores, Vault } from '../vault/index.ts';
import {
  compareWithOutside,
  exportEvidence,
  type IntegrityCheckParts,
  type IntegrityCheck,
  openIntegrityCheck,
  openSecondStation,
  type Outside,
  outsideView,
  type SecondStationSetup,
  type Share,
} from '../witness/index.ts';
import { disclose, exportTiles, findReceipt } from '../export/index.ts';
import { openOwnNote } from '../heads/index.ts';

/** What maintenance works on. */
export type MaintenanceParts = Omit<IntegrityCheckParts, 'db'> & {
  readonly stores: Stores;
  readonly vault: Vault;
  readonly keySource: KeySource;
  readonly share: Share | null;
  readonly second: SecondStationSetup | null;
  readonly queries: Pick<TrailQueries, 'attempts' | 'list' | 'vehicleAges' | 'vinOf'>;
  readonly append: (draft: EntryDraft) => Result<readonly Entry[], LogProblem>;
};

/** Maintenance as the trail itself uses it. */
export interface Maintenance extends TrailMaintenance {
  /** Checks the log, finishes what an earlier run left half done, and signs what it left unsigned. Once, when the trail can take entries. */
  start(): void;
  /** To be told of every append. */
  appended(entries: readonly Entry[]): void;
  /** Signs and publishes what is there. Before the files are closed. */
  stop(): void;
  /** Lets go of files that were scanned. After SQLite let go of them. */
  release(): void;
}

/** Opens the maintenance of one log. */
export function openMaintenance(parts: MaintenanceParts): Maintenance {
  const { stores, queries } = parts;
  const guard = openIntegrityCheck({ ...parts, db: stores.log });
  const scanner = createScanner();
  const erasing: ForgetParts = {
    ...parts,
    scanner,
    openAttempts: () => queries.attempts(true, MOST_OPEN),
    vinOf: (veh) => queries.vinOf(veh),
  };
  return {
    start() {
      guard.check();
      if (guard.finding() !== null) return;
      asResult(() => finishErasures(erasing, erasedVehicles(queries, parts.origin)));
      if (parts.seeds.readNext() !== null) guard.sign((signer) => signer.changeKey(parts.append));
      guard.sign();
    },
    appended: (entries) => void guard.sign((signer) => signer.appended(entries)),
    stop: () => guard.stop(),
    release: () => scanner.close(),
    finding: () => guard.finding(),
    distrust: (found) => guard.accuse(found),
    acquit: () => guard.acquit(),
    ...signing(parts, guard),
    ...outsideOf(parts, guard),
    ...keeping(parts, guard, erasing),
  };
}

function signing(
  parts: MaintenanceParts,
  guard: IntegrityCheck,
): Pick<TrailMaintenance, 'keys' | 'newestHead' | 'tick' | 'changeKey' | 'owed'> {
  return {
    owed: () => guard.owed(),
    keys: () => guard.keys().map(formatVerifierKey),
    newestHead: () => guard.newest()?.note ?? null,
    tick: () => void guard.sign((signer) => signer.tick()),
    changeKey: () => guard.sign((signer) => signer.changeKey(parts.append)),
  };
}

function outsideOf(
  parts: MaintenanceParts,
  guard: IntegrityCheck,
): Pick<TrailMaintenance, 'outside' | 'meetShare' | 'meetStation' | 'witnessKey' | 'recordPrinted' | 'comparePrinted' | 'exportEvidence'> {
  let shared: Outside | null = null;
  const station = parts.second === null ? null : openSecondStation({ ...parts, ...parts.second, db: parts.stores.log, guard });
  return {
    outside: () =>
      outsideView([...nearbyPlaces(parts), ...[shared, station?.cosigned() ?? null].flatMap((place) => place ?? [])], parts.head().size),
    async meetShare() {
      if (parts.share === null) return 'none';
      const met = await meet(parts.share, guard);
      if (typeof met === 'string') return met;
      shared = met;
      return 'met';
    },
    meetStation: async () => (await station?.meet()) ?? 'none',
    witnessKey: () => station?.witnessKey() ?? null,
    recordPrinted(by) {
      const signed = guard.sign();
      const row = guard.newest();
      if (!signed.ok || row === undefined) return fail(signed.ok ? 'io' : signed.error);
      const recorded = parts.append({ kind: 'checkpoint-out', ...by, d: { size: row.size, root: bytesToHex(row.root) } });
      return recorded.ok ? ok(row.note) : recorded;
    },
    comparePrinted: (size, root) =>
      compareWithOutside(parts.stores.log, guard.ours(), { origin: parts.origin, size, root: hexToBytes(root) }),
    exportEvidence: (to) => exportEvidence(parts.dir, to),
  };
}

/** Compares first and writes then: what contradicts the log must never be written over. */
async function meet(
  share: Share,
  guard: IntegrityCheck,
): Promise<Outside | Exclude<Awaited<ReturnType<TrailMaintenance['meetShare']>>, 'met'>> {
  const read = await share.read();
  if (!read.ok) return read.error;
  const seen = read.value === null ? null : openOwnNote(read.value, guard.keys());
  if (seen?.ok === false) return 'foreign';
  if (seen !== null && guard.judge([{ where: 'the share', head: seen.value.head, note: read.value ?? '' }]) !== null) return 'contradicted';
  guard.sign();
  const row = guard.newest();
  if (row === undefined || guard.finding() !== null) return 'none';
  if (seen?.value.head.size !== row.size && !(await share.write(row.note))) return 'unreachable';
  return { kind: 'share', at: row.at, size: row.size };
}

function keeping(
  parts: MaintenanceParts,
  guard: IntegrityCheck,
  erasing: ForgetParts,
): Pick<TrailMaintenance, 'forget' | 'dueForErasure' | 'backup' | 'backups' | 'exportTiles' | 'disclose' | 'findReceipt'> {
  const { dir, stores, clock, queries } = parts;
  const folder = join(dir, 'backups');
  let backingUp = false;
  return {
    forget: (veh, ground, by) => (guard.finding() === null ? forgetVehicle(erasing, veh, ground, by) : fail('corrupt')),
    async dueForErasure(days, signal) {
      const ages = new Map<VehicleRef, VehicleAge>();
      const turn = slices();
      for (const batch of queries.vehicleAges()) {
        for (const age of batch) ages.set(age.veh, age);
        await turn();
        if (signal?.aborted === true) return [];
      }
      return dueForErasure([...ages.values()], days, clock.wall());
    },
    async backup(options) {
      if (backingUp) return fail({ code: 'busy' });
      backingUp = true;
      try {
        return await makeBackup({ ...parts, folder, now: clock.wall(), ...options });
      } finally {
        backingUp = false;
      }
    },
    backups: () => listBackups(folder),
    disclose: (seqs, open) => disclose({ db: stores.log, vault: parts.vault, guard }, seqs, open),
    findReceipt: (code) => findReceipt(stores.log, queries, code),
    exportTiles: (to) => exportTiles(stores.log, to),
  };
}

/** A station has one open attempt that was not handed over; so many are never open. */
const MOST_OPEN = 1000;

/** Places on the ladder that can be asked at once. */
function nearbyPlaces({ keeper, origin, queries }: MaintenanceParts): readonly Outside[] {
  const mark = asResult(() => keeper?.read() ?? null);
  const [printed] = queries.list({ kind: 'checkpoint-out' }, undefined, 1).rows;
  const places: Outside[] = [];
  if (mark.ok && mark.value?.origin === origin) places.push({ kind: 'mark', at: mark.value.at, size: mark.value.size });
  if (printed?.d?.size !== undefined) places.push({ kind: 'receipt', at: printed.ts, size: printed.d.size });
  return places;
}

/** Vehicles that the log says were forgotten, and the entries that say so. */
function erasedVehicles(queries: MaintenanceParts['queries'], log: string): readonly Unfinished[] {
  const { rows } = queries.list({ kind: 'erase' }, undefined, Number.MAX_SAFE_INTEGER - 1);
  return rows.flatMap(({ veh, seq }) => (veh === undefined ? [] : [{ veh, by: { log, seq } }]));
}
