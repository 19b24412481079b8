/** One row per setting: its default, limits, who may change it, whether it is secret and whether it needs a restart. */
export {
  SETTINGS,
  SETTING_NAMES,
  SHA256_FORM,
  settingNamed,
  type PlainName,
  type ProfileField,
  type Setting,
  type SettingName,
  type SettingValue,
} from './table.ts';
