/** What a program did to the files of one folder, in the order in which it happened, with its own words (what it acknowledged) in between. */
import { readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';

/** A file or folder by its number; 0 is the folder that was recorded. Names come and go, numbers stay. */
export type Inode = number;

/** One thing that was done. `line`: the program said so on its output. */
export type Step =
  | { readonly is: 'write'; readonly file: Inode; readonly at: number; readonly bytes: Buffer }
  | { readonly is: 'truncate'; readonly file: Inode; readonly size: number }
  | { readonly is: 'sync'; readonly file: Inode }
  | { readonly is: 'name'; readonly folder: Inode; readonly name: string; readonly file: Inode }
  | { readonly is: 'unname'; readonly folder: Inode; readonly name: string }
  | { readonly is: 'rename'; readonly folder: Inode; readonly from: string; readonly to: string }
  | { readonly is: 'line'; readonly text: string };

/** A recording. `names`: what each number was last called, for words and for telling logs from tables. */
export type Recording = {
  readonly steps: readonly Step[];
  readonly names: ReadonlyMap<Inode, string>;
  readonly folders: ReadonlySet<Inode>;
};

/** What strace has to be told: `-xx` for bytes that survive the text, a limit above every page that SQLite writes. */
export const RECORDING_FLAGS: readonly string[] = [
  ...['-f', '--seccomp-bpf', '-y', '-xx', '-s', '70000', '-qq', '-e'],
  'trace=openat,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,link,linkat,writev,pwritev,pwritev2,copy_file_range,sendfile,fallocate,truncate',
];

/** Content without a promise: filled before use and never read, or rebuilt by SQLite. */
const WITHOUT_CONTENT = /(^|\/)reserve\.bin$|-shm$/;

type Call = { readonly name: string; readonly args: string; readonly result: string };

/** Reads what strace wrote about a program whose folder this is. A call that this reader does not know is an error, never left out. */
export function readRecording(traceFile: string, folder: string): Recording {
  const reader = new Reader(resolve(folder));
  for (const call of callsOf(readFileSync(traceFile, 'latin1').split('\n'))) reader.take(call);
  return { steps: reader.steps, names: reader.names, folders: reader.folders };
}

/** Calls that did not fail, in the order of their ends: what a promise says comes after what it rests on. */
function* callsOf(lines: readonly string[]): Generator<Call> {
  const begun = new Map<string, string>();
  for (const line of lines) {
    const space = line.indexOf(' ');
    const [pid, rest] = [line.slice(0, space), line.slice(space + 1).trimStart()];
    if (rest.endsWith('<unfinished ...>')) {
      begun.set(pid, rest.slice(0, -'<unfinished ...>'.length));
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>/.exec(rest);
    const whole = resumed === null ? rest : `${begun.get(pid) ?? ''}${rest.slice(resumed[0].length)}`;
    const parts = /^(\w+)\((.*)\)\s+= (\S+)/.exec(whole);
    if (parts === null) continue;
    const [, name = '', args = '', result = ''] = parts;
    if (!result.startsWith('-1')) yield { name, args: args.trimEnd(), result };
  }
}

const clear = (escaped: string): Buffer => Buffer.from(escaped.replaceAll('\\x', ''), 'hex');
const textsIn = (args: string): string[] => [...args.matchAll(/"([^"]*)"/g)].map(([, hex = '']) => clear(hex).toString());
function lastNumber(args: string): number {
  const found = /, (\d+)$/.exec(args)?.[1];
  if (found === undefined) throw new Error(`a call without its last argument: ${args.slice(-80)}`);
  return Number(found);
}

const openedFile = (args: string): string => clear(/^\d+<([^>]*)>/.exec(args)?.[1] ?? '').toString();

class Reader {
  readonly steps: Step[] = [];
  readonly names = new Map<Inode, string>([[0, '']]);
  readonly folders = new Set<Inode>([0]);
  readonly #root: string;
  readonly #inodes: Map<string, Inode>;
  readonly #sizes = new Map<Inode, number>();
  #last: Inode = 0;

  constructor(root: string) {
    this.#root = root;
    this.#inodes = new Map([[root, 0]]);
  }

  take({ name, args, result }: Call): void {
    if (name === 'write' && args.startsWith('1<')) this.#said(textsIn(args)[0] ?? '');
    else if (!args.includes(hexOf(this.#root))) return;
    else if (name === 'openat') this.#opened(textsIn(args)[0] ?? '', args);
    else if (name === 'mkdir') this.folders.add(this.#named(textsIn(args)[0] ?? ''));
    else if (name === 'rename') this.#renamed(textsIn(args));
    else if (name === 'unlink' || name === 'rmdir') this.#unnamed(textsIn(args)[0] ?? '');
    else this.#done(name, openedFile(args), args, Number(result));
  }

  #said(text: string): void {
    for (const line of text.split('\n')) if (line !== '') this.steps.push({ is: 'line', text: line });
  }

  #done(name: string, path: string, args: string, result: number): void {
    if (WITHOUT_CONTENT.test(path)) return;
    const file = this.#inodes.get(path);
    if (file === undefined) throw new Error(`${name} on a file that was never made: ${path}`);
    if (name === 'fsync' || name === 'fdatasync') this.steps.push({ is: 'sync', file });
    else if (name === 'ftruncate') this.#truncated(file, lastNumber(args));
    else if (name === 'pwrite64') this.#wrote(file, lastNumber(args), args, result);
    else if (name === 'write') this.#wrote(file, this.#sizes.get(file) ?? 0, args, result);
    else throw new Error(`${name} is not understood by this recording`);
  }

  #wrote(file: Inode, at: number, args: string, count: number): void {
    const bytes = clear(/"([^"]*)"/.exec(args)?.[1] ?? '').subarray(0, count);
    if (bytes.length !== count) throw new Error(`a write of ${count} bytes was not recorded whole`);
    this.steps.push({ is: 'write', file, at, bytes });
    this.#sizes.set(file, Math.max(this.#sizes.get(file) ?? 0, at + count));
  }

  #truncated(file: Inode, size: number): void {
    this.steps.push({ is: 'truncate', file, size });
    this.#sizes.set(file, size);
  }

  #opened(path: string, args: string): void {
    if (!args.includes('O_CREAT')) return;
    const known = this.#inodes.get(path);
    if (known === undefined) this.#named(path);
    else if (args.includes('O_TRUNC') && !WITHOUT_CONTENT.test(path)) this.#truncated(known, 0);
  }

  #named(path: string): Inode {
    const file = (this.#last += 1);
    this.#inodes.set(path, file);
    this.names.set(file, relative(this.#root, path));
    this.steps.push({ is: 'name', folder: this.#folderOf(path), name: basename(path), file });
    return file;
  }

  #unnamed(path: string): void {
    this.#inodes.delete(path);
    this.steps.push({ is: 'unname', folder: this.#folderOf(path), name: basename(path) });
  }

  #renamed([from = '', to = '']: string[]): void {
    if (dirname(from) !== dirname(to)) throw new Error('a move between folders is not understood by this recording');
    const moved = [...this.#inodes].filter(([path]) => path === from || path.startsWith(`${from}/`));
    for (const [path, file] of moved) {
      this.#inodes.delete(path);
      this.#inodes.set(`${to}${path.slice(from.length)}`, file);
      this.names.set(file, relative(this.#root, `${to}${path.slice(from.length)}`));
    }
    this.steps.push({ is: 'rename', folder: this.#folderOf(from), from: basename(from), to: basename(to) });
  }

  #folderOf(path: string): Inode {
    const folder = this.#inodes.get(dirname(path));
    if (folder === undefined) throw new Error(`a name in a folder that was never made: ${path}`);
    return folder;
  }
}

const hexOf = (text: string): string => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
