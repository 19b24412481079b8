/**
 * Goal L4: single bytes of a log's file are changed at random, and every byte of its header to several values. What is opened, verified
 * and read then must be found wrong or be the same content; never other content, never a crash, never a wait over 5 s. The control is
 * SQLite's own check of the file, which knows nothing of what it should say.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/console.ts';
import { randomOf } from '../support/random.ts';
import { add, addPlain, attemptDrafts, openedSigning, OTHER_VIN, VIN } from '../support/trails.ts';
import type { Fault } from './fault.ts';
import { inLanes } from './house.ts';

/** One byte of the file and what it becomes. */
export type Edit = { readonly offset: number; readonly value: number };

/** What came of an edit. `structureOk`: SQLite's own check saw nothing. */
export type Poked = { readonly edit: Edit; readonly verdict: string; readonly structureOk: boolean };

const COUNT = { starred: 600, full: 50_000 } as const;
const HEADER_BYTES = 100;
const LIMIT_MS = 5_000;
/** Edits that one child gets at a time. */
const BATCH = 250;
const SEED = 4;
const CHILD = new URL('./poke-child.ts', import.meta.url);

/** A log with a full tile, tables, blocks, attempts and a tail. */
function write(dir: string): Buffer {
  const trail = openedSigning(dir);
  for (const vin of [VIN, OTHER_VIN]) {
    const { act, tx, drafts } = attemptDrafts(trail, vin);
    add(trail, drafts.checked, drafts.intent, drafts.sent);
    add(trail, {
      kind: 'result',
      act,
      veh: trail.vehicle(vin),
      out: 'refused',
      err: 2341,
      d: { tx, reason: 'error' },
      personal: { reason: 'no' },
    });
    addPlain(trail, 130);
  }
  trail.stop();
  return readFileSync(join(dir, 'log.db'));
}

function editsOf(original: Buffer, count: number): Edit[] {
  const pick = randomOf(SEED);
  const byte = (offset: number): number => original[offset] ?? 0;
  const header = Array.from({ length: HEADER_BYTES }, (_, offset) =>
    [0, 255, byte(offset) + 1, byte(offset) ^ 1, byte(offset) ^ 128].map((value) => ({ offset, value: value & 255 })),
  );
  const anywhere = Array.from({ length: count }, () => {
    const offset = pick(original.length);
    return { offset, value: (byte(offset) + 1 + pick(255)) & 255 };
  });
  return [...header.flat().filter(({ offset, value }) => value !== byte(offset)), ...anywhere];
}

/** Lets a child judge edits; when it dies or is silent for too long, that is the verdict on the edit it was at, and another child goes on. */
async function judgedBy(dir: string, edits: readonly Edit[]): Promise<Poked[]> {
  const done: Poked[] = [];
  for (let from = 0; from < edits.length;) {
    const part = await oneChild(dir, edits.slice(from));
    done.push(...part);
    from += part.length;
  }
  return done;
}

function oneChild(dir: string, edits: readonly Edit[]): Promise<Poked[]> {
  const copy = temporaryFolder();
  cpSync(dir, copy.path, { recursive: true });
  const child = fork(CHILD, [copy.path], { stdio: 'ignore' });
  const done: Poked[] = [];
  return new Promise<Poked[]>((resolve, reject) => {
    let silence: NodeJS.Timeout | undefined;
    let started = false;
    const watch = () => {
      clearTimeout(silence);
      silence = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
    };
    child.on('message', (message: Poked | 'ready') => {
      started = true;
      if (message !== 'ready') done.push(message);
      if (done.length === edits.length) child.disconnect();
      else watch();
      if (done.length % BATCH === 0) hand(child, edits.slice(done.length, done.length + BATCH));
    });
    child.on('exit', (code, signal) => {
      clearTimeout(silence);
      const at = edits[done.length];
      if (!started) reject(new Error(`the child did not start: ${code ?? signal}`));
      else resolve(at === undefined ? done : [...done, { edit: at, verdict: `ended by ${signal ?? `exit ${code}`}`, structureOk: false }]);
    });
  }).finally(() => copy.remove());
}

function hand(child: ChildProcess, edits: readonly Edit[]): void {
  if (child.connected && edits.length > 0) child.send(edits);
}

/** Bytes of the file. */
export const fault: Fault = {
  name: 'pokes',
  starred: true,
  async run(scale) {
    const folder = temporaryFolder();
    try {
      const edits = editsOf(write(folder.path), COUNT[scale]);
      const lanes = [0, 1].map((lane) => edits.filter((_, index) => index % 2 === lane));
      const done = (await inLanes(lanes, (lane) => judgedBy(folder.path, lane))).flat();
      const bad = done.filter(({ verdict }) => verdict !== 'detected' && verdict !== 'identical');
      const missed = done.filter(({ verdict, structureOk }) => verdict === 'detected' && structureOk).length;
      const detected = done.filter(({ verdict }) => verdict === 'detected').length;
      return {
        name: 'single bytes of the log file changed',
        tried: done.length,
        survived: done.length - bad.length,
        lost: bad.map(({ edit, verdict }) => `byte ${edit.offset} as ${edit.value}: ${verdict}`),
        control: { what: `${detected} detected; SQLite's own check alone misses ${missed} of these`, seen: missed > 0 },
      };
    } finally {
      folder.remove();
    }
  },
};
