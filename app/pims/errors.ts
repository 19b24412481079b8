/**
 * Every PIMS error code with what it means for a repeated call and, after an activation, for the vehicle.
 * Two different questions: `get`/`set` say what a repetition costs the person; `effect` says whether the activation may have happened.
 */
import { PUBLISHED_ERRORS, SINCE_2_3, WITH_SUB_ERRORS, type PublishedError } from './error-table.ts';
import type { ActivationEffect, PimsErrorInfo, RetryVerdict } from './types.ts';

/** Nobody is signed in. */
export const SIGNED_OUT = 2301;

/** PIMS wants a one-time code first. */
export const ONE_TIME_CODE = 2302;

/**
 * Codes that mean "refused before anything was done" when answered to our own activation. A judgement, not published:
 * not initialised or not configured, a parameter at fault, not signed in, not the owner, phone or key not in place. All others leave it open.
 */
const SURELY_NO_EFFECT: ReadonlySet<number> = new Set([
  2001, 2002, 2003, 2004, 2006, 2010, 2101, 2102, 2301, 2302, 2323, 2341, 2342, 2354, 2355, 2356, 2365, 2366, 2367,
]);

/** Codes with advice of their own, and what repeating a read-only call costs then. */
const ADVISED: Readonly<Record<number, RetryVerdict>> = {
  ...verdicts('safe', [2000, 2101, 2201, 2203, 2204, 2205, 2345, 2367, 2377]),
  ...verdicts(
    'after-fix',
    [2006, 2102, 2202, 2307, 2309, 2311, 2312, 2313, 2315, 2317, 2318, 2340, 2341, 2342, 2346, 2354, 2355, 2356, 2366],
  ),
  ...verdicts('after-sign-in', [SIGNED_OUT, ONE_TIME_CODE]),
  ...verdicts('read-first', [2316]),
  ...verdicts('no', [2305, 2306, 2308, 2310, 2314, 2323, 2390]),
};

/** The same for codes that share the advice of their group; what is not named here is safe to read again. */
const UNADVISED: Readonly<Record<number, RetryVerdict>> = {
  ...verdicts('after-fix', [2001, 2002, 2003, 2004, 2010, 2208, 2319, 2344, 2350, 2365, 2369, 2384, 2387, 2388, 2389]),
  ...verdicts('after-sign-in', [2210]),
  ...verdicts('no', [2320, 2348, 2383]),
};

/** All published codes, in numeric order. */
export const PIMS_ERRORS: readonly PimsErrorInfo[] = PUBLISHED_ERRORS.map(describe);

const BY_CODE: ReadonlyMap<number, PimsErrorInfo> = new Map(PIMS_ERRORS.map((info) => [info.code, info]));

/** Whether PIMS publishes the code. */
export function isPublishedError(code: number): boolean {
  return BY_CODE.has(code);
}

/** The row of a code. Total: a code that is not published gets a row of the generic group whose label is empty and whose effect is unknown. */
export function pimsErrorInfo(code: number): PimsErrorInfo {
  return BY_CODE.get(code) ?? describe([code, 'generic', '']);
}

function describe([code, group, label]: PublishedError): PimsErrorInfo {
  const effect: ActivationEffect = SURELY_NO_EFFECT.has(code) ? 'surely-none' : 'unknown';
  const get = ADVISED[code] ?? UNADVISED[code] ?? 'safe';
  return {
    code,
    label,
    group,
    hasSubErrors: WITH_SUB_ERRORS.has(code),
    since: SINCE_2_3.has(code) ? '2.3' : '2.0',
    get,
    set: setVerdict(get, effect),
    effect,
    advised: code in ADVISED,
  };
}

/** The golden rule: while an activation may have had an effect, the status is read before anyone thinks of sending again. */
function setVerdict(get: RetryVerdict, effect: ActivationEffect): RetryVerdict {
  if (effect === 'surely-none') return get;
  return get === 'no' ? 'no' : 'read-first';
}

function verdicts(verdict: RetryVerdict, codes: readonly number[]): Record<number, RetryVerdict> {
  return Object.fromEntries(codes.map((code) => [code, verdict]));
}
