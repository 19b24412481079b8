/** Accounts and sessions: their part of the contract. What a person may do is asked in {@link guardCalls} before any handler. */
import type { ConsoleError } from '../../app/contract/index.ts';
import type { OperatorProblem, OperatorsTold } from '../../app/operators/index.ts';
import { fail, ok, type Result } from '../../app/base/index.ts';
import type { Operators } from '../operators/index.ts';
import type { Handlers } from './query-handlers.ts';
import type { Revisions } from '../base/index.ts';

type OperatorMethod = Extract<keyof Handlers, `operators.${string}`>;

/** A refused operation as an error of the contract. */
export function operatorError(problem: OperatorProblem): ConsoleError {
  return { code: 'operator', operator: problem };
}

/** Makes the handlers. `tell` announces the new state to every screen; `revise` numbers it. */
export function createOperatorHandlers(
  operators: Operators,
  revise: Revisions,
  tell: (view: OperatorsTold) => void,
): Pick<Handlers, OperatorMethod> {
  const view = (): OperatorsTold => ({ ...operators.state(), rev: revise() });
  const after = (work: () => void) => {
    work();
    tell(view());
    return ok(view());
  };
  const told = async <T>(work: Promise<Result<T, OperatorProblem>>): Promise<Result<T, ConsoleError>> => {
    const done = await work;
    tell(view());
    return done.ok ? done : fail(operatorError(done.error));
  };
  const shown = async (work: Promise<Result<unknown, OperatorProblem>>): Promise<Result<OperatorsTold, ConsoleError>> => {
    const done = await told(work);
    return done.ok ? ok(view()) : done;
  };
  return {
    'operators.get': () => ok(view()),
    'operators.list': () => ok(operators.list()),
    'operators.first': ({ name, pin }) => shown(operators.first(name, pin)),
    'operators.signIn': ({ name, pin }) => shown(operators.signIn(name, pin)),
    'operators.signOut': () => after(() => operators.signOut()),
    'operators.lock': () => after(() => operators.lock()),
    'operators.unlock': ({ pin }) => shown(operators.unlock(pin)),
    'operators.freshPin': ({ pin }) => shown(operators.freshPin(pin)),
    'operators.ownPin': ({ pin, next }) => shown(operators.ownPin(pin, next)),
    'operators.touch': () => {
      operators.touch();
      return ok(null);
    },
    'operators.add': (account) => told(operators.add(account)),
    'operators.change': ({ id, ...change }) => told(operators.change(id, given(change))),
  };
}

function given<T extends object>(patch: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
