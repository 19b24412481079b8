/**
 * `carkey operators rescue`: the way out when wrong PINs have locked the only administrator. It works on the files of a folder that no
 * console is using, and writes what it does into the live log before it has any effect.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ParseArgsOptionsConfig } from 'node:util';
import { mayCall } from '../../../../app/operators/roles.ts';
import { RESCUE_TRIES, type RescueKind, type RescueRequest } from '../../../../app/operators/rescue.ts';
import { fail, ok, type Result } from '../../../../app/result.ts';
import type { OpenTrail } from '../../../audit/index.ts';
import { systemClock, VERSION } from '../../../base/index.ts';
import type { Rescue, RescueParts, RescueProblem } from '../../../operators/index.ts';
import { EXIT, type ExitCode, failed, type Invocation, type Outcome } from '../terminal/index.ts';
import { logFailure, logKeys, logMark, type LogPlace, reachableSealer, stationAt } from '../at-work/index.ts';

/** For the parser. */
export const RESCUE_OPTIONS: ParseArgsOptionsConfig = { 'new-pin': { type: 'boolean' }, cancel: { type: 'boolean' } };

/** For the help. */
export const RESCUE_HELP: readonly string[] = [
  '"rescue" is for the only administrator, locked after 20 wrong PINs; nobody signs in for it, and no console may be using the folder.',
  'The first time it asks, and from then on the console has to run for 24 hours in live mode; asked again after that, it gives',
  `${RESCUE_TRIES} more tries of the old PIN, one hour apart. With --new-pin it takes 72 hours and ends with a new PIN. --cancel takes the request back.`,
  'Everything is in the log, and everybody who signs in is told.',
];

const HOUR_MS = 3_600_000;

/** Runs one step of it. `newPin` is asked only when it is due. */
export async function rescueOperator(
  invocation: Invocation,
  name: string,
  newPin: () => Promise<Result<string, Outcome>>,
): Promise<Outcome> {
  const { dataDir, values } = invocation;
  const allowed = mayCall('operators.rescue', { mode: 'live', session: null, now: 0 });
  if (!allowed.ok) return failed(EXIT.no, allowed.error.code, 'Nobody may do this.');
  const kind: RescueKind = values['new-pin'] === true ? 'new-pin' : 'tries';
  return withLiveLog(dataDir, async (trail) => {
    const parts = await partsOf(dataDir, trail);
    if (!parts.ok) return parts.error;
    const { cancelRescue, rescue } = await import('../../../operators/index.ts');
    const gaveUp: Outcome[] = [];
    const wish = {
      kind,
      newPin: async (): Promise<Result<string, RescueProblem>> => {
        const pin = await newPin();
        if (pin.ok) return pin;
        gaveUp.push(pin.error);
        return fail({ code: 'none' });
      },
    };
    const done = values['cancel'] === true ? cancelRescue(parts.value, name) : await rescue(parts.value, name, wish);
    return gaveUp[0] ?? (done.ok ? told(done.value, name) : refused(done.error));
  });
}

/** The live log, opened for writing under both locks: no console runs on this folder meanwhile. */
async function withLiveLog(dataDir: string, use: (trail: OpenTrail) => Promise<Outcome>): Promise<Outcome> {
  const [{ acquireWriterLock }, { modeDir }] = await Promise.all([
    import('../../../audit/index.ts'),
    import('../../../data-folder/index.ts'),
  ]);
  const place: LogPlace = { dataDir, mode: 'live', dir: modeDir(dataDir, 'live'), exists: true };
  if (!existsSync(join(place.dir, 'log.db'))) return failed(EXIT.no, 'no-log', 'There is no live log in this data folder.');
  const lock = acquireWriterLock(dataDir);
  if (!lock.ok) return failed(EXIT.no, lock.error, 'A console is using this data folder. Close it first.');
  try {
    return await inLog(place, use);
  } finally {
    lock.value.release();
  }
}

async function inLog(place: LogPlace, use: (trail: OpenTrail) => Promise<Outcome>): Promise<Outcome> {
  const { openTrail, storedOrigin } = await import('../../../audit/index.ts');
  const keys = await logKeys(place);
  if (!keys.ok) return keys.error;
  const origin = storedOrigin(place.dir);
  if (origin === null) return logFailure('corrupt');
  const mark = await logMark(place);
  const signing = { seeds: keys.value.seeds, keySource: keys.value.vault, keeper: mark.keeper };
  const station = await stationAt(place);
  const opened = openTrail({ dir: place.dir, origin, station, app: VERSION, clock: systemClock, ...signing });
  if (!opened.ok) return logFailure(opened.error);
  try {
    const { problem } = opened.value.view();
    return problem === null ? await use(opened.value) : await logFailure(problem);
  } finally {
    opened.value.stop();
    await mark.settled();
  }
}

async function partsOf(dataDir: string, trail: OpenTrail): Promise<Result<RescueParts, Outcome>> {
  const [{ openOperatorStore, scryptKdf }, { holdsSealed, openSecrets }, { silentLogger, systemRandom }, { recordOperatorEvent }] =
    await Promise.all([
      import('../../../operators/accounts/index.ts'),
      import('../../../secrets/index.ts'),
      import('../../../base/index.ts'),
      import('../../../modes/index.ts'),
    ]);
  const secretsFile = join(dataDir, 'secrets.json');
  const sealer = holdsSealed(secretsFile) ? await reachableSealer(dataDir) : null;
  const secrets = openSecrets(secretsFile, silentLogger, sealer);
  const store = openOperatorStore(join(dataDir, 'operators.json'), secrets, silentLogger);
  if (store.isUnreadable) return fail(refused({ code: 'accounts-unreadable' }));
  const boot = Buffer.from(systemRandom(8)).toString('hex');
  return ok({
    store,
    secrets,
    kdf: scryptKdf,
    random: systemRandom,
    clock: systemClock,
    now: () => ({ boot, mono: systemClock.mono() }),
    by: () => null,
    onEvent: (event) => recordOperatorEvent(trail, event),
    trail,
  });
}

function told(done: Rescue, name: string): Outcome {
  switch (done.word) {
    case 'asked':
    case 'waiting':
      return waiting(done.word, done.request, name);
    case 'done':
      return { exit: EXIT.yes, answer: { json: { rescue: 'done' }, lines: [`${name} can sign in again.`] } };
    case 'cancelled':
      return { exit: EXIT.yes, answer: { json: { rescue: 'cancelled' }, lines: ['The request is taken back.'] } };
  }
}

function waiting(word: 'asked' | 'waiting', { kind, at, leftMs }: RescueRequest, name: string): Outcome {
  const hours = Math.ceil(leftMs / HOUR_MS);
  const again = `carkey operators rescue ${kind === 'new-pin' ? '--new-pin ' : ''}${name}`;
  const sentence = `${word === 'asked' ? 'Asked for, and written down' : `Asked for at ${new Date(at).toISOString()}`}. Let the console run in live mode for ${hours} more hours, then close it and write again: ${again}`;
  return { exit: EXIT.no, answer: { json: { rescue: word, kind, requestedAt: at, leftMs }, lines: [sentence] } };
}

const SENTENCES: Readonly<Partial<Record<RescueProblem['code'], readonly [ExitCode, string]>>> = {
  'not-found': [EXIT.input, 'There is no such account.'],
  'not-admin': [EXIT.no, 'This is not an administrator who may sign in: an administrator can put the account right.'],
  'not-locked': [EXIT.no, 'This account is not locked: sign in.'],
  'other-admin': [EXIT.no, 'Another administrator can unlock this account: carkey operators unlock NAME --operator ADMIN'],
  none: [EXIT.no, 'Nothing was asked for that could be taken back.'],
  'bad-pin': [EXIT.input, 'This PIN cannot be used: 6 to 12 digits, no runs, repeats, dates or well-known ones. The request still stands.'],
  'pin-key-lost': [EXIT.fault, 'The device’s part of the PINs is missing or out of reach, so no PIN can be set.'],
  'accounts-unreadable': [EXIT.fault, 'The file of the accounts could not be read and was laid aside.'],
};

function refused({ code }: RescueProblem): Outcome {
  const [exit, sentence] = SENTENCES[code] ?? [EXIT.fault, 'The file of the accounts cannot be written; nothing was changed.'];
  return failed(exit, code, sentence);
}
