/**
 * What is expected of a trail and of a console when the disk or the clock is not as it should be: one row each. A row says what it did,
 * and gives what did not hold.
 */
import { cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EntryDraft } from '../../app/audit/entry/types.ts';
import type { AttemptId, LogProblem } from '../../app/carkey/types.ts';
import { LANGUAGES } from '../../app/base/language.ts';
import type { Vin } from '../../app/vehicle/types.ts';
import { wordsFor } from '../../app/words/load.ts';
import { listBackups } from '../../main/audit/backup/backup-folder.ts';
import { fileSeedStore } from '../../main/audit/keys/seed-store.ts';
import { newAttemptId } from '../../main/carkey/attempt-id.ts';
import { fileKeySource } from '../../main/audit/keys/key-source.ts';
import { openTrail, type OpenTrail, type TrailOptions } from '../../main/audit/trail/trail.ts';
import { verifyTrail } from '../../main/audit/verify/verify.ts';
import { fileKeeper } from '../../main/audit/witness/high-water-mark.ts';
import { systemClock, type Clock } from '../../main/base/clock.ts';
import { OK_VIN } from '../support/console.ts';
import { logTroubles } from './house.ts';

/** One state. `folder` is empty and goes away afterwards. */
export type DiskState = { readonly name: string; readonly run: (folder: string) => Promise<string[]> | string[] };

const TEN_YEARS_MS = 10 * 365.25 * 24 * 3600 * 1000;
const CODE = { raw: 'QUJDREVGR0g=', answer: '{"securityCode":"QUJDREVGR0g="}', expiresAt: Date.now() + 3600 * 1000 };
const SOME = 20;
const PROBLEMS: readonly LogProblem[] = ['disk-full', 'read-only', 'in-use', 'corrupt', 'io', 'other-writer', 'conflict'];
/** No sentence is shorter, characters. */
const SHORTEST = 15;

/** How a trail of a state is opened: signed, with a mark outside. */
export function optionsOf(folder: string, clock: Clock = systemClock): TrailOptions {
  const dir = join(folder, 'trail');
  const kept = { seeds: fileSeedStore(dir), keeper: fileKeeper(join(folder, 'mark.json')) };
  return { dir, origin: 'log.invalid/disk/1', station: 'Bay 1', app: '0.1.0-test', clock, reserveBytes: 4096, ...kept };
}

function opened(options: TrailOptions): OpenTrail {
  const trail = openTrail(options);
  if (!trail.ok) throw new Error(`the trail does not open: ${trail.error}`);
  return trail.value;
}

function fill(trail: OpenTrail, count: number): void {
  const veh = trail.vehicle(OK_VIN as Vin);
  for (let i = 0; i < count; i += 1) must(trail, { kind: 'status', veh, out: 'active', personal: { reason: `answer ${i}` } });
}

function must(trail: OpenTrail, draft: EntryDraft): void {
  const done = trail.append(draft);
  if (!done.ok) throw new Error(`the trail does not take an entry: ${done.error}`);
}

/** What an opening says: its error, or the problem that its view shows. */
export function problemAtStart(options: TrailOptions): LogProblem | null {
  const trail = openTrail(options);
  if (!trail.ok) return trail.error;
  const { problem } = trail.value.view();
  trail.value.stop();
  return problem;
}

export const expected = (what: string, found: LogProblem | null, wanted: LogProblem | null): string[] =>
  found === wanted ? [] : [`${what}: ${found ?? 'no problem'} instead of ${wanted ?? 'none'}`];

/** Files that were there before and are gone. Journals of SQLite come and go. */
const gone = (dir: string, before: readonly string[]): string[] =>
  before.filter((name) => !/-(wal|shm|journal)$/.test(name) && !existsSync(join(dir, name))).map((name) => `${name} was deleted`);

/** A trail that runs, a change of its files, and what the next entry and the next start say. */
function whileOpen(change: (dir: string, old: string) => void, atStart: LogProblem | null) {
  return (folder: string): string[] => {
    const options = optionsOf(folder);
    const old = join(folder, 'old');
    const first = opened(options);
    fill(first, SOME);
    first.stop();
    cpSync(options.dir, old, { recursive: true });
    const trail = opened(options);
    fill(trail, SOME);
    const veh = trail.vehicle(OK_VIN as Vin);
    const acknowledged = trail.view().size;
    const before = readdirSync(options.dir);
    change(options.dir, old);
    // One that goes into both databases, as whatever concerns a vehicle does.
    const next = trail.append({ kind: 'lookup', veh, personal: { vin: OK_VIN } });
    const shown = trail.view();
    trail.stop();
    return [
      ...expected('the next entry', next.ok ? null : next.error, 'corrupt'),
      ...expected('the view', shown.problem, 'corrupt'),
      ...(shown.size === acknowledged ? [] : ['an entry was counted that is not in the file']),
      ...gone(options.dir, before),
      ...expected('the next start', problemAtStart(options), atStart),
    ];
  };
}

/** A trail whose process died with entries in its write-ahead log, which somebody then deletes. */
function deletedWhileClosed(folder: string): string[] {
  const options = optionsOf(folder);
  const trail = opened(options);
  fill(trail, SOME);
  trail.stop();
  const again = opened(options);
  fill(again, SOME);
  again.maintenance?.tick();
  const left = join(folder, 'left');
  cpSync(options.dir, left, { recursive: true });
  again.stop();
  for (const name of ['log.db-wal', 'log.db-shm']) rmSync(join(left, name));
  const before = readdirSync(left);
  const elsewhere = { ...options, dir: left, seeds: fileSeedStore(left) };
  return [...expected('the next start', problemAtStart(elsewhere), 'corrupt'), ...gone(left, before)];
}

function secondInstance(folder: string): string[] {
  const options = optionsOf(folder);
  const trail = opened(options);
  fill(trail, SOME);
  const before = readdirSync(options.dir);
  const second = problemAtStart(options);
  fill(trail, 1);
  trail.stop();
  return [...expected('the second one', second, 'other-writer'), ...gone(options.dir, before)];
}

/** Ten years back, first while it runs, then at a start: the log goes on, and nothing is over its time because of it. */
async function clockBack(folder: string): Promise<string[]> {
  let shift = 0;
  const options = optionsOf(folder, { wall: () => systemClock.wall() - shift, mono: () => systemClock.mono() });
  const trail = opened(options);
  fill(trail, SOME);
  const act: AttemptId = newAttemptId();
  trail.sealCode(act, CODE);
  const made = await trail.maintenance?.backup();
  shift = TEN_YEARS_MS;
  fill(trail, SOME);
  const second = await trail.maintenance?.backup();
  trail.stop();
  const again = opened(options);
  fill(again, SOME);
  const kept = again.openCode(act)?.raw === CODE.raw;
  const { size } = again.view();
  again.stop();
  return [
    ...(made?.ok === true && second?.ok === true ? [] : ['a backup was not made']),
    ...(listBackups(join(options.dir, 'backups')).length === 2 ? [] : ['a backup was deleted']),
    ...(kept ? [] : ['the security code is gone']),
    ...(await logTroubles(options.dir, size - 1)),
  ];
}

/** Whatever is wrong, the screen has a sentence for hands and one for meaning, in every language. */
async function sentences(): Promise<string[]> {
  const words = await Promise.all(LANGUAGES.map((language) => wordsFor(language)));
  return words.flatMap(({ logProblem }, index) =>
    PROBLEMS.filter((one) => logProblem[one].hands.length < SHORTEST || logProblem[one].meaning.length < SHORTEST).map(
      (one) => `${LANGUAGES[index] ?? ''} has no sentence for ${one}`,
    ),
  );
}

/** Backups one after the other while entries are added in every pause of the copying. */
export function backupsUnderLoad(rounds: number): DiskState {
  return {
    name: `${rounds} backups under load`,
    async run(folder) {
      const options = optionsOf(folder);
      const trail = opened(options);
      fill(trail, SOME);
      const troubles: string[] = [];
      let grown = 0;
      for (let round = 0; round < rounds; round += 1) {
        const size = trail.view().size;
        const made = await trail.maintenance?.backup({ onProgress: (part) => (part < 0.5 ? fill(trail, 2) : undefined) });
        if (made?.ok !== true || made.value.size < size)
          troubles.push(`backup ${round}: ${made?.ok === false ? made.error.code : 'too short'}`);
        else troubles.push(...(await apartTroubles(made.value.folder, options.dir)));
        if (trail.view().size > size) grown += 1;
      }
      trail.stop();
      if (grown < rounds) troubles.push(`there was no load in ${rounds - grown} rounds`);
      return troubles;
    },
  };
}

/** A backup on its own, verified once more with the keys of its trail. */
async function apartTroubles(folder: string, keyDir: string): Promise<string[]> {
  const report = await verifyTrail(folder, { keySource: fileKeySource(keyDir) });
  return report.ok && report.value.ok
    ? []
    : [`the backup does not verify: ${report.ok ? JSON.stringify(report.value.findings[0]) : report.error}`];
}

/** The table. */
export const DISK_STATES: readonly DiskState[] = [
  { name: 'sentences', run: sentences },
  { name: 'second instance', run: secondInstance },
  { name: 'clock ten years back', run: clockBack },
  {
    name: 'database replaced while open',
    run: whileOpen((dir, old) => {
      renameSync(join(dir, 'log.db'), join(dir, 'log.db.moved'));
      cpSync(join(old, 'log.db'), join(dir, 'log.db'));
    }, 'corrupt'),
  },
  {
    name: 'vault replaced while open',
    run: whileOpen((dir, old) => {
      renameSync(join(dir, 'vault.db'), join(dir, 'vault.db.moved'));
      cpSync(join(old, 'vault.db'), join(dir, 'vault.db'));
      // The old one lacks what was sealed since, and the next start finds it.
    }, 'corrupt'),
  },
  // The entries are carried over from the file that has no name any more: nothing is missing at the next start.
  { name: 'write-ahead log deleted while open', run: whileOpen((dir) => rmSync(join(dir, 'log.db-wal')), null) },
  { name: 'write-ahead log deleted while closed', run: deletedWhileClosed },
];
