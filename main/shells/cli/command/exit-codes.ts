/** Which exit code a fact stands for. Pure; closed over the unions of the contract, so that a new fact does not compile without a code. */
import type { AttemptState, JobView, LogProblem, Problem, RefusalReason, Requirement } from '../../../../app/carkey/index.ts';
import type { ConsoleError } from '../../../../app/contract/index.ts';
import type { OperatorProblem } from '../../../../app/operators/index.ts';
import type { BridgeProblem } from '../../../../app/pims/index.ts';
import type { StartProblem } from '../../../data-folder/index.ts';
import { EXIT, type ExitCode } from './exit.ts';

/** A console that did not start. */
export function exitOfStart(code: StartProblem['code']): ExitCode {
  switch (code) {
    case 'bad-data-dir':
    case 'bad-scenario':
      return EXIT.input;
    case 'other-writer':
      return EXIT.no;
    case 'log-damaged':
      return EXIT.conflict;
    case 'newer-data':
    case 'in-use':
    case 'log-unwritable':
    case 'keys-sealed':
    case 'internal':
      return EXIT.fault;
  }
}

const EXIT_OF_BRIDGE: Readonly<Record<BridgeProblem, ExitCode>> = {
  'no-address': EXIT.input,
  'bad-address': EXIT.input,
  'insecure-address': EXIT.input,
  unreachable: EXIT.unreachable,
  'phone-cable': EXIT.unreachable,
  'wrong-subprotocol': EXIT.unreachable,
  'not-a-bridge': EXIT.unreachable,
  busy: EXIT.unreachable,
  'too-many-requests': EXIT.unreachable,
  'server-trouble': EXIT.unreachable,
  'login-page': EXIT.unreachable,
  'proxy-sign-in': EXIT.unreachable,
  'no-pong': EXIT.unreachable,
  flooding: EXIT.unreachable,
  closed: EXIT.unreachable,
  unconfirmed: EXIT.no,
  'no-token': EXIT.no,
  'wrong-token': EXIT.no,
  'wrong-certificate': EXIT.no,
  'pin-mismatch': EXIT.no,
  'initialize-failed': EXIT.no,
  'pims-not-started': EXIT.no,
  'simulator-in-live': EXIT.no,
  'other-simulator': EXIT.no,
};

/** A bridge that cannot be used. What answered and said no is not "unreachable". */
export function exitOfBridge(problem: BridgeProblem): ExitCode {
  return EXIT_OF_BRIDGE[problem];
}

function exitOfNotSent(reason: Extract<RefusalReason, { kind: 'not-sent' }>['reason']): ExitCode {
  switch (reason) {
    case 'not-connected':
      return EXIT.unreachable;
    case 'vehicle-changed':
      return EXIT.conflict;
    case 'log-unwritable':
    case 'too-large':
      return EXIT.fault;
    case 'aborted':
    case 'crash':
      return EXIT.no;
  }
}

/** A problem that the job names. */
export function exitOfProblem(problem: Problem): ExitCode {
  switch (problem.kind) {
    case 'pims':
      return EXIT.no;
    case 'bridge':
      return exitOfBridge(problem.problem);
    case 'unknown-outcome':
      return problem.reason === 'other-vehicle' ? EXIT.conflict : EXIT.unknown;
    case 'not-sent':
      return exitOfNotSent(problem.reason);
    case 'status':
      return EXIT.conflict;
    case 'log':
      return exitOfLog(problem.reason);
  }
}

/** A log that is damaged is evidence that conflicts, not a fault of the program. */
function exitOfLog(problem: LogProblem): ExitCode {
  if (problem === 'corrupt') return EXIT.conflict;
  return problem === 'other-writer' || problem === 'conflict' ? EXIT.no : EXIT.fault;
}

/** The end of an attempt. Only a confirmed read-back is a plain yes. */
export function exitOfAttempt(state: AttemptState): ExitCode {
  switch (state.name) {
    case 'succeeded':
      return state.readBack === 'confirmed' ? EXIT.yes : EXIT.unknown;
    case 'refused':
      return state.because.kind === 'error' ? EXIT.no : exitOfNotSent(state.because.reason);
    case 'unknown':
      return state.reason === 'other-vehicle' ? EXIT.conflict : EXIT.unknown;
    case 'resolved':
      return exitOfResolution(state.as);
    case 'checked':
    case 'intent':
    case 'sent':
      return EXIT.unknown;
  }
}

function exitOfResolution(as: Extract<AttemptState, { name: 'resolved' }>['as']): ExitCode {
  switch (as) {
    case 'activated':
    case 'activated-code-lost':
      return EXIT.yes;
    case 'no-effect':
      return EXIT.no;
    case 'other-vehicle-handled':
      return EXIT.conflict;
  }
}

/** A status read: it was told (yes), told in a way that contradicts itself, or not told. */
export function exitOfStatus(job: JobView): ExitCode {
  if (job.status === null) return job.problem === null ? EXIT.no : exitOfProblem(job.problem);
  return job.status.word === 'contradiction' || job.status.word === 'unreadable' ? EXIT.conflict : EXIT.yes;
}

/** A requirement that keeps an activation from being sent. */
export function exitOfRequirement({ id, reason }: Requirement): ExitCode {
  switch (id) {
    case 'bridge':
      return EXIT.unreachable;
    case 'same-vehicle':
      return EXIT.conflict;
    case 'keys':
    case 'inside':
      return EXIT.input;
    case 'status':
      return reason === 'contradiction' ? EXIT.conflict : EXIT.no;
    case 'session':
    case 'phone-connected':
    case 'clock':
    case 'phone-battery':
    case 'subscription':
    case 'no-open-attempt':
      return EXIT.no;
  }
}

const EXIT_OF_ERROR: Readonly<Record<ConsoleError['code'], ExitCode>> = {
  'invalid-input': EXIT.input,
  'invalid-vin': EXIT.input,
  'not-found': EXIT.input,
  'log-unwritable': EXIT.fault,
  internal: EXIT.fault,
  'no-vehicle': EXIT.no,
  'not-now': EXIT.no,
  'not-ready': EXIT.no,
  'attempt-open': EXIT.no,
  'attempt-vehicle-unknown': EXIT.no,
  'code-gone': EXIT.no,
  'watch-only': EXIT.no,
  'signed-out': EXIT.no,
  locked: EXIT.no,
  role: EXIT.no,
  'fresh-pin': EXIT.no,
  'live-only': EXIT.no,
  operator: EXIT.no,
  throttled: EXIT.no,
};

/** A text that no account could have is wrong input; everything else is an answer about the accounts that are there. */
const WRONG_TEXT: ReadonlySet<OperatorProblem['code']> = new Set(['bad-pin', 'bad-name', 'not-found']);

/** A message that the console refused. */
export function exitOfError(error: ConsoleError): ExitCode {
  if (error.operator !== undefined && WRONG_TEXT.has(error.operator.code)) return EXIT.input;
  return error.problem === undefined ? EXIT_OF_ERROR[error.code] : exitOfProblem(error.problem);
}
