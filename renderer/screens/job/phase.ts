/** Which parts of the job screen have something to say. Layout only: what may be done is in the view. */
import { STATUS_FRESH_MS, type JobView } from '../../../app/carkey/types.ts';

/** An attempt is on its way: approved or sent, not answered. */
export function isUnderWay(view: JobView): boolean {
  const name = view.attempt?.state.name;
  return name === 'intent' || name === 'sent';
}

/** An attempt ended with an effect, or with another vehicle's answer that was dealt with. */
export function hasResult(view: JobView): boolean {
  const state = view.attempt?.state;
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

/** Is there no status that tells about this moment: none was read, it has grown old, or it was read before an activation left? `now` is this computer's clock. */
export function isOldNews({ status, attempt }: JobView, now: number): boolean {
  if (status === null || !status.fresh || now - status.at >= STATUS_FRESH_MS) return true;
  return attempt !== null && 'sentAt' in attempt.state && status.at < attempt.state.sentAt;
}
