/**
 * Goal C2: each write, sync, truncate, open and unlink that one activation makes on its own files fails once (EIO, ENOSPC) or is the
 * last thing the process does (SIGKILL). Nothing that was acknowledged may be missing afterwards, nothing may have been sent twice, and
 * nothing may be called a success that the log does not hold. strace does the injecting: Linux only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator, type Simulator } from '../../main/pims/simulator/server.ts';
import { rowOf, type Fault } from './fault.ts';
import { ACTIVATION_CHILD, attemptTroubles, inLanes, listenTo, logTroubles, setsOf, type Heard } from './house.ts';

const CALLS = ['pwrite64', 'fsync', 'ftruncate', 'openat', 'unlink'] as const;
const HOW = ['error=EIO', 'error=ENOSPC', 'signal=KILL'] as const;
/** How many of all injections the starred run tries, spread evenly. */
const STARRED = 24;

/** One system call of an activation, counted from 1 among those of its name on the files, and what happens to it. */
type Injection = { readonly call: string; readonly nth: number; readonly how: string };
type Place = { readonly folder: string; readonly trace: string; readonly bridge: Simulator };

async function inPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'carkey-calls-'));
  const bridge = await startSimulator({ scenario: 'ok' });
  try {
    return await work({ folder, trace: `${folder}.trace`, bridge });
  } finally {
    await bridge.stop();
    rmSync(folder, { recursive: true, force: true });
    rmSync(`${folder}.trace`, { force: true });
  }
}

/** Stops at every call of every thread: the faster way (a seccomp filter) makes strace 6.1 forget the signal. */
function traced({ folder, trace, bridge }: Place, more: readonly string[]): Promise<Heard> {
  return listenTo('strace', ['-f', '-y', '-qq', '-o', trace, ...more, process.execPath, ACTIVATION_CHILD, folder, bridge.url]);
}

/** The calls of an undisturbed activation, and the files they are made on (relative to the folder of the mode). */
function survey() {
  return inPlace(async (place) => {
    await traced(place, ['-e', `trace=${CALLS.join(',')}`]);
    const lines = readFileSync(place.trace, 'latin1').split('\n');
    const live = join(place.folder, 'live/');
    const ours = lines.filter((line) => line.includes(live));
    const files = new Set(ours.map((line) => /^[\w.-]+/.exec(line.slice(line.indexOf(live) + live.length))?.[0] ?? ''));
    files.delete('');
    const injections = CALLS.flatMap((call) => {
      const count = ours.filter((line) => line.includes(` ${call}(`)).length;
      return Array.from({ length: count }, (_, index) => HOW.map((how) => ({ call, nth: index + 1, how }))).flat();
    });
    return { files: [...files], injections };
  });
}

function injected(place: Place, files: readonly string[], { call, nth, how }: Injection): Promise<Heard> {
  const paths = files.flatMap((file) => ['-P', join(place.folder, 'live', file)]);
  return traced(place, [...paths, '-e', `trace=${call}`, '-e', `inject=${call}:${how}:when=${nth}`]);
}

async function troublesOf({ folder, bridge }: Place, heard: Heard): Promise<string[]> {
  try {
    const verify = () => logTroubles(join(folder, 'live'), heard.acknowledged);
    // A log whose very making was hit holds nothing yet, and the next start makes it; one that acknowledged an entry must verify as it lies.
    const asItLies = heard.acknowledged < 0 ? [] : await verify();
    const troubles = [...asItLies, ...(await attemptTroubles(folder, bridge.url, setsOf(bridge))), ...(await verify())];
    if (heard.lines.some((line) => line.startsWith('= succeeded')) && setsOf(bridge) !== 1)
      troubles.push('a success without an activation');
    return troubles;
  } catch (fault) {
    return [`what is left cannot be opened: ${fault instanceof Error ? fault.message : String(fault)}`];
  }
}

/** Tries one; `hit` tells whether the call really failed, `stopped` whether the console went no further. */
function attempt(files: readonly string[], injection: Injection) {
  return inPlace(async (place) => {
    const heard = await injected(place, files, injection);
    const troubles = await troublesOf(place, heard);
    const { call, nth, how } = injection;
    const hit = /INJECTED|killed by SIGKILL/.test(existsSync(place.trace) ? readFileSync(place.trace, 'latin1') : '');
    const stopped = !heard.lines.includes('= succeeded');
    return {
      hit,
      stopped,
      troubles: troubles.map((words) => `${words} (${call} ${nth} ${how}, entry ${heard.acknowledged} acknowledged)`),
    };
  });
}

/** The control: a log whose unsynced half is taken away after the process died must be seen. */
function control(files: readonly string[], nth: number): Promise<boolean> {
  return inPlace(async (place) => {
    const heard = await injected(place, files, { call: 'pwrite64', nth, how: 'signal=KILL' });
    rmSync(join(place.folder, 'live/log.db-wal'), { force: true });
    return heard.acknowledged >= 0 && (await logTroubles(join(place.folder, 'live'), heard.acknowledged)).length > 0;
  });
}

function hasStrace(): boolean {
  const works = () => spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;
  if (works()) return true;
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'strace'], { stdio: 'ignore' });
  return works();
}

/** Failing system calls. */
export const fault: Fault = {
  name: 'syscalls',
  starred: true,
  async run(scale) {
    const name = 'system calls that fail or are the last';
    if (!hasStrace()) return { name, skipped: 'needs strace (Linux)' };
    const { files, injections } = await survey();
    const step = scale === 'full' ? 1 : Math.max(1, injections.length / STARRED);
    const chosen = injections.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
    const done = await inLanes(chosen, (injection) => attempt(files, injection));
    const hits = done.filter(({ hit }) => hit).length;
    const stopped = done.filter((each) => each.hit && each.stopped).length;
    const writes = injections.filter(({ call }) => call === 'pwrite64').length / HOW.length;
    const seen = (await control(files, Math.floor(writes * 0.7))) && hits >= done.length * 0.9 && stopped > 0;
    const what = `log without its last part; ${hits} of ${done.length} hit (of ${injections.length} there are), ${stopped} stopped the console`;
    return rowOf(
      name,
      done.map(({ troubles }) => troubles),
      { what, seen },
    );
  },
};
