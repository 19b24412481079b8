/**
 * Goal C2: each write, sync, truncate, open and unlink that one activation makes on its own files fails once (EIO, ENOSPC) or is the
 * last thing the process does (SIGKILL); and writes that make the log longer come to their end half-way (a limit on the size of files:
 * strace can only claim a short write, not make one), with every longer one failing from then on. Nothing that was acknowledged may be missing afterwards, nothing may have been sent twice, and
 * nothing may be called a success that the log does not hold, and who is left without a success is told why. strace and prlimit do the injecting: Linux only.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator, type Simulator } from '../../main/pims/simulator/server.ts';
import { rowOf, type Fault } from './fault.ts';
import { ACTIVATION_CHILD, attemptTroubles, hasStrace, inLanes, listenTo, logTroubles, setsOf, type Heard } from './house.ts';
import { wordOf } from '../support/practice-at.ts';

const CALLS = ['pwrite64', 'fsync', 'ftruncate', 'openat', 'unlink'] as const;
const HOW = ['error=EIO', 'error=ENOSPC', 'signal=KILL'] as const;
/** Before the number of bytes that a file may have at most. */
const LIMIT = 'limit=';
/** Without a listener the system ends a process at its limit, and no write ever fails. */
const HEARS_LIMIT = `data:text/javascript,process.on('SIGXFSZ', () => undefined)`;
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

/** Stops at every call of every thread: the faster way (a seccomp filter) makes strace 6.1 forget the signal. `node`: what runs the child. */
function traced({ folder, trace, bridge }: Place, more: readonly string[], node: readonly string[] = [process.execPath]): Promise<Heard> {
  return listenTo('strace', ['-f', '-y', '-qq', '-o', trace, ...more, ...node, ACTIVATION_CHILD, folder, wordOf(bridge)]);
}

/** The calls of an undisturbed activation, and the files they are made on (relative to the folder of the mode). */
function survey() {
  return inPlace(async (place) => {
    await traced(place, ['-e', `trace=${CALLS.join(',')}`]);
    const lines = readFileSync(place.trace, 'latin1').split('\n');
    const live = join(place.folder, 'practice/');
    const ours = lines.filter((line) => line.includes(live));
    const files = new Set(ours.map((line) => /^[\w.-]+/.exec(line.slice(line.indexOf(live) + live.length))?.[0] ?? ''));
    files.delete('');
    const injections = CALLS.flatMap((call) => {
      const count = ours.filter((line) => line.includes(` ${call}(`)).length;
      return Array.from({ length: count }, (_, index) => HOW.map((how) => ({ call, nth: index + 1, how }))).flat();
    });
    return { files: [...files], injections: [...injections, ...shortWrites(ours)] };
  });
}

/** Each write that makes the longest file longer still, cut in its middle: no file is in the way of the limit before. */
function shortWrites(lines: readonly string[]): Injection[] {
  let longest = 0;
  let nth = 0;
  return lines.flatMap((line) => {
    const [, length, at] = / pwrite64\(.*, (\d+), (\d+)\) += \d+$/.exec(line) ?? [];
    if (length === undefined || at === undefined) return [];
    nth += 1;
    const limit = Number(at) + Math.ceil(Number(length) / 2);
    if (limit <= longest) return [];
    longest = Number(at) + Number(length);
    return [{ call: 'pwrite64', nth, how: `${LIMIT}${limit}` }];
  });
}

/** Did a write take less than it was given? */
const wasShort = (trace: string): boolean =>
  [...trace.matchAll(/ pwrite64\(.*, (\d+), \d+\) += (\d+)$/gm)].some(([, asked, written]) => Number(written) < Number(asked));

function injected(place: Place, files: readonly string[], { call, nth, how }: Injection): Promise<Heard> {
  const limited = ['prlimit', `--fsize=${how.slice(LIMIT.length)}`, process.execPath, '--import', HEARS_LIMIT];
  if (how.startsWith(LIMIT)) return traced(place, ['-e', 'trace=pwrite64'], limited);
  const paths = files.flatMap((file) => ['-P', join(place.folder, 'practice', file)]);
  return traced(place, [...paths, '-e', `trace=${call}`, '-e', `inject=${call}:${how}:when=${nth}`]);
}

async function troublesOf({ folder, bridge }: Place, heard: Heard): Promise<string[]> {
  try {
    const verify = () => logTroubles(join(folder, 'practice'), heard.acknowledged);
    // A log whose very making was hit holds nothing yet, and the next start makes it; one that acknowledged an entry must verify as it lies.
    const asItLies = heard.acknowledged < 0 ? [] : await verify();
    const troubles = [...asItLies, ...(await attemptTroubles(folder, wordOf(bridge), setsOf(bridge))), ...(await verify())];
    if (heard.lines.some((line) => line.startsWith('= succeeded')) && setsOf(bridge) !== 1)
      troubles.push('a success without an activation');
    return troubles;
  } catch (fault) {
    return [`what is left cannot be opened: ${fault instanceof Error ? fault.message : String(fault)}`];
  }
}

/** A refusal of the console has a code, which has a sentence; whatever else was thrown has none. */
const REFUSED = /^! (?:[\w.]+: )?[a-z]+(?:-[a-z]+)*: /;

/** Is the person told? By a success, a problem on the screen, a log that says what it lacks, or a refusal. */
const isTold = (line: string): boolean => /^= succeeded /.test(line) || /^= \S+ (?!none none$)\S+ \S+$/.test(line) || REFUSED.test(line);

/** The error that nobody was told of. A killed console tells nothing; its next start does. */
function silence({ lines }: Heard, how: string): string[] {
  if (how === 'signal=KILL' || lines.some(isTold)) return [];
  return [`nobody was told: ${lines.filter((line) => !line.startsWith('+')).at(-1) ?? 'no word'}`];
}

/** Tries one; `hit` tells whether the call really failed, `stopped` whether the console went no further. */
function attempt(files: readonly string[], injection: Injection) {
  return inPlace(async (place) => {
    const heard = await injected(place, files, injection);
    const troubles = await troublesOf(place, heard);
    const { call, nth, how } = injection;
    const trace = existsSync(place.trace) ? readFileSync(place.trace, 'latin1') : '';
    const hit = how.startsWith(LIMIT) ? wasShort(trace) : /INJECTED|killed by SIGKILL/.test(trace);
    const stopped = !heard.lines.includes('= succeeded');
    if (hit) troubles.push(...silence(heard, how));
    return {
      hit,
      short: how.startsWith(LIMIT),
      stopped,
      troubles: troubles.map((words) => `${words} (${call} ${nth} ${how}, entry ${heard.acknowledged} acknowledged)`),
    };
  });
}

/** The control: a log whose unsynced half is taken away after the process died must be seen. */
function control(files: readonly string[], nth: number): Promise<boolean> {
  return inPlace(async (place) => {
    const heard = await injected(place, files, { call: 'pwrite64', nth, how: 'signal=KILL' });
    rmSync(join(place.folder, 'practice/log.db-wal'), { force: true });
    return heard.acknowledged >= 0 && (await logTroubles(join(place.folder, 'practice'), heard.acknowledged)).length > 0;
  });
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
    const writes = injections.filter(({ call, how }) => call === 'pwrite64' && how === HOW[0]).length;
    const short = done.filter((each) => each.short && each.hit).length;
    const seen = (await control(files, Math.floor(writes * 0.7))) && hits >= done.length * 0.8 && stopped > 0 && short > 0;
    const what = `log without its last part; ${hits} of ${done.length} hit (of ${injections.length} there are), ${short} short writes, ${stopped} stopped the console`;
    return rowOf(
      name,
      done.map(({ troubles }) => troubles),
      { what, seen },
    );
  },
};
