/** `carkey audit verify` and `rebuild`: work on the files of one log, without a console. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LogProblem } from '../../../../app/carkey/types.ts';
import { fail, ok, type Result } from '../../../../app/result.ts';
import type { VerifyReport } from '../../../audit/index.ts';
import { readOwnFile } from '../../../disk/index.ts';
import { settingsFile } from '../../../settings/index.ts';
import type { OutsideReport } from '../../../trust/index.ts';
import { type ModeReport, verifyOutcome } from '../views/index.ts';
import { bridgeOverride } from './bridge-options.ts';
import { EXIT, failed, type FilesPlan, type Invocation, type Io, type Outcome, progressOn, wrong } from '../terminal/index.ts';
import { logKeys, logMark } from './log-keys.ts';
import { logFailure, logPlace, logPlaces } from './with-log.ts';
import type { LogPlace } from './log-place.ts';

const NO_LOG = 'There is no log in this data folder.';
/** Verifies the log that the options name, without them every log, also while another program writes. Progress goes to standard error. */
export async function verifyLog(invocation: Invocation): Promise<Outcome> {
  const override = bridgeOverride(invocation);
  if (!override.ok) return wrong(override.error);
  const { mode } = override.value;
  const named = (await logPlaces(invocation.dataDir)).filter((place) => mode === undefined || place.mode === mode);
  const places = named.filter((place) => place.exists);
  const gone = await goneOf(named.filter((place) => !place.exists));
  if (gone !== null) return gone;
  const reports: ModeReport[] = [];
  for (const place of places) {
    const verified = await verifyPlace(place, invocation.io);
    if (!verified.ok) return verified.error;
    const outside = await outsideOf(place);
    if (!outside.ok) return logFailure(outside.error);
    reports.push({ mode: place.mode, report: verified.value, outside: outside.value });
  }
  return reports.length === 0 ? wrong(NO_LOG) : verifyOutcome(reports);
}

/** A log that is not there though its mark is, or its vault. */
async function goneOf(places: readonly LogPlace[]): Promise<Outcome | null> {
  for (const place of places) {
    const mark = (await logMark(place)).keeper.read();
    if (mark === null && existsSync(join(place.dir, 'vault.db')))
      return failed(EXIT.conflict, 'log-missing', `The ${place.mode} log is not here, and the vault that belongs to it is.`);
    if (mark === null) continue;
    const known = `${mark.size} entries of ${mark.origin}`;
    return failed(EXIT.conflict, 'log-missing', `The ${place.mode} log is not here, and the mark on this computer knows ${known}.`);
  }
  return null;
}

async function verifyPlace(place: LogPlace, io: Io): Promise<Result<VerifyReport, Outcome>> {
  const { verifyTrail } = await import('../../../audit/index.ts');
  const keys = await logKeys(place);
  if (!keys.ok)
    io.err('carkey: the key of the vault cannot be opened here: entries, tree and heads are verified, sealed values are not.\n');
  const keySource = keys.ok ? keys.value.vault : null;
  const report = await verifyTrail(place.dir, { keySource, signal: io.ended, onProgress: progressOn(io) });
  if (report.ok) return report;
  return fail(
    report.error === 'aborted'
      ? failed(EXIT.fault, 'aborted', 'The verification was stopped before its end.')
      : await logFailure(report.error),
  );
}

async function outsideOf(place: LogPlace): Promise<Result<OutsideReport, LogProblem>> {
  const [{ reportOutside }, { shareProcess }, { forkLink }] = await Promise.all([
    import('../../../trust/index.ts'),
    import('../../../modes/index.ts'),
    import('../../../link/messages/index.ts'),
  ]);
  const shareFolder = witnessFolder(place.dataDir);
  const files = shareProcess(shareFolder, forkLink());
  try {
    return await reportOutside(place.dir, { mark: (await logMark(place)).keeper, shareFolder, files });
  } finally {
    await files.stop();
  }
}

/** The folder on a share that the settings name. Only looked up: a console may be at work, and its files are its own. */
function witnessFolder(dataDir: string): string {
  const file = join(dataDir, 'settings.json');
  try {
    const bytes = readOwnFile(file);
    const settings = bytes === null ? null : settingsFile.safeParse(JSON.parse(bytes.toString('utf8')));
    return settings?.success === true ? settings.data.witnessFolder : '';
  } catch (fault) {
    if (fault instanceof SyntaxError) return '';
    throw fault;
  }
}

/** Will make the projections anew from the entries. Needs the log for itself. */
export async function planRebuild(invocation: Invocation): Promise<Result<FilesPlan, Outcome>> {
  const place = await logPlace(invocation);
  if (!place.ok) return fail(wrong(place.error));
  if (!place.value.exists) return fail(wrong(NO_LOG));
  return ok({ modes: [place.value.mode], use: () => rebuildLog(place.value) });
}

async function rebuildLog({ dir }: LogPlace): Promise<Outcome> {
  const { rebuildTrail } = await import('../../../audit/index.ts');
  const done = rebuildTrail(dir);
  if (!done.ok) return logFailure(done.error);
  return { exit: EXIT.yes, answer: { json: { entries: done.value }, lines: [`the tables were made anew from ${done.value} entries`] } };
}
