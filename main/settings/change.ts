/** Changes to the settings: judged, logged, written, and only then in force. */
import type { LogProblem } from '../../app/carkey/index.ts';
import type { ConsoleError, Input, SettingsView } from '../../app/contract/index.ts';
import { fail, type Mode, ok, type Result } from '../../app/base/index.ts';
import { judgeBridgeAddress, judgeController, judgeFeedAddress } from '../../app/address/index.ts';
import { parseWitnessKey } from '../../app/audit/log/index.ts';
import { givenOnly } from '../../app/audit/search/index.ts';
import { settingWords } from '../../app/audit/entry/index.ts';
import { type Refusal, refused } from '../../app/refusals/index.ts';
import { asResult, patiently } from '../disk/index.ts';
import { type CarKeyContext, signed } from '../carkey/index.ts';
import type { AuditTrail } from '../audit/index.ts';
import { isScenarioName } from '../pims/simulator/index.ts';
import { type Connection, destinationOf, openConnection, type SecretStore } from '../secrets/index.ts';
import { deskOf, deskPatch, givenTo, seesDesk, seesLiveWork, type Viewer } from './desk.ts';
import type { Settings } from './schema.ts';
import type { SettingsStore } from './settings.ts';
import { changedNames, needsRestart } from '../../app/settings/stored/index.ts';

type Patch = Input<'settings.change'>;

/**
 * Settings as this viewer may see them: secrets are only "set" or "not set", and whoever stands before the sign-in or the lock screen gets
 * what those need and nothing that a person typed. Nor does practice tell of the connection of live work.
 */
export function viewSettings(settings: SettingsStore, secrets: SecretStore, viewer: Viewer, rev: number): SettingsView {
  const now = settings.get();
  const { mode, scenario, language, theme, link, lockAfterMinutes, signOutAtEnd, retentionDays, csvDelimiter } = now;
  const sees = seesLiveWork(viewer);
  return {
    mode,
    scenario,
    language,
    theme,
    ...deskOf(now, viewer),
    given: givenTo(now, viewer),
    secretsKept: secrets.keptIn,
    bluetooth: seesDesk(viewer) ? link.bluetooth : '',
    csvDelimiter,
    lockAfterMinutes,
    signOutAtEnd,
    witnessFolder: sees ? now.witnessFolder : '',
    secondStationKey: sees ? now.secondStationKey : '',
    updateFeed: sees ? now.updateFeed : '',
    phoneCable: now.phoneCable,
    retentionDays,
    practiceCar: now.practice.car,
    rev,
    profile: viewProfile(sees ? now.profile : { ...now.profile, ...NO_BRIDGE }, openConnection(secrets), sees),
  };
}

const NO_BRIDGE = { url: '', pin: null } as const;

function viewProfile(profile: Settings['profile'], connection: Connection, sees: boolean): SettingsView['profile'] {
  const { url, sdk, pin, environment, brand, answerTimeoutMs, activationTimeoutMs } = profile;
  const confirmed = isConfirmed(connection, profile);
  const confirmedUrl = sees ? connection.confirmedUrl : null;
  const tokenSet = sees && connection.hasToken;
  return { url, tokenSet, confirmed, confirmedUrl, sdk, pin, environment, brand, answerTimeoutMs, activationTimeoutMs };
}

/** Without an address there is nothing to confirm. */
function isConfirmed(connection: Connection, profile: Settings['profile']): boolean {
  return profile.url === '' || connection.secretsFor(destinationOf(profile)) !== null;
}

function judge(patch: Patch, viewer: Viewer): Result<null, ConsoleError> {
  const problem = placeProblem(patch) ?? deskProblem(patch, viewer);
  return problem === null ? ok(null) : fail(refused(problem));
}

function deskProblem({ operatorName, scenario }: Patch, viewer: Viewer): Refusal | null {
  if (viewer.mode === 'live' && operatorName !== undefined) return { reason: 'name-of-account' };
  return scenario === undefined || isScenarioName(scenario) ? null : { reason: 'scenario-unknown', scenario };
}

/** Addresses, the controller and the key of the second station: each by the judge that screens ask as well. */
function placeProblem({ profile, bluetooth = 'default', secondStationKey = '', updateFeed = '' }: Patch): Refusal | null {
  for (const judged of [judgeBridgeAddress(profile?.url ?? ''), judgeController(bluetooth), judgeFeedAddress(updateFeed)])
    if (!judged.ok) return { reason: judged.error };
  return secondStationKey === '' || parseWitnessKey(secondStationKey).ok ? null : { reason: 'station-key-form' };
}

/** Drops what is not given, so that merging never writes `undefined` over a value. */
function given<T extends object>(patch: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** What of the running mode a change is judged by and logged in. */
type Running = {
  readonly mode: Mode;
  /** What is under way and would be cut off by a restart. */
  readonly running: () => Refusal | null;
  readonly trail: Pick<AuditTrail, 'append'>;
  readonly context: CarKeyContext;
};

/** Applies a patch. `restart` tells whether the mode must be started again; refused while an activation runs or waits for its end, or a call of the customer's does. A file that is held is waited for. */
export async function changeSettings(
  parts: { readonly settings: SettingsStore; readonly secrets: SecretStore; readonly mode: Running; readonly viewer: Viewer },
  patch: Patch,
): Promise<Result<{ readonly restart: boolean }, ConsoleError>> {
  const { settings, secrets, mode, viewer } = parts;
  const judged = judge(patch, viewer);
  if (!judged.ok) return judged;
  const restart = needsRestart(given(patch), mode.mode);
  const running = restart ? mode.running() : null;
  if (running !== null) return fail(refused(running));
  const written = mode.trail.append(
    signed(mode.context, { kind: 'config', out: 'changed', d: { word: settingWords(changedNames(patch)) } }),
  );
  if (!written.ok) return fail({ code: 'log-unwritable' });
  const { profile, bluetooth, station, operatorName, views, ...rest } = patch;
  const { token, confirm, ...plain } = profile ?? {};
  const connection = openConnection(secrets);
  // What was not confirmed before is not confirmed by changing something else of it.
  const confirms = isConfirmed(connection, settings.get().profile) || confirm === true || typeof token === 'string';
  const named = views?.map(({ name, filter }) => ({ name, filter: givenOnly(filter) }));
  const desk = deskPatch(settings.get(), viewer, { station, operatorName, views: named });
  const kept = await inTime(() => {
    settings.change({ ...given(rest), ...desk, profile: given(plain), link: given({ bluetooth }) });
    if (profile !== undefined && confirms) connection.confirm(destinationOf(settings.get().profile), token);
    else if (token === null) connection.dropToken();
  });
  return kept.ok ? ok({ restart }) : fail({ code: 'log-unwritable', problem: { kind: 'log', reason: kept.error } });
}

/** Writing the same once more does no harm, so a person need not hear of a scanner that was at one of the files. */
function inTime(write: () => void): Promise<Result<void, LogProblem>> {
  return patiently(
    () => asResult(write),
    (done) => !done.ok && done.error === 'in-use',
  );
}
