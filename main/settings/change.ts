/** Changes to the settings: judged, logged, written, and only then in force. */
import type { ConsoleError, Input, SettingsView } from '../../app/console.ts';
import { parseWitnessKey } from '../../app/audit/cosignature.ts';
import { givenOnly } from '../../app/audit/search.ts';
import { settingWords } from '../../app/audit/words.ts';
import { parseBleController } from '../../app/link/place.ts';
import { fail, ok, type Result } from '../../app/result.ts';
import { signed } from '../carkey/context.ts';
import type { RunningMode } from '../mode.ts';
import { isScenarioName } from '../pims/simulator/server.ts';
import type { SecretStore } from '../secrets/store.ts';
import type { SettingsStore } from './settings.ts';

type Patch = Input<'settings.change'>;

/** Settings as the screen sees them: secrets are only "set" or "not set". */
export function viewSettings(settings: SettingsStore, secrets: SecretStore): SettingsView {
  const { mode, scenario, language, theme, operatorName, station, profile, link, lockAfterMinutes, retentionDays, views } = settings.get();
  const { witnessFolder, secondStationKey } = settings.get();
  const { url, sdk, pin, environment, brand, answerTimeoutMs, activationTimeoutMs } = profile;
  return {
    mode,
    scenario,
    language,
    theme,
    operatorName,
    station,
    secretsKept: secrets.keptIn,
    bluetooth: link.bluetooth,
    lockAfterMinutes,
    witnessFolder,
    secondStationKey,
    retentionDays,
    views,
    profile: { url, tokenSet: secrets.has('bridge-token'), sdk, pin, environment, brand, answerTimeoutMs, activationTimeoutMs },
  };
}

const invalid = (detail: string): Result<never, ConsoleError> => fail({ code: 'invalid-input', detail });

function judge(patch: Patch): Result<null, ConsoleError> {
  const url = patch.profile?.url;
  if (url !== undefined && url !== '') {
    const parsed = URL.parse(url);
    if (parsed === null || !['ws:', 'wss:'].includes(parsed.protocol))
      return invalid('The bridge address must look like wss://HOST:PORT/pims.');
    if (parsed.username !== '' || parsed.password !== '')
      return invalid('The bridge address must not contain a user or password; the token has its own field.');
  }
  const { scenario } = patch;
  if (scenario !== undefined && !isScenarioName(scenario)) return invalid(`There is no simulator case named "${scenario}".`);
  const { bluetooth } = patch;
  if (bluetooth !== undefined && !parseBleController(bluetooth).ok)
    return invalid('The Bluetooth controller is "default", "dbus" or "hci-uart:PATH".');
  const { secondStationKey } = patch;
  if (secondStationKey !== undefined && secondStationKey !== '' && !parseWitnessKey(secondStationKey).ok)
    return invalid("The second station's key must be copied whole from that station's trust screen.");
  return ok(null);
}

/** Drops what is not given, so that merging never writes `undefined` over a value. */
function given<T extends object>(patch: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** These decide which peer and log are used: they take a restart of the mode's services. */
function needsRestart(patch: Patch): boolean {
  return (
    patch.mode !== undefined ||
    patch.scenario !== undefined ||
    patch.profile !== undefined ||
    patch.station !== undefined ||
    patch.bluetooth !== undefined ||
    patch.witnessFolder !== undefined ||
    patch.secondStationKey !== undefined
  );
}

/** Applies a patch. `restart` tells whether the mode must be started again; refused while an activation runs or waits for its end. */
export function changeSettings(
  parts: { readonly settings: SettingsStore; readonly secrets: SecretStore; readonly mode: RunningMode },
  patch: Patch,
): Result<{ readonly restart: boolean }, ConsoleError> {
  const { settings, secrets, mode } = parts;
  const judged = judge(patch);
  if (!judged.ok) return judged;
  const restart = needsRestart(patch);
  if (restart && mode.job.exclusive)
    return fail({ code: 'not-now', detail: 'An activation is running; this setting can be changed when it has ended.' });
  const names = [...Object.keys(patch), ...Object.keys(patch.profile ?? {}).map((key) => `profile.${key}`)].filter(
    (key) => key !== 'profile',
  );
  const written = mode.trail.append(signed(mode.context, { kind: 'config', out: 'changed', d: { word: settingWords(names) } }));
  if (!written.ok) return fail({ code: 'log-unwritable', detail: 'The log cannot be written, so nothing was changed.' });
  const { profile, bluetooth, views, ...rest } = patch;
  const { token, ...plain } = profile ?? {};
  if (token !== undefined) secrets.set('bridge-token', token);
  const named = views?.map(({ name, filter }) => ({ name, filter: givenOnly(filter) }));
  settings.change({ ...given(rest), ...given({ views: named }), profile: given(plain), link: given({ bluetooth }) });
  return ok({ restart });
}
