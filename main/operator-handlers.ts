/** Accounts and sessions: their part of the contract. What a person may do is asked in {@link guardCalls} before any handler. */
import type { ConsoleError } from '../app/console.ts';
import type { OperatorProblem } from '../app/operators/types.ts';
import { fail, ok, type Result } from '../app/result.ts';
import type { Operators } from './operators/service.ts';
import type { Handlers } from './query-handlers.ts';

type OperatorMethod = Extract<keyof Handlers, `operators.${string}`>;

const SENTENCES: Readonly<Record<OperatorProblem['code'], string>> = {
  'wrong-pin': 'Name and PIN do not belong together.',
  wait: 'Too many wrong PINs: wait before the next try.',
  'locked-out': 'This account is locked after too many wrong PINs: an administrator unlocks it.',
  busy: 'Too many tries at once.',
  unwritable: 'The file of the accounts cannot be written, so nothing was tried or changed.',
  'accounts-unreadable': 'The file of the accounts could not be read and was laid aside: nobody can sign in until it is put right.',
  'pin-key-lost': 'The device’s part of the PINs is missing or another one: no PIN can be checked.',
  'bad-pin': 'This PIN cannot be used: 6 to 12 digits, no runs, repeats, dates or well-known ones.',
  'bad-name': 'A name has 1 to 80 printable characters.',
  'name-taken': 'There is an account with this name already.',
  'not-found': 'There is no such account.',
  'last-admin': 'The last administrator cannot be disabled or given another role.',
  'already-set-up': 'The first administrator has been made already.',
  'not-now': 'Sign in first.',
};

/** A refused operation as an error of the contract. */
export function operatorError(problem: OperatorProblem): ConsoleError {
  return { code: 'operator', detail: [SENTENCES[problem.code], ...patienceWith(problem)].join(' '), operator: problem };
}

/** When the next PIN may be tried, and how many wrong ones are left. */
function patienceWith(problem: OperatorProblem): readonly string[] {
  if (problem.code !== 'wrong-pin' && problem.code !== 'wait') return [];
  const wait = problem.waitMs > 0 ? [`The next try is possible in ${Math.ceil(problem.waitMs / 1000)} s.`] : [];
  return problem.code === 'wait' ? wait : [...wait, `Wrong PINs left before an administrator has to unlock: ${problem.triesLeft}.`];
}

async function told<T>(work: Promise<Result<T, OperatorProblem>>, tell: () => void): Promise<Result<T, ConsoleError>> {
  const done = await work;
  tell();
  return done.ok ? done : fail(operatorError(done.error));
}

/** Makes the handlers. `tell` announces the new state to every screen. */
export function createOperatorHandlers(operators: Operators, tell: () => void): Pick<Handlers, OperatorMethod> {
  const after = (work: () => void) => {
    work();
    tell();
    return ok(operators.state());
  };
  return {
    'operators.get': () => ok(operators.state()),
    'operators.list': () => ok(operators.list()),
    'operators.first': ({ name, pin }) => told(operators.first(name, pin), tell),
    'operators.signIn': ({ name, pin }) => told(operators.signIn(name, pin), tell),
    'operators.signOut': () => after(() => operators.signOut()),
    'operators.lock': () => after(() => operators.lock()),
    'operators.unlock': ({ pin }) => told(operators.unlock(pin), tell),
    'operators.freshPin': ({ pin }) => told(operators.freshPin(pin), tell),
    'operators.ownPin': ({ pin, next }) => told(operators.ownPin(pin, next), tell),
    'operators.touch': () => {
      operators.touch();
      return ok(null);
    },
    'operators.add': (account) => told(operators.add(account), tell),
    'operators.change': ({ id, ...change }) => told(operators.change(id, given(change)), tell),
  };
}

function given<T extends object>(patch: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
