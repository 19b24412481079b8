/**
 * Goal L5, first half: a log of 200 entries whose head went outside every 10 entries is cut to every size, restored from old copies, and
 * written anew at every place with its own key. Below the newest head outside all of it must be found; above it, the entries are counted
 * that nothing vouches for. The control is the same log without a head outside: there nothing may be found.
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHex } from '@noble/hashes/utils.js';
import { parseCheckpoint, type TreeHead } from '../../app/audit/log/checkpoint.ts';
import { ok } from '../../app/base/result.ts';
import { fileKeeper, type Share } from '../../main/audit/witness/high-water-mark.ts';
import { temporaryFolder } from '../support/console.ts';
import { addPlain, openedSigning, rewrite, truncate, type Signing } from '../support/trails.ts';
import { rowOf, type Fault } from './fault.ts';

const SIZE = 200;
const EVERY = 10;
/** Sizes of the newest head that the share has, one after the other. */
const SHARED = [50, 100, 150, 200] as const;
/** The newest head on the share while the log is written anew. */
const FORKED_BELOW = 150;

/** A share that holds one note and takes no other. */
const shareWith = (note: string): Share => ({ read: () => Promise.resolve(ok(note)), write: () => Promise.resolve(true) });

type Outside = { readonly head: TreeHead; readonly note: string };
type Made = { readonly dir: string; readonly copies: readonly string[]; readonly outside: readonly Outside[] };

/** Writes the log; every tenth entry says that the head was printed. Keeps a stopped copy of each moment. */
async function written(root: string): Promise<Made> {
  const dir = join(root, 'log');
  const keeper = fileKeeper(join(root, 'mark.json'));
  const notes: string[] = [];
  const copies: string[] = [];
  for (let size = EVERY; size <= SIZE; size += EVERY) {
    const share: Share = { read: () => Promise.resolve(ok(null)), write: (note) => Promise.resolve(notes.push(note) > 0) };
    const trail = openedSigning(dir, { keeper, share });
    addPlain(trail, EVERY - 1);
    trail.maintenance.recordPrinted({});
    await trail.maintenance.meetShare();
    trail.stop();
    copies.push(join(root, `copy-${size}`));
    cpSync(dir, copies.at(-1) ?? '', { recursive: true });
  }
  rmSync(join(dir, 'head.txt'));
  return { dir, copies, outside: notes.map((note) => ({ note, head: headOf(note) })) };
}

function headOf(note: string): TreeHead {
  const read = parseCheckpoint(note);
  if (!read.ok) throw new Error(`no checkpoint: ${read.error}`);
  return read.value.head;
}

/** Does something to a copy of the log, opens it, and asks. */
async function onCopy<T>(
  dir: string,
  change: (dir: string) => void,
  share: Share | null,
  ask: (trail: Signing) => T | Promise<T>,
): Promise<T> {
  const folder = temporaryFolder();
  try {
    const copy = join(folder.path, 'log');
    cpSync(dir, copy, { recursive: true });
    change(copy);
    const trail = openedSigning(copy, share === null ? {} : { share });
    try {
      return await ask(trail);
    } finally {
      trail.stop();
    }
  } finally {
    folder.remove();
  }
}

const wrong = (what: string, found: unknown, wanted: unknown): string[] =>
  JSON.stringify(found) === JSON.stringify(wanted) ? [] : [`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];

/** What the share finds, and what the log takes afterwards. */
async function verdict(trail: Signing): Promise<readonly unknown[]> {
  const met = await trail.maintenance.meetShare();
  const found = trail.maintenance.finding();
  return [met, found?.what ?? null, found?.firstBad ?? null, trail.append({ kind: 'clock' }).ok];
}

/** Heads on paper against one log: `standing` is what each must be found as. */
function papers(trail: Signing, what: string, { outside }: Made, standing: (size: number) => string): string[][] {
  return outside.map(({ head: { size, root } }) =>
    wrong(`${what}, paper of ${size}`, trail.maintenance.comparePrinted(size, bytesToHex(root)), standing(size)),
  );
}

function cut(made: Made, size: number): Promise<string[][]> {
  const what = `cut to ${size}`;
  const change = (dir: string) => truncate(dir, size);
  const printed = Math.floor(size / EVERY) * EVERY - 1;
  return onCopy(made.dir, change, null, (trail) => [
    ...papers(trail, what, made, (paper) => (paper <= size ? 'fits' : 'rolled-back')),
    wrong(`${what}, without a proof outside`, trail.maintenance.outside().entriesSince, printed < 0 ? size : size - printed),
  ]);
}

function cutBesideShare(made: Made, size: number, shared: number): Promise<string[]> {
  const note = made.outside.find(({ head }) => head.size === shared)?.note ?? '';
  const wanted = size < shared ? ['contradicted', 'rolled-back', size, false] : ['met', null, null, true];
  return onCopy(
    made.dir,
    (dir) => truncate(dir, size),
    shareWith(note),
    async (trail) => wrong(`cut to ${size} under a share of ${shared}`, await verdict(trail), wanted),
  );
}

/** The limit is part of the claim: what was written anew after the newest head outside is not found. */
function forked(made: Made, seq: number): Promise<string[][]> {
  const note = made.outside.find(({ head }) => head.size === FORKED_BELOW)?.note ?? '';
  const wanted = seq < FORKED_BELOW ? ['contradicted', 'forked', 0, false] : ['met', null, null, true];
  return onCopy(
    made.dir,
    (dir) => rewrite(dir, seq),
    shareWith(note),
    async (trail) => [
      ...papers(trail, `written anew at ${seq}`, made, (paper) => (paper <= seq ? 'fits' : 'forked')),
      wrong(`written anew at ${seq} under a share of ${FORKED_BELOW}`, await verdict(trail), wanted),
    ],
  );
}

/** An old copy put back: the mark of this computer finds it when the log is opened, the share at the next visit. */
async function restored(made: Made, root: string, copy: string, size: number): Promise<string[][]> {
  const keeper = fileKeeper(join(root, 'mark.json'));
  const trail = openedSigning(copy, { keeper });
  const atStart = wrong(`copy of ${size} by the mark`, trail.maintenance.finding()?.what, 'rolled-back');
  trail.stop();
  const note = made.outside.at(-1)?.note ?? '';
  const wanted = ['contradicted', 'rolled-back', size, false];
  const atShare = await onCopy(
    copy,
    () => undefined,
    shareWith(note),
    async (old) => wrong(`copy of ${size}`, await verdict(old), wanted),
  );
  return [atStart, atShare];
}

/** How many of these changes are found where no head is outside. */
async function foundAlone(made: Made): Promise<number> {
  let found = 0;
  for (let at = EVERY / 2; at < SIZE; at += EVERY) {
    for (const change of [(dir: string) => truncate(dir, at), (dir: string) => rewrite(dir, at)]) {
      found += await onCopy(made.dir, change, null, (trail) => (trail.maintenance.finding() === null ? 0 : 1));
    }
  }
  return found;
}

async function all(root: string, step: number): Promise<{ readonly tries: string[][]; readonly alone: number }> {
  const made = await written(root);
  const tries: string[][] = [];
  for (let at = 1; at < SIZE; at += step) {
    tries.push(...(await cut(made, at)), ...(await forked(made, at - 1)));
    for (const shared of SHARED) tries.push(await cutBesideShare(made, at, shared));
  }
  for (const [index, copy] of made.copies.slice(0, -1).entries()) tries.push(...(await restored(made, root, copy, (index + 1) * EVERY)));
  return { tries, alone: await foundAlone(made) };
}

/** Cut, restored, written anew. Not starred: the flow tests hold it with every third size. */
export const fault: Fault = {
  name: 'rollback',
  starred: false,
  async run(scale) {
    const folder = temporaryFolder();
    try {
      const { tries, alone } = await all(folder.path, scale === 'full' ? 1 : 40);
      const what = `without a head outside ${alone} of ${(2 * SIZE) / EVERY} cuts and forgeries are found`;
      return rowOf('logs cut, restored, written anew, against heads outside', tries, { what, seen: alone === 0 });
    } finally {
      folder.remove();
    }
  },
};
