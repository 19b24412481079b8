/**
 * Goal L6: vehicles are forgotten in any order while the log goes on. Afterwards VIN, values, wrapped key, blind index and the salts of
 * their commitments are searched for in eight encodings: in log, vault, their write-ahead logs and shared memory while all is open, and
 * after the end in every file, backup, export and bundle made since. The log must still verify. The control deletes the same rows without
 * overwriting them, and searches for them in the same way.
 */
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { encodeBundle } from '../../app/audit/bundle/encode.ts';
import type { EntryRow } from '../../app/audit/entry/types.ts';
import type { VehicleRef } from '../../app/audit/entry/kinds.ts';
import type { Vin } from '../../app/vehicle/types.ts';
import { exportPdf } from '../../main/audit/export/export-pdf.ts';
import { exportText } from '../../main/audit/export/export.ts';
import { verifyTrail } from '../../main/audit/verify/verify.ts';
import { temporaryFolder } from '../support/console.ts';
import { randomOf } from '../support/random.ts';
import { add, openedSigning, type Signing } from '../support/trails.ts';
import { ABOUT } from '../support/naive-bundle.ts';
import { createSearch } from './encodings.ts';
import { rowOf, type Fault } from './fault.ts';

const VEHICLES = { starred: 12, full: 400 } as const;
/** One vehicle of so many is forgotten. */
const FORGET_EVERY = 2;
const SEED = 6;
const LIVE = ['log.db', 'log.db-wal', 'log.db-shm', 'vault.db', 'vault.db-wal', 'vault.db-shm'];

/** A vehicle, and everything about it that must be gone once it is forgotten. */
type Known = { readonly veh: VehicleRef; readonly vin: Vin; readonly needles: readonly (string | Buffer)[] };

const pick = randomOf(SEED);
const letters = (count: number): string => Array.from({ length: count }, () => 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'[pick(33)]).join('');

function meet(trail: Signing): Omit<Known, 'needles'> & { readonly values: readonly string[]; readonly seqs: readonly number[] } {
  const vin = letters(17) as Vin;
  const veh = trail.vehicle(vin);
  const values = [Buffer.from(letters(20)).toString('hex'), `typed ${letters(40 + pick(2_000))}`] as const;
  const [input, reason] = values;
  const entries = add(
    trail,
    { kind: 'lookup', veh, personal: { input, vin } },
    { kind: 'status', veh, out: 'active', personal: { reason } },
  );
  return { veh, vin, values: [...values, vin.slice(-8)], seqs: entries.map(({ seq }) => seq) };
}

/** What the vault holds about a vehicle, and the salts that open its commitments. */
async function needlesOf(dir: string, trail: Signing, met: ReturnType<typeof meet>): Promise<Known> {
  const db = new Database(join(dir, 'vault.db'), { readonly: true });
  const subject = db.prepare<[string], Buffer[]>('select key, value, lookup from subject where ref = ?').raw().get(met.veh) ?? [];
  const sealed = db.prepare<[string], Buffer>('select data from sealed where subject = ?').pluck().all(met.veh);
  db.close();
  const disclosed = await trail.maintenance.disclose(met.seqs, new Set(['vin', 'input', 'reason']));
  // The name of the station goes along with an extract and stays: it is no vehicle's.
  const opened = disclosed.ok ? disclosed.value.entries.flatMap((entry) => entry.opened.filter(({ name }) => name !== 'station')) : [];
  const salts = opened.map(({ salt }) => Buffer.from(salt));
  if (salts.length === 0 || subject.length === 0) throw new Error('nothing to search for');
  return { veh: met.veh, vin: met.vin, needles: [met.vin, ...met.values, ...subject, ...sealed, ...salts] };
}

/** Where any of the needles stands in these files. */
function troubles(what: string, root: string, files: readonly string[], needles: readonly (string | Buffer)[]): string[][] {
  const search = createSearch(needles);
  return files.map((name) =>
    search(readFileSync(join(root, name))).map(({ value, encoding }) => `${what}: needle ${value} in ${name} as ${encoding}`),
  );
}

const filesIn = (root: string): string[] => globSync('**/*', { cwd: root }).filter((name) => statSync(join(root, name)).isFile());
const liveIn = (dir: string): string[] => filesIn(dir).filter((name) => LIVE.includes(name));

/** Everything that can be handed out: text, page, tiles and a bundle with all that may be opened. */
async function exportAll(trail: Signing, to: string): Promise<void> {
  mkdirSync(to, { recursive: true });
  const rows: readonly EntryRow[] = trail.list({}, undefined, 100_000).rows;
  for (const format of ['csv', 'jsonl'] as const) writeFileSync(join(to, `log.${format}`), await exportText(rows, format));
  const { origin, size, root } = trail.view();
  writeFileSync(join(to, 'log.pdf'), await exportPdf(rows, { origin, size, root, at: 0, filter: '', practice: true, damaged: false }));
  trail.maintenance.exportTiles(join(to, 'tiles'));
  const disclosed = await trail.maintenance.disclose(
    rows.map(({ seq }) => seq).toReversed(),
    new Set(['vin', 'input', 'connection', 'reason', 'operator']),
  );
  if (!disclosed.ok) throw new Error(disclosed.error);
  const { note, keys, entries } = disclosed.value;
  writeFileSync(join(to, 'log.bundle'), encodeBundle({ origin, checkpoint: note, keys, about: ABOUT, entries, traces: [] }));
}

async function all(dir: string, count: number) {
  const trail = openedSigning(dir);
  const known: Known[] = [];
  for (let i = 0; i < count; i += 1) known.push(await needlesOf(dir, trail, meet(trail)));
  const order = known.filter((_, i) => i % FORGET_EVERY === 0).toSorted(() => pick(3) - 1);
  const tries: string[][] = [];
  for (const { veh, vin, needles } of order) {
    const done = trail.maintenance.forget(veh, 'requested');
    tries.push(done.ok && done.value.found.length === 0 ? [] : [`${vin} was not forgotten: ${JSON.stringify(done)}`]);
    tries.push(...troubles(vin, dir, liveIn(dir), needles));
    meet(trail);
  }
  const backup = await trail.maintenance.backup();
  if (!backup.ok) throw new Error(backup.error.code);
  await exportAll(trail, join(dir, 'exports'));
  const kept = known.at(-1);
  trail.stop();
  tries.push(
    ...troubles(
      'after the end',
      dir,
      filesIn(dir),
      order.flatMap(({ needles }) => needles),
    ),
  );
  const report = await verifyTrail(dir);
  tries.push(report.ok && report.value.ok ? [] : [`the log does not verify: ${JSON.stringify(report)}`]);
  // What was kept must be found: its sealed values in vault and backup, its VIN in the exports.
  const stands = kept === undefined ? [] : troubles('', dir, filesIn(dir), kept.needles).filter((words) => words.length > 0);
  return { tries, found: stands.length, rest: known.filter((_, i) => i % FORGET_EVERY !== 0) };
}

/** Deletes vehicles as a program would that does not overwrite. Gives how many of them can be read afterwards. */
function carelessly(dir: string, known: readonly Known[]): number {
  const db = new Database(join(dir, 'vault.db'));
  db.pragma('secure_delete = OFF');
  for (const { veh } of known) {
    db.prepare('delete from sealed where subject = ?').run(veh);
    db.prepare('delete from subject where ref = ?').run(veh);
  }
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return known.filter(({ needles }) => troubles('', dir, ['vault.db'], needles).flat().length > 0).length;
}

/** Forgetting. */
export const fault: Fault = {
  name: 'forgetting',
  starred: true,
  async run(scale) {
    const folder = temporaryFolder();
    try {
      const { tries, found, rest } = await all(folder.path, VEHICLES[scale]);
      const left = carelessly(folder.path, rest);
      const what = `deleted without overwriting, ${left} of ${rest.length} vehicles can be read; one that was kept stands in ${found} files`;
      return rowOf('files after vehicles were forgotten, 8 encodings', tries, { what, seen: left > 0 && found >= 3 });
    } finally {
      folder.remove();
    }
  },
};
