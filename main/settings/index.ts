/** Settings: one file, judged by a schema, changed only through the log. */
export { changeSettings, viewSettings } from './change.ts';
export { stationOf, withoutViews, type Viewer } from './desk.ts';
export { settingsFile, type Settings } from './schema.ts';
export { openSettings, type SettingsPatch, type SettingsStore } from './settings.ts';
