/**
 * What a disk may hold after its power was cut: everything that was synced, and of the rest nothing, a beginning, some writes without
 * those before them, or some sectors of a write. A name (new file, renaming, deletion) is synced with its folder alone, as POSIX has it
 * (fsync(2): a file's sync need not reach its name); the names of one folder reach the disk in their order.
 */
import type { Inode, Recording, Step } from './disk-recording.ts';

/** What a disk writes whole or not at all, bytes. */
const SECTOR = 512;

/** What becomes of writes that were not synced. */
export const FATES = ['all', 'none', 'beginning', 'some', 'sectors'] as const;
export type Fate = (typeof FATES)[number];

/** Files by their path, and folders that may be empty. */
export type Image = { readonly files: ReadonlyMap<string, Buffer>; readonly folders: readonly string[] };

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Change = Extract<Step, { is: 'write' | 'truncate' }>;
type Naming = Extract<Step, { is: 'name' | 'unname' | 'rename' }>;
type Content = { bytes: Buffer; size: number };

/** The disk as it was synced when `steps` had been done, and what was still on its way. */
type Pending = {
  readonly contents: ReadonlyMap<Inode, Content>;
  readonly folders: ReadonlyMap<Inode, ReadonlyMap<string, Inode>>;
  readonly changes: readonly Change[];
  readonly namings: readonly Naming[];
};

/** Reads a recording from its beginning on; `at` must not go back. `counts`: whether the sync at that step is one that the disk obeys. */
export function diskOf({ steps, folders }: Recording, counts: (step: number) => boolean = () => true): { at(cut: number): Pending } {
  const contents = new Map<Inode, Content>();
  const entries = new Map<Inode, Map<string, Inode>>([...folders].map((folder) => [folder, new Map()]));
  let changes: Change[] = [];
  let namings: Naming[] = [];
  let next = 0;
  const sync = (file: Inode): void => {
    for (const change of changes) if (change.file === file) apply(contents, change);
    for (const naming of namings) if (naming.folder === file) rename(entries, naming);
    changes = changes.filter((change) => change.file !== file);
    namings = namings.filter((naming) => naming.folder !== file);
  };
  return {
    at(cut) {
      if (cut < next) throw new Error('a disk does not go back');
      for (; next < cut; next += 1) {
        const step = steps[next];
        if (step === undefined || step.is === 'line') continue;
        if (step.is === 'sync') {
          if (counts(next)) sync(step.file);
        } else if (step.is === 'write' || step.is === 'truncate') changes.push(step);
        else namings.push(step);
      }
      return { contents, folders: entries, changes, namings };
    },
  };
}

/** One way in which the disk may be found. Nothing in `pending` is changed. */
export function imageOf(pending: Pending, fate: Fate, random: () => number): Image {
  const touched = new Set(pending.changes.map(({ file }) => file));
  const contents = new Map([...pending.contents].map(([file, content]) => [file, touched.has(file) ? copyOf(content) : content]));
  for (const change of survivors(pending.changes, fate, random)) apply(contents, change);
  const entries = new Map([...pending.folders].map(([folder, names]) => [folder, new Map(names)]));
  for (const naming of reached(pending.namings, fate, random)) rename(entries, naming);
  const files = new Map<string, Buffer>();
  const folders: string[] = [];
  const walk = (folder: Inode, path: string): void => {
    for (const [name, file] of entries.get(folder) ?? []) {
      if (entries.has(file)) {
        folders.push(`${path}${name}`);
        walk(file, `${path}${name}/`);
      } else {
        const { bytes, size } = contents.get(file) ?? { bytes: Buffer.alloc(0), size: 0 };
        files.set(`${path}${name}`, bytes.subarray(0, size));
      }
    }
  };
  walk(0, '');
  return { files, folders };
}

function* survivors(changes: readonly Change[], fate: Fate, random: () => number): Generator<Change> {
  const end = fate === 'all' ? changes.length : fate === 'beginning' ? Math.floor(random() * (changes.length + 1)) : 0;
  for (const [index, change] of changes.entries()) {
    if (index < end) yield change;
    else if (fate === 'beginning' && index === end) yield* torn(change, random);
    else if (fate === 'some' && random() < 0.5) yield change;
    else if (fate === 'sectors') yield* torn(change, random);
  }
}

/** Half of the sectors. A file is as long as its last sector that arrived. */
function* torn(change: Change, random: () => number): Generator<Change> {
  if (change.is === 'truncate') {
    if (random() < 0.5) yield change;
    return;
  }
  const { at, bytes } = change;
  for (let from = 0; from < bytes.length;) {
    const to = Math.min(bytes.length, from + SECTOR - ((at + from) % SECTOR));
    if (random() < 0.5) yield { ...change, at: at + from, bytes: bytes.subarray(from, to) };
    from = to;
  }
}

/** Of the names of each folder a beginning. */
function* reached(namings: readonly Naming[], fate: Fate, random: () => number): Generator<Naming> {
  for (const folder of new Set(namings.map((naming) => naming.folder))) {
    const own = namings.filter((naming) => naming.folder === folder);
    yield* own.slice(0, fate === 'all' ? own.length : fate === 'none' ? 0 : Math.floor(random() * (own.length + 1)));
  }
}

function apply(contents: Map<Inode, Content>, change: Change): void {
  const content = contents.get(change.file) ?? { bytes: Buffer.alloc(4096), size: 0 };
  contents.set(change.file, content);
  if (change.is === 'truncate') {
    grow(content, change.size);
    content.bytes.fill(0, change.size);
    content.size = change.size;
    return;
  }
  const end = change.at + change.bytes.length;
  grow(content, end);
  change.bytes.copy(content.bytes, change.at);
  content.size = Math.max(content.size, end);
}

function grow(content: Content, size: number): void {
  if (size <= content.bytes.length) return;
  const bytes = Buffer.alloc(Math.max(size, content.bytes.length * 2));
  content.bytes.copy(bytes);
  content.bytes = bytes;
}

function rename(entries: Map<Inode, Map<string, Inode>>, naming: Naming): void {
  const names = entries.get(naming.folder);
  if (names === undefined) throw new Error('a name in something that is no folder');
  if (naming.is === 'name') names.set(naming.name, naming.file);
  else if (naming.is === 'unname') names.delete(naming.name);
  else {
    const file = names.get(naming.from);
    names.delete(naming.from);
    if (file !== undefined) names.set(naming.to, file);
  }
}

function copyOf({ bytes, size }: Content): Content {
  return { bytes: Buffer.from(bytes), size };
}
