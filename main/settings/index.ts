/** Settings: one file, judged by a schema, changed only through the log. */
export { changeSettings, viewSettings } from './change.ts';
export { stationOf, withoutViews, type Viewer } from './desk.ts';
export { decidingPart } from './restart.ts';
export type { Settings } from './schema.ts';
export { openSettings, settingsAtRest, type SettingsPatch, type SettingsStore } from './settings.ts';
