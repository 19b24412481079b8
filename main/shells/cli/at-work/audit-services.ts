/** `carkey audit verify` and `rebuild`: work on the files of one log, without a console. */
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import type { LogPlace, MissingLog } from '../../../at-rest/index.ts';
import { EXIT, failed, type FilesPlan, type Invocation, type CommandResult, wrong } from '../command/index.ts';
import { progressOn } from '../terminal/index.ts';
import { type ModeReport, verifyResult } from '../views/index.ts';
import { bridgeOverride } from './bridge-options.ts';
import { atRestFailure, logPlace } from './log-failure.ts';

const NO_LOG = 'There is no log in this data folder.';
const SEALED = 'carkey: the key of the vault cannot be opened here: entries, tree and heads are verified, sealed values are not.\n';

const STOPPED = failed(EXIT.fault, 'aborted', 'The verification was stopped before its end.');

/** Verifies the log that the options name, without them every log, also while another program writes. Progress goes to standard error. */
export async function verifyLog(invocation: Invocation): Promise<CommandResult> {
  const override = bridgeOverride(invocation);
  if (!override.ok) return wrong(override.error);
  const { mode } = override.value;
  const { io, dataDir } = invocation;
  const { logPlaces, missingLog, verifyPlace } = await import('../../../at-rest/index.ts');
  const named = logPlaces(dataDir).filter((place) => mode === undefined || place.mode === mode);
  for (const place of named.filter((one) => !one.exists)) {
    const missing = await missingLog(place);
    if (missing !== null) return goneLog(place, missing);
  }
  const reports: ModeReport[] = [];
  for (const place of named.filter((one) => one.exists)) {
    const verified = await verifyPlace(place, { signal: io.ended, onProgress: progressOn(io), onSealed: () => io.err(SEALED) });
    if (!verified.ok) return verified.error.kind === 'aborted' ? STOPPED : atRestFailure(verified.error);
    reports.push({ mode: place.mode, ...verified.value });
  }
  return reports.length === 0 ? wrong(NO_LOG) : verifyResult(reports);
}

/** A log that is not there though its mark is, or its vault. */
function goneLog({ mode }: LogPlace, missing: MissingLog): CommandResult {
  const what =
    missing.by === 'vault'
      ? 'the vault that belongs to it is'
      : `the mark on this computer knows ${missing.size} entries of ${missing.origin}`;
  return failed(EXIT.conflict, 'log-missing', `The ${mode} log is not here, and ${what}.`);
}

/** Will make the projections anew from the entries. Needs the log for itself. */
export async function planRebuild(invocation: Invocation): Promise<Result<FilesPlan, CommandResult>> {
  const place = await logPlace(invocation);
  if (!place.ok) return fail(wrong(place.error));
  if (!place.value.exists) return fail(wrong(NO_LOG));
  return ok({ modes: [place.value.mode], use: () => rebuilt(place.value) });
}

async function rebuilt(place: LogPlace): Promise<CommandResult> {
  const { rebuildLog } = await import('../../../at-rest/index.ts');
  const done = rebuildLog(place);
  if (!done.ok) return atRestFailure(done.error);
  return { exit: EXIT.yes, answer: { json: { entries: done.value }, lines: [`the tables were made anew from ${done.value} entries`] } };
}
