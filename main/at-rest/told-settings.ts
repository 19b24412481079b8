/** What the settings of a data folder say of its logs. */
import { join } from 'node:path';
import { silentLogger } from '../base/index.ts';
import { openSettings, settingsAtRest, stationOf } from '../settings/index.ts';
import type { LogPlace } from './place.ts';

const fileOf = (dataDir: string): string => join(dataDir, 'settings.json');

/** The name that the settings give this station in a mode: what a command writes is written by the same station as what a console writes. */
export function stationAt({ dataDir, mode }: Pick<LogPlace, 'dataDir' | 'mode'>): string {
  return stationOf(openSettings(fileOf(dataDir), silentLogger).get(), mode);
}

/** The folder on a share that the settings name; empty without one. Only looked up: a console may be at work, and its files are its own. */
export function witnessFolderAt(dataDir: string): string {
  return settingsAtRest(fileOf(dataDir))?.witnessFolder ?? '';
}
