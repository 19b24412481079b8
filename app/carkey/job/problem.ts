/** What went wrong, as data: the first of the things that a person should hear about. The words are in app/words. */
import type { Json } from '../../base/index.ts';
import { type BridgeProblem, type BridgeState, liberalCode, pimsErrorInfo } from '../../pims/index.ts';
import type { JobFacts } from '../status/index.ts';
import type { JobView, Problem } from '../index.ts';

/**
 * A broken log comes first, because nothing is sent meanwhile; then what the console noticed itself, the attempt, the last read,
 * the bridge, and a status that contradicts itself.
 */
export function problemOf(facts: JobFacts, status: JobView['status']): Problem | null {
  if (facts.logProblem !== null) return { kind: 'log', reason: facts.logProblem };
  return facts.problem ?? problemOfAttempt(facts) ?? problemOfRead(facts) ?? problemOfBridge(facts.bridge) ?? problemOfStatus(status);
}

/** An outcome that is unknown, or a refusal. */
export function problemOfAttempt({ attempt }: JobFacts): Problem | null {
  const state = attempt?.view.state;
  if (state?.name === 'unknown') {
    const { reason, errorCode, transactionId } = state;
    return { kind: 'unknown-outcome', reason, errorCode, transactionId };
  }
  if (state?.name !== 'refused') return null;
  if (state.because.kind === 'not-sent') return { kind: 'not-sent', reason: state.because.reason };
  return pims('set', state.because.code, '', state.transactionId);
}

/** The last read failed. One without an answer is shown with the SDK's own codes for the same thing: 2201 timeout, 2203 unreadable. */
export function problemOfRead({ readFailure: failure, bridge }: JobFacts): Problem | null {
  if (failure === null) return null;
  if ('error' in failure) {
    const { code, subErrors } = failure.error;
    return { ...pims('get', code, pimsErrorInfo(code).label, failure.transactionId), subErrors: subCodes(subErrors) };
  }
  switch (failure.outcome.reason) {
    case 'timeout':
      return pims('get', 2201, 'Timeout', failure.transactionId);
    case 'unreadable':
    case 'too-large':
      return pims('get', 2203, 'Invalid return', failure.transactionId);
    case 'disconnected':
      return { kind: 'bridge', problem: bridgeProblem(bridge) ?? 'closed' };
    case 'not-connected':
      return { kind: 'bridge', problem: bridgeProblem(bridge) ?? 'unreachable' };
    case 'aborted':
      return null;
  }
}

/** The error codes among sub-errors. Their texts are not published and may be anything: they are not shown. */
function subCodes(subErrors: Json): string | null {
  const codes = codesIn(subErrors);
  return codes.length === 0 ? null : codes.join(', ');
}

function codesIn(value: Json): readonly number[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries<Json>(value).flatMap(([name, part]) => {
    const code = name === 'code' ? liberalCode(part) : null;
    return code === null ? codesIn(part) : [code];
  });
}

/** Why the bridge is not ready, when it says so. */
export function problemOfBridge(bridge: BridgeState): Problem | null {
  const problem = bridgeProblem(bridge);
  return problem === null ? null : { kind: 'bridge', problem };
}

/** A status that nothing can be concluded from. */
export function problemOfStatus(status: JobView['status']): Problem | null {
  if (status === null || (status.word !== 'contradiction' && status.word !== 'unreadable')) return null;
  return { kind: 'status', contradictions: status.contradictions, transactionId: status.transactionId };
}

function bridgeProblem(bridge: BridgeState): BridgeProblem | null {
  return bridge.name === 'waiting' || bridge.name === 'refused' ? bridge.problem : null;
}

function pims(method: 'get' | 'set', code: number, label: string, transactionId: string | null): Extract<Problem, { kind: 'pims' }> {
  return { kind: 'pims', method, code, label, subErrors: null, transactionId };
}
