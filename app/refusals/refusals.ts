/** What is known of each reason for a refusal: the code that scripts see, and when the sentence about it is over. */
import type { JobView, Problem } from '../carkey/index.ts';
import type { ErrorCode, PlainCode } from '../base/index.ts';
import type { OperatorProblem, Role } from '../operators/index.ts';
import type { Refusal } from './schema.ts';

/** One reason of the closed list. */
export type Reason = Refusal['reason'];

/**
 * What a sentence spoke of: it is over when another vehicle is in work, too when the attempt changed, or too when nothing runs any more. One
 * that tells of a change itself is not over by that change: it stands until the person presses something again.
 */
type Until = 'vehicle' | 'attempt' | 'run' | 'press';

const of = (code: ErrorCode, until: Until = 'vehicle') => ({ code, until }) as const;

/** Code and end of every reason. */
export const REFUSALS: Readonly<Record<Reason, { readonly code: ErrorCode; readonly until: Until }>> = {
  'activation-running': of('not-now', 'run'),
  'check-running': of('not-now', 'run'),
  'read-running': of('not-now'),
  'backup-running': of('not-now'),
  'pin-being-checked': of('not-now'),
  overtaken: of('not-now', 'press'),
  'too-often': of('not-now'),
  'vehicle-changed': of('not-now', 'press'),
  'nothing-running': of('not-now', 'attempt'),
  'nothing-to-check': of('not-now', 'attempt'),
  'nothing-to-settle': of('not-now', 'attempt'),
  'nothing-to-hand-over': of('not-now', 'attempt'),
  'check-first': of('not-now', 'attempt'),
  'vehicle-known': of('not-now', 'attempt'),
  'attempt-not-settled': of('not-now', 'attempt'),
  'car-says-other': of('not-now'),
  'override-useless': of('not-now'),
  'nothing-to-go-over': of('not-now'),
  cancelled: of('not-now'),
  'car-silent': of('not-ready'),
  'car-not-read': of('not-ready'),
  'name-missing': of('not-ready'),
  'vehicle-not-selected': of('not-ready'),
  'requirement-unmet': of('not-ready'),
  'attempt-elsewhere': of('attempt-open', 'attempt'),
  'attempt-in-the-way': of('attempt-open', 'attempt'),
  'outcome-unknown': of('attempt-open', 'attempt'),
  'forget-open-attempt': of('attempt-open', 'attempt'),
  'answer-awaited': of('throttled', 'attempt'),
  'hour-full': of('throttled'),
  'attempt-not-found': of('not-found'),
  'follow-up-not-found': of('not-found'),
  'entry-not-found': of('not-found'),
  'no-entry-fits': of('not-found'),
  'vehicle-not-known': of('not-found'),
  'adapter-gone': of('not-found'),
  'phone-gone': of('not-found'),
  'car-not-found': of('not-found'),
  'code-missing': of('code-gone'),
  'code-lost': of('code-gone'),
  'code-withheld': of('code-gone'),
  'code-expired': of('code-gone'),
  'code-none': of('code-gone'),
  'not-practice': of('not-now'),
  'training-attempt-open': of('attempt-open', 'attempt'),
  'not-practice-adapter': of('not-now'),
  'practice-adapter-only': of('not-now'),
  'export-too-large': of('not-now'),
  'bundle-too-many': of('not-now'),
  'bundle-too-large': of('not-now'),
  'backup-stopped': of('not-now'),
  'backup-not-verified': of('log-unwritable'),
  'backup-differs': of('log-unwritable'),
  'backup-not-written': of('log-unwritable'),
  'input-unfit': of('invalid-input'),
  'bridge-address-form': of('invalid-input'),
  'bridge-address-secret': of('invalid-input'),
  'bridge-address-insecure': of('invalid-input'),
  'name-of-account': of('invalid-input'),
  'scenario-unknown': of('invalid-input'),
  'bluetooth-form': of('invalid-input'),
  'station-key-form': of('invalid-input'),
  'feed-address-form': of('invalid-input'),
  'serial-place-form': of('invalid-input'),
  'network-place-form': of('invalid-input'),
  'update-not-offered': of('not-now'),
  'update-attempt-open': of('attempt-open', 'attempt'),
  'update-running': of('not-now'),
  'update-nothing': of('not-now'),
  'customer-nobody': of('not-ready'),
  'consent-missing': of('not-ready'),
  'phone-not-connected': of('not-ready'),
  'phone-busy': of('not-now'),
  'run-open': of('not-now'),
  'run-none': of('not-now'),
  'act-not-offered': of('not-now'),
  'run-other-account': of('not-now'),
  'typed-empty': of('invalid-input'),
  'typed-not-digits': of('invalid-input'),
  'typed-too-long': of('invalid-input'),
  'typed-too-short': of('invalid-input'),
  'mixed-same-in-both': of('invalid-input'),
  'mixed-new-is-old': of('invalid-input'),
  'mixed-code-refused': of('invalid-input'),
  'mixed-pin-refused': of('not-ready'),
  'mixed-perhaps': of('not-ready'),
  'budget-last': of('not-ready'),
  'budget-locks': of('not-ready'),
  'reason-missing': of('invalid-input'),
  'association-form': of('invalid-input'),
  'nothing-to-prove': of('not-ready'),
  'site-full': of('throttled'),
  'activation-broke-off': of('internal'),
  'mode-not-started': of('internal'),
  'mode-went-back': of('not-now'),
  'console-unreachable': of('internal'),
};

/** A refusal as every message answers it. `detail`: a technical remark for logs, shown to nobody. */
export function refused(refusal: Refusal, detail?: string): ConsoleError {
  const { code } = REFUSALS[refusal.reason];
  return detail === undefined ? { code, refusal } : { code, refusal, detail };
}

/** What a sentence about a refusal may speak of. */
export type Situation = { readonly vin: string | null; readonly attempt: string | null; readonly runs: boolean };

/** The situation that a view shows; before there is one, nothing is in work. */
export function situationOf(view: Pick<JobView, 'vin' | 'attempt' | 'stage'> | null): Situation {
  const attempt = view?.attempt ?? null;
  return {
    vin: view?.vin ?? null,
    attempt: attempt === null ? null : `${attempt.id} ${attempt.state.name} ${String(attempt.handedOver)}`,
    runs: (view?.stage ?? null) !== null,
  };
}

/** Is what this error spoke of in situation `then` over by `now`? An error without a reason holds as long as its vehicle. Pure. */
export function isOver({ refusal }: ConsoleError, then: Situation, now: Situation): boolean {
  const until = refusal === undefined ? 'vehicle' : REFUSALS[refusal.reason].until;
  if (until === 'press') return false;
  if (now.vin !== then.vin) return true;
  return (until === 'attempt' && now.attempt !== then.attempt) || (until === 'run' && !now.runs);
}

/**
 * A failure as data. People read the words of its reason, else those of its code, in their language (app/words/say-error.ts). `detail` is a
 * technical remark for logs; no screen and no command shows it as the reason.
 */
export type ConsoleError = {
  readonly detail?: string;
  readonly problem?: Problem;
  /** What kept an account or a session from being used or changed. */
  readonly operator?: OperatorProblem;
  /** The roles that may do what was refused. */
  readonly whoMay?: readonly Role[];
} & ({ readonly code: PlainCode; readonly refusal?: undefined } | { readonly code: ErrorCode; readonly refusal: Refusal });
