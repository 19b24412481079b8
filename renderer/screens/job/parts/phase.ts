/** Which parts of the job screen have something to say. Layout only: what may be done is in the view. */
import { type JobView, STATUS_FRESH_MS } from '../../../../app/carkey/index.ts';
import { isUndoneSince } from '../../../../app/carkey/job/index.ts';

/** An attempt is on its way: approved or sent, not answered. */
export function isUnderWay(view: JobView): boolean {
  const name = view.attempt?.state.name;
  return name === 'intent' || name === 'sent';
}

/** An attempt ended with an effect, or with another vehicle's answer that was dealt with. */
export function hasResult(view: JobView): boolean {
  const state = view.attempt?.state;
  if (isUndone(view)) return false;
  return state?.name === 'succeeded' || (state?.name === 'resolved' && state.as !== 'no-effect');
}

/** Is there any point in listing what an activation needs? Not while one is under way, unknown, or done. */
export function isPreparing(view: JobView): boolean {
  if (isActivationAQuestion(view)) return true;
  return view.status === null && !isUnderWay(view) && !hasResult(view) && view.attempt?.state.name !== 'unknown';
}

/** False while an attempt is under way or ended well, and while the CarKey is active: then there is nothing to activate. */
export function isActivationAQuestion(view: JobView): boolean {
  if (view.mayActivate) return true;
  return (
    !isUnderWay(view) && !hasResult(view) && view.attempt?.state.name !== 'unknown' && view.status !== null && view.status.word !== 'active'
  );
}

/** Did a later reading say something else than what the attempt ended with? It is of then, and activating is a question again. */
export function isUndone({ status, attempt }: JobView): boolean {
  return attempt !== null && isUndoneSince(attempt, status);
}

/** Is there no status that tells about this moment: none was read, it has grown old, or it was read before an activation left? `now` is this computer's clock. */
export function isOldNews({ status, attempt }: JobView, now: number): boolean {
  if (status === null || !status.fresh || now - status.at >= STATUS_FRESH_MS) return true;
  return attempt !== null && 'sentAt' in attempt.state && status.at < attempt.state.sentAt;
}
