/**
 * `carkey operators rescue`: the way out when wrong PINs have locked the only administrator. It works on the files of a folder that no
 * console is using, and writes what it does into the live log before it has any effect.
 */
import type { ParseArgsOptionsConfig } from 'node:util';
import { mayCall } from '../../../../app/operators/index.ts';
import { RESCUE_TRIES, type RescueKind, type RescueRequest } from '../../../../app/operators/failures/index.ts';
import { fail, type Result } from '../../../../app/base/index.ts';
import type { NotAlone } from '../../../at-rest/index.ts';
import type { Rescue, RescueProblem } from '../../../operators/index.ts';
import { EXIT, type ExitCode, failed, type Invocation, type CommandResult } from '../command/index.ts';
import { atRestFailure } from '../at-work/index.ts';

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
  newPin: () => Promise<Result<string, CommandResult>>,
): Promise<CommandResult> {
  const { dataDir, values } = invocation;
  const allowed = mayCall('operators.rescue', { mode: 'live', session: null, now: 0 });
  if (!allowed.ok) return failed(EXIT.no, allowed.error.code, 'Nobody may do this.');
  const kind: RescueKind = values['new-pin'] === true ? 'new-pin' : 'tries';
  const { rescueParts, withLiveLog } = await import('../../../at-rest/index.ts');
  const done = await withLiveLog(dataDir, async (trail) => {
    const parts = await rescueParts(dataDir, trail);
    if (!parts.ok) return refused({ code: parts.error });
    const { cancelRescue, rescue } = await import('../../../operators/index.ts');
    const gaveUp: CommandResult[] = [];
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
  return done.ok ? done.value : notAlone(done.error);
}

/** Why the live log cannot be had. */
function notAlone(problem: NotAlone): Promise<CommandResult> | CommandResult {
  switch (problem.kind) {
    case 'no-log':
      return failed(EXIT.no, 'no-log', 'There is no live log in this data folder.');
    case 'locked':
      return failed(EXIT.no, problem.code, 'A console is using this data folder. Close it first.');
    default:
      return atRestFailure(problem);
  }
}

function told(done: Rescue, name: string): CommandResult {
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

function waiting(word: 'asked' | 'waiting', { kind, at, leftMs }: RescueRequest, name: string): CommandResult {
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

function refused({ code }: RescueProblem): CommandResult {
  const [exit, sentence] = SENTENCES[code] ?? [EXIT.fault, 'The file of the accounts cannot be written; nothing was changed.'];
  return failed(exit, code, sentence);
}
