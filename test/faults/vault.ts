/**
 * The vault under a log with an unknown outcome: put back to the copy from every k-th entry, exchanged for that of another installation, its log
 * taken away, two of its subjects exchanged with the key, single values taken out. Each must be found by the next start or by the verification,
 * no second activation may be begun, and no list may name another car. The control asks the way that it was asked before: by the vault alone.
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { AttemptId } from '../../app/carkey/types.ts';
import type { VehicleRef } from '../../app/audit/entry/kinds.ts';
import type { Vin } from '../../app/vehicle/types.ts';
import { systemRandom } from '../../main/base/random.ts';
import { fileKeySource } from '../../main/audit/keys/key-source.ts';
import { openForReading } from '../../main/audit/store/database.ts';
import { LOG_MIGRATIONS } from '../../main/audit/store/migrations/log-migrations.ts';
import { VAULT_MIGRATIONS } from '../../main/audit/store/migrations/vault-migrations.ts';
import { openVault } from '../../main/audit/vault/vault.ts';
import { temporaryFolder } from '../support/console.ts';
import { putFiles, swapSubjects } from '../support/forged-vault.ts';
import { add, attemptDrafts, openedSigning, ORIGIN, type Signing } from '../support/trails.ts';
import { verifyHere } from '../support/verify-here.ts';
import { rowOf, type Fault, type Scale } from './fault.ts';

/** Vehicles in the log; each is taken up, and one entry in four of it commits to nothing. */
const VEHICLES = { starred: 6, full: 40 } as const;
/** The vault is put back to the copy from every so many vehicles. */
const EVERY = { starred: 2, full: 1 } as const;

type Car = { readonly vin: Vin; readonly veh: VehicleRef; readonly act: AttemptId };
type Made = { readonly dir: string; readonly copies: readonly string[]; readonly cars: readonly Car[] };

const vinOf = (n: number): Vin => `VR3UPHNKSKT1${String(n).padStart(5, '0')}` as Vin;

/** One vehicle from the first look to an unknown outcome, handed over, so that the station goes on. */
function visit(trail: Signing, n: number): Car {
  const vin = vinOf(n);
  const { act, tx, drafts } = attemptDrafts(trail, vin);
  const who = { veh: trail.vehicle(vin), op: trail.operator(`Person ${n % 3}`) };
  add(trail, { ...who, kind: 'lookup', out: 'typed', personal: { vin } }, { ...who, kind: 'vin-read', out: 'agrees', d: { src: 'link' } });
  add(trail, { ...drafts.checked, ...who, personal: { operator: `Person ${n % 3}` } }, { ...drafts.intent, ...who, personal: { vin } });
  add(trail, drafts.sent, { ...drafts.unknown, ...who }, { kind: 'handed-over', act, ...who, d: { tx }, personal: { reason: 'left' } });
  return { vin, veh: who.veh, act };
}

/** A stopped log, and a copy of its folder from before each vehicle. */
function written(root: string, count: number): Made {
  const dir = join(root, 'log');
  const cars: Car[] = [];
  const copies: string[] = [];
  openedSigning(dir).stop();
  for (let n = 0; n < count; n += 1) {
    copies.push(join(root, `copy-${n}`));
    cpSync(dir, copies[n] ?? '', { recursive: true });
    const trail = openedSigning(dir);
    cars.push(visit(trail, n));
    trail.stop();
  }
  return { dir, copies, cars };
}

/** On a copy of the log, changed: gives what was not found, in words. */
function onCopy(made: Made, change: (dir: string) => void, ask: (dir: string) => readonly string[]): readonly string[] {
  const folder = temporaryFolder();
  try {
    const dir = join(folder.path, 'log');
    cpSync(made.dir, dir, { recursive: true });
    change(dir);
    return ask(dir);
  } finally {
    folder.remove();
  }
}

function findingsIn(dir: string): readonly string[] {
  const log = openForReading(join(dir, 'log.db'), LOG_MIGRATIONS);
  const vault = openForReading(join(dir, 'vault.db'), VAULT_MIGRATIONS);
  try {
    return verifyHere(log, openVault(vault, ORIGIN, fileKeySource(dir), systemRandom)).findings.map(({ what }) => what);
  } finally {
    log.close();
    vault.close();
  }
}

/** Can a vehicle be activated once more, whose outcome is unknown? */
function sendsAgain(trail: Signing, { vin }: Car): boolean {
  const { drafts } = attemptDrafts(trail, vin);
  return trail.append(drafts.checked, drafts.intent).ok;
}

/** What the next start must find, and what it must not do. */
function atStart(what: string, wanted: string, { cars }: Made) {
  return (dir: string): readonly string[] => {
    const trail = openedSigning(dir);
    const found = trail.maintenance.finding()?.what ?? 'nothing';
    const again = cars.filter((car) => sendsAgain(trail, car)).length;
    const taken = trail.append({ kind: 'clock' }).ok;
    trail.stop();
    return [
      ...(found === wanted ? [] : [`${what}: the start finds ${found}, not ${wanted}`]),
      ...(again === 0 ? [] : [`${what}: ${again} vehicles could be activated a second time`]),
      ...(taken ? [`${what}: an entry was taken`] : []),
      ...(findingsIn(dir).length > 0 ? [] : [`${what}: the verification finds nothing`]),
    ];
  };
}

/** Lists name the car of each attempt, or none; one that was exchanged is told. */
function namesRight(what: string, cars: readonly Car[]) {
  return (dir: string): readonly string[] => {
    const trail = openedSigning(dir);
    const shown = cars.flatMap(({ act, vin }) => {
      const said = [trail.attempt(act)?.vin, ...trail.ofAttempt(act).map((row) => row.vin)];
      const led = trail.list({ vin }, undefined, 50).rows.map((row) => row.vin);
      return [...said, ...led].some((one) => one !== vin) ? [`${what}: an attempt of ${vin} is shown as another one's`] : [];
    });
    const again = cars.filter((car) => sendsAgain(trail, car)).length;
    trail.stop();
    return [
      ...shown,
      ...(again === 0 ? [] : [`${what}: ${again} vehicles could be activated a second time`]),
      ...(findingsIn(dir).includes('commitment') ? [] : [`${what}: the verification finds nothing`]),
    ];
  };
}

function takenOut({ dir }: Made): readonly (readonly [seq: number, field: string])[] {
  const db = new Database(join(dir, 'vault.db'), { readonly: true });
  const places = db.prepare<[], [number, string]>('select seq, field from sealed order by seq').raw().all();
  db.close();
  return places;
}

function rolledBack(made: Made, every: number): readonly (readonly string[])[] {
  return made.copies.flatMap((copy, n) => {
    if (n % every !== 0) return [];
    return [onCopy(made, (dir) => putFiles(copy, dir, ['vault.db']), atStart(`vault of before vehicle ${n}`, 'vault-rolled-back', made))];
  });
}

function exchanged(made: Made, root: string): readonly (readonly string[])[] {
  const foreign = join(root, 'foreign');
  const other = openedSigning(foreign, { origin: 'log.invalid/other/1' });
  for (let n = 0; n < 3; n += 1) visit(other, 100 + n);
  other.stop();
  const put = (dir: string) => putFiles(foreign, dir, ['vault.db'], ['vault.key']);
  const removed = (dir: string) =>
    ['log.db', 'log.db-wal', 'log.db-shm', 'head.txt'].forEach((name) => rmSync(join(dir, name), { force: true }));
  return [
    onCopy(made, put, atStart('vault of another installation', 'vault-foreign', made)),
    onCopy(made, removed, atStart('log removed', 'rolled-back', made)),
  ];
}

function swapped(made: Made, every: number): readonly (readonly string[])[] {
  return made.cars.slice(1).flatMap((car, n) => {
    const before = made.cars[n];
    if (before === undefined || n % every !== 0) return [];
    return [
      onCopy(made, (dir) => swapSubjects(dir, before.veh, car.veh), namesRight(`vehicles ${n} and ${n + 1} exchanged`, [before, car])),
    ];
  });
}

function missing(made: Made, every: number): readonly (readonly string[])[] {
  return takenOut(made).flatMap(([seq, field], n) => {
    if (n % (4 * every) !== 0) return [];
    const take = (dir: string) => {
      const db = new Database(join(dir, 'vault.db'));
      db.prepare('delete from sealed where seq = ? and field = ?').run(seq, field);
      db.close();
    };
    return [
      onCopy(made, take, (dir) => (findingsIn(dir).includes('commitment') ? [] : [`the ${field} of entry ${seq} is gone unnoticed`])),
    ];
  });
}

/** By the vault alone, without its mark and without what the log committed to, an old copy takes a known car for a new one. */
function control(made: Made): { readonly what: string; readonly seen: boolean } {
  let strangers = 0;
  for (const [n, copy] of made.copies.entries()) {
    const vault = openVault(openForReading(join(copy, 'vault.db'), VAULT_MIGRATIONS), ORIGIN, fileKeySource(copy), systemRandom);
    if (vault.subjects.findVehicle(vinOf(n)) === null) strangers += 1;
  }
  const [a, b] = made.cars;
  const lists = onCopy(
    made,
    (dir) => swapSubjects(dir, a?.veh ?? '', b?.veh ?? ''),
    (dir) => {
      const vault = openVault(openForReading(join(dir, 'vault.db'), VAULT_MIGRATIONS), ORIGIN, fileKeySource(dir), systemRandom);
      return made.cars
        .slice(0, 2)
        .filter(({ veh, vin }) => vault.subjects.valueOf(veh) !== vin)
        .map(({ vin }) => vin);
    },
  );
  const wrong = lists.length;
  const what = `by the vault alone ${strangers} of ${made.copies.length} known cars are new ones, and ${wrong} of 2 exchanged ones are the other`;
  return { what, seen: strangers === made.copies.length && wrong === 2 };
}

function all(scale: Scale, root: string): readonly [readonly (readonly string[])[], ReturnType<typeof control>] {
  const made = written(root, VEHICLES[scale]);
  if (onCopy(made, () => undefined, findingsIn).length > 0) throw new Error('the log is wrong before anything was changed');
  const every = EVERY[scale];
  const tries = [...rolledBack(made, every), ...exchanged(made, root), ...swapped(made, every), ...missing(made, every)];
  return [tries, control(made)];
}

/** Put back, exchanged, changed. */
export const fault: Fault = {
  name: 'vault put back, exchanged, subjects swapped, values taken out',
  starred: true,
  run(scale) {
    const folder = temporaryFolder();
    try {
      const [tries, seen] = all(scale, folder.path);
      return Promise.resolve(rowOf(this.name, tries, seen));
    } finally {
      folder.remove();
    }
  },
};
