/** Which next action answers to a problem or to a line that is not met. What its sentence tells the hands is what the button carries on with. */
import { type BridgeProblem, pimsErrorInfo } from '../../pims/index.ts';
import type { LogProblem, NextAction, Problem, Requirement } from '../index.ts';

/** Where the address, the token or the configuration is wrong trying once more changes nothing. */
const FOR_BRIDGE: Readonly<Record<BridgeProblem, NextAction>> = {
  'no-address': 'open-settings',
  'bad-address': 'open-settings',
  'insecure-address': 'open-settings',
  unconfirmed: 'open-settings',
  unreachable: 'connect-bridge',
  'phone-cable': 'connect-bridge',
  'no-token': 'open-settings',
  'wrong-token': 'open-settings',
  'wrong-subprotocol': 'connect-bridge',
  'wrong-certificate': 'ask-support',
  'pin-mismatch': 'ask-support',
  'not-a-bridge': 'open-settings',
  busy: 'connect-bridge',
  'too-many-requests': 'connect-bridge',
  'server-trouble': 'connect-bridge',
  'login-page': 'connect-bridge',
  'proxy-sign-in': 'connect-bridge',
  flooding: 'connect-bridge',
  'no-pong': 'connect-bridge',
  closed: 'connect-bridge',
  'pims-not-started': 'connect-bridge',
  'initialize-failed': 'open-settings',
  'simulator-in-live': 'open-settings',
  'other-simulator': 'connect-bridge',
};

/** A reading is an entry of its own, so it is what tells whether the log takes entries again. */
const FOR_LOG: Readonly<Record<LogProblem, NextAction>> = {
  'disk-full': 'try-again',
  'read-only': 'ask-support',
  'in-use': 'try-again',
  corrupt: 'ask-support',
  io: 'try-again',
  'other-writer': 'wait',
  conflict: 'settle-other',
};

/** Codes whose advice is to compare or scan the VIN once more. */
const WRONG_VIN: ReadonlySet<number> = new Set([2102, 2366]);

/** Only the administrator can change a configuration. */
const CONFIGURATION = 2006;

/** The action that goes with the card of a problem. */
export function actionForProblem(problem: Problem): NextAction {
  switch (problem.kind) {
    case 'pims':
      return forCode(problem.code);
    case 'bridge':
      return FOR_BRIDGE[problem.problem];
    case 'unknown-outcome':
      return 'check-again';
    case 'not-sent':
      return problem.reason === 'vehicle-changed' ? 'find' : 'try-again';
    case 'status':
      return 'ask-support';
    case 'log':
      return FOR_LOG[problem.reason];
  }
}

function forCode(code: number): NextAction {
  const { advised, get, group } = pimsErrorInfo(code);
  if (WRONG_VIN.has(code) || (!advised && group === 'input')) return 'find';
  if (code === CONFIGURATION || (advised && get === 'no')) return 'ask-support';
  return get === 'after-sign-in' ? 'sign-in' : 'try-again';
}

/** The action that goes with a line of the requirements. */
export function actionForRequirement({ id, reason, values }: Requirement): NextAction {
  switch (id) {
    case 'bridge':
      return 'connect-bridge';
    case 'session':
      return 'sign-in';
    case 'phone-connected':
      return 'connect-phone';
    case 'same-vehicle':
      if (reason === 'not-read') return 'read-vehicle';
      if (reason === 'other-vehicle') return 'check-vehicle';
      return values['source'] === 'phone connection' ? 'connect-phone' : 'read-vehicle';
    case 'clock':
      return 'set-clock';
    case 'subscription':
      return 'check-subscription';
    case 'no-open-attempt':
      return reason === 'attempt-vehicle-unknown' ? 'ask-support' : 'settle-other';
    case 'status':
    case 'phone-battery':
      return 'read-status';
    case 'keys':
    case 'inside':
      return 'confirm';
  }
}
