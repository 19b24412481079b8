/** `carkey audit verify` and `rebuild`: work on the files of one log, without a console. */
import { verifyOutcome } from './audit-views.ts';
import { failed, wrong, type Invocation, type Io, type Outcome } from './command.ts';
import { EXIT } from './exit.ts';
import { logFailure, logPlace } from './with-log.ts';

const NO_LOG = 'There is no log in this data folder.';
/** Shortest pause between two lines of progress, ms. */
const PROGRESS_MS = 500;

/** Verifies the whole log of one mode, also while another program writes to it. Progress goes to standard error. */
export async function verifyLog(invocation: Invocation): Promise<Outcome> {
  const place = await logPlace(invocation);
  if (!place.ok) return wrong(place.error);
  if (!place.value.exists) return wrong(NO_LOG);
  const { io } = invocation;
  const { verifyTrail } = await import('../../audit/verify.ts');
  const report = await verifyTrail(place.value.dir, { signal: io.ended, onProgress: progressOn(io) });
  if (report.ok) return verifyOutcome(report.value);
  return report.error === 'aborted'
    ? failed(EXIT.fault, 'aborted', 'The verification was stopped before its end.')
    : logFailure(report.error);
}

function progressOn(io: Io): (checked: number, size: number) => void {
  let told = io.now();
  return (checked, size) => {
    if (io.now() - told < PROGRESS_MS) return;
    told = io.now();
    io.err(`carkey: ${checked} of ${size} entries\n`);
  };
}

/** Makes the projections anew from the entries. Needs the log for itself. */
export async function rebuildLog(invocation: Invocation): Promise<Outcome> {
  const place = await logPlace(invocation);
  if (!place.ok) return wrong(place.error);
  if (!place.value.exists) return wrong(NO_LOG);
  const { rebuildTrail } = await import('../../audit/rebuild.ts');
  const done = rebuildTrail(place.value.dir);
  if (!done.ok) return logFailure(done.error);
  return { exit: EXIT.yes, answer: { json: { entries: done.value }, lines: [`the tables were made anew from ${done.value} entries`] } };
}
