/** Ways to keep a program from a file of its data folder. On Windows the file is really held; elsewhere its own disk answers as if it were. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import type { Holding } from './held-hook.ts';

/** What is in the way, and how the program under test must be started to meet it. */
export type InTheWay = {
  /** Arguments of Node before those of the program. */
  readonly node: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Did the program meet it? Null where that cannot be told. */
  isMet(): boolean | null;
  /** Takes it away; the folder is as it was. */
  release(): Promise<void>;
};

/** One kind. `suits`: null, or why it is not tried on such a file. `notes`: a folder of the obstacle's own, outside the data folder. */
export type Obstacle = {
  readonly name: string;
  /** Is one program in the way for as long as the other runs, or only for moments? */
  readonly lasts: boolean;
  suits(file: string): boolean;
  put(file: string, notes: string): Promise<InTheWay>;
};

const HOOK = new URL('./held-hook.ts', import.meta.url).href;

/** By the hook in the program itself: `code` is what it is told. */
function injected(name: string, how: Holding['how'], code: string): Obstacle {
  return {
    name,
    lasts: how === 'held',
    suits: () => true,
    put(file, notes) {
      const [flag, hits] = [join(notes, 'flag'), join(notes, 'hits')];
      writeFileSync(flag, '');
      const held: Holding = { how, path: how === 'held' ? file : dirname(file), code, flag, hits };
      return Promise.resolve({
        node: ['--import', HOOK],
        env: { HELD: JSON.stringify(held) },
        isMet: () => existsSync(hits) && readFileSync(hits).length > 0,
        release() {
          rmSync(flag);
          return Promise.resolve();
        },
      });
    },
  };
}

/** Something else than a file has the name: the opposite kind. */
const replaced: Obstacle = {
  name: 'a folder in its place, or a file in the place of a folder',
  lasts: true,
  suits: () => true,
  put(file) {
    const kept = `${dirname(file)}.kept-${Date.now()}`;
    const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
    const wasThere = existsSync(file);
    if (wasThere) renameSync(file, kept);
    if (isFolder) writeFileSync(file, 'not a folder');
    else mkdirSync(file);
    return Promise.resolve({
      node: [],
      env: {},
      isMet: () => null,
      release() {
        rmSync(file, { recursive: true });
        if (wasThere) renameSync(kept, file);
        return Promise.resolve();
      },
    });
  },
};

/** The file may not be changed, not even by an administrator (chattr +i). */
const unchangeable: Obstacle = {
  name: 'may not be changed',
  lasts: true,
  suits: (file) => existsSync(file) && statSync(file).isFile(),
  put(file) {
    execFileSync('chattr', ['+i', file]);
    return Promise.resolve({
      node: [],
      env: {},
      isMet: () => null,
      release: () => Promise.resolve(void execFileSync('chattr', ['-i', file])),
    });
  },
};

/** May this user make a file unchangeable here? */
function canBind(folder: string): boolean {
  const probe = join(folder, 'probe');
  writeFileSync(probe, '');
  const done = spawnSync('chattr', ['+i', probe], { stdio: 'ignore' }).status === 0;
  if (done) execFileSync('chattr', ['-i', probe]);
  rmSync(probe);
  return done;
}

/** FILE_SHARE_NONE of libuv (`UV_FS_O_EXLOCK`): nobody else may open, rename or delete the file. */
const ALONE = 0x10000000;

/** Windows: another process has the file open and shares it with nobody. */
const reallyHeld: Obstacle = {
  name: 'held by another process',
  lasts: true,
  suits: (file) => existsSync(file) && statSync(file).isFile(),
  async put(file) {
    const program = `require('node:fs').openSync(process.argv[1], ${ALONE}); console.log('held'); setInterval(() => {}, 60000)`;
    const holder = spawn(process.execPath, ['-e', program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const gone = once(holder, 'close').then(() => Promise.reject(new Error(`${file} cannot be held`)));
    await Promise.race([once(holder.stdout, 'data'), gone]);
    return {
      node: [],
      env: {},
      isMet: () => null,
      async release() {
        const ended = once(holder, 'close');
        holder.kill();
        await ended;
      },
    };
  },
};

/** The obstacles of this system. `folder`: where the data folders are made. */
export function obstaclesHere(folder: string): readonly Obstacle[] {
  if (process.platform === 'win32') return [reallyHeld, replaced];
  const made = [
    injected('held (EBUSY)', 'held', 'EBUSY'),
    injected('held (EPERM)', 'held', 'EPERM'),
    injected('scanned', 'scanned', 'EBUSY'),
    replaced,
  ];
  return canBind(folder) ? [...made, unchangeable] : made;
}
