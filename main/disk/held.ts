/**
 * Files that another program holds: a virus scanner looks into each new file for some milliseconds, a backup or a sync program for seconds.
 * Windows then refuses to open, replace or delete them. What is done to a file is tried again for a while; what is still refused is a
 * {@link FileInUse}, never "broken" and never "forbidden".
 *
 * Two lengths of patience. {@link briefly} waits in place and is for steps that nothing may come between: a try of a PIN that counts before it
 * is answered, an entry before the bytes that leave, a rename in the middle of a swap. It stays so short that a window does not freeze over
 * it. {@link patiently} is for whoever may wait: a start, a message of a person, a share. It waits beside everything else and can be called off.
 */
import { accessSync, closeSync, constants, existsSync, openSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** How long {@link briefly} waits in all, ms: some of a scanner's looks at a file, and less than a person notices. */
export const BRIEF_MS = 200;

/** How long {@link patiently} waits in all, ms. */
export const PATIENT_MS = 2_000;

/** The first wait and the longest, ms; each is twice the one before. */
const FIRST_MS = 5;
const LONGEST_MS = 100;

/** A file is in use by another program, and was so for as long as was waited. The code is for `problemOf`. */
export class FileInUse extends Error {
  readonly code = 'EINUSE';
  /** The whole path. */
  readonly file: string;

  constructor(file: string, options?: ErrorOptions) {
    super('a file is in use by another program', options);
    this.name = 'FileInUse';
    this.file = file;
  }
}

/**
 * What libuv makes of a held file: EBUSY of a sharing or lock violation, EPERM and EACCES of "access denied", which Windows also says of a file
 * that is to be replaced or that is about to be deleted, ENOTEMPTY of a folder in which such a file still stands (src/win/error.c of libuv).
 */
const HELD: ReadonlySet<string> = new Set(['EBUSY', 'ETXTBSY', 'EPERM', 'EACCES', 'ENOTEMPTY']);

/** Of these, what a missing right says too. */
const DENIED: ReadonlySet<string> = new Set(['EPERM', 'EACCES']);

/** Does a fault say that another program holds the file, and not that this user has no right to it? */
export function isHeld(fault: unknown, file: string): boolean {
  if (fault instanceof FileInUse) return true;
  const code = fault instanceof Error && 'code' in fault ? fault.code : null;
  if (typeof code !== 'string' || !HELD.has(code)) return false;
  return !DENIED.has(code) || isOurs(file);
}

/** May this user read and write the file, if it is there, and put files beside it? */
function isOurs(file: string): boolean {
  try {
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
    const folder = dirname(file);
    accessSync(folder, constants.W_OK);
    return process.platform !== 'win32' || takesFiles(folder);
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault) return false;
    throw fault;
  }
}

/**
 * Was a file that somebody opened to be read only merely held, on Windows, when it was opened? What may be opened for writing a moment later, or is
 * still held, was. Elsewhere nothing is held against being opened, and to open and close a database there would let go of its locks.
 */
export function wasHeldFromWriting(file: string): boolean {
  if (process.platform !== 'win32') return false;
  try {
    closeSync(openSync(file, 'r+'));
    return true;
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault)) throw fault;
    return fault.code === 'EBUSY' || fault.code === 'ENOENT';
  }
}

/** Windows says only of the read-only mark whether a folder may be written: its access list is asked by making a file. */
function takesFiles(folder: string): boolean {
  const probe = join(folder, `.${process.pid}-${Math.trunc(performance.now())}.probe`);
  try {
    closeSync(openSync(probe, 'wx', 0o600));
    unlinkSync(probe);
    return true;
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault)) throw fault;
    // A scanner that is at the probe itself says nothing about rights.
    return existsSync(probe);
  }
}

/** The waits of one patience, ms: short ones first, and together the limit. */
function* waits(limitMs: number): Generator<number> {
  let left = limitMs;
  for (let next = FIRST_MS; left > 0; next = Math.min(2 * next, LONGEST_MS)) {
    const wait = Math.min(next, left);
    left -= wait;
    yield wait;
  }
}

/** Does one step with a file, again while another program holds it. Throws {@link FileInUse} in the end, and at once whatever else the disk says. */
export function briefly<T>(file: string, work: () => T): T {
  const patience = waits(BRIEF_MS);
  for (;;) {
    try {
      return work();
    } catch (fault) {
      if (!isHeld(fault, file)) throw fault;
      const wait = patience.next();
      if (wait.done === true) throw new FileInUse(file, { cause: fault });
      waitHere(wait.value);
    }
  }
}

/** Nothing else happens meanwhile. */
function waitHere(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/**
 * Does the work again while `isHeldBy` says of its outcome that another program was in the way; then the last outcome stands, as it does once
 * `signal` calls off the waiting. The work begins anew each time: it must have undone what it began. What it throws goes on at once.
 */
export async function patiently<T>(work: () => T | Promise<T>, isHeldBy: (outcome: T) => boolean, signal?: AbortSignal): Promise<T> {
  // By the clock: each try takes time of its own.
  const until = performance.now() + PATIENT_MS;
  const patience = waits(PATIENT_MS);
  for (;;) {
    const outcome = await work();
    const wait = patience.next();
    if (isCalledOff(signal) || !isHeldBy(outcome) || wait.done === true || performance.now() >= until) return outcome;
    // Called off, the waiting ends early; the work is then asked once more for how it stands.
    await pause(wait.value, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  }
}

/** Asked at a time of its own: it changes while something is waited for. */
function isCalledOff(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

/** The same for steps that throw, with their file. */
export async function patientlyWith<T>(file: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  type Tried = { readonly value: T } | { readonly fault: unknown };
  const tried = await patiently<Tried>(
    () =>
      work().then(
        (value) => ({ value }),
        (fault: unknown) => ({ fault }),
      ),
    (outcome) => 'fault' in outcome && isHeld(outcome.fault, file),
    signal,
  );
  if ('value' in tried) return tried.value;
  throw isHeld(tried.fault, file) ? new FileInUse(file, { cause: tried.fault }) : tried.fault;
}
