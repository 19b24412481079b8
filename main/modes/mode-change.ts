/** Puts changed settings into force by a restart of the mode, and goes back to those of before where it fails: a station is not left without a mode. */
import { refused } from '../../app/refusals/index.ts';
import type { ConsoleError } from '../../app/contract/index.ts';
import { asResult, patiently } from '../disk/index.ts';
import type { Logger } from '../base/index.ts';
import type { ModeHost } from './mode-host.ts';
import { decidingPart, type Settings, type SettingsStore } from '../settings/index.ts';
import { mayPass, type StartProblem } from '../data-folder/index.ts';

type Parts = { readonly host: Pick<ModeHost<StartProblem>, 'restart' | 'revive'>; readonly settings: SettingsStore };

/** Restarts with the settings in force; `before` are those of the mode that runs. Null when it runs with the new ones. */
export async function restartOrGoBack({ host, settings }: Parts, before: Settings, log: Logger): Promise<ConsoleError | null> {
  const problem = await patiently(() => host.restart(), mayPass);
  if (problem === null) return null;
  const kept = asResult(() => settings.change(decidingPart(before)));
  if (!kept.ok) log.error('settings-not-put-back', { reason: kept.error });
  const again = await patiently(() => host.revive(), mayPass);
  log.error('mode-not-started', { code: problem.code, problem: again?.code ?? null });
  return again === null ? refused({ reason: 'mode-went-back' }, problem.detail) : notStarted(again);
}

/** No mode runs. */
export const notStarted = (problem: StartProblem): ConsoleError => refused({ reason: 'mode-not-started' }, problem.detail);
