/** The contract's part about the customer's side of a job. */
import type { sessionMethods } from '../../app/contract/index.ts';
import { ok } from '../../app/base/index.ts';
import type { CustomerDesk } from '../customer/index.ts';
import type { Handlers } from './query-handlers.ts';

/** The messages answered here. */
export type SessionMethod = keyof typeof sessionMethods;

/** Makes the handlers. */
export function createSessionHandlers(desk: () => CustomerDesk): Pick<Handlers, SessionMethod> {
  return {
    'customer.get': () => ok(desk().view()),
    'customer.ask': () => desk().ask(),
    'customer.openBrowser': ({ work }) => desk().open(work),
    'customer.consent': (input) => desk().consent(input),
    'customer.withdraw': () => desk().withdraw(),
    'customer.cancel': ({ call }) => desk().cancel(call),
    'enrolment.begin': (input) => desk().begin(input),
    'enrolment.act': (input) => desk().act(input),
    'budget.takeOn': (input) => desk().takeOn(input),
    'steps.read': (input) => desk().readSteps(input),
    'proof.read': (input) => desk().readStatus(input),
    'proof.command': (input) => desk().command(input),
    'proof.saw': (input) => desk().saw(input),
  };
}
