/** What of the settings file a restart of the mode looks at: the rows of the table that say so, and nothing else. */
import { SETTING_NAMES, type SettingName, settingNamed } from '../../app/settings/index.ts';
import type { Settings } from './schema.ts';
import type { SettingsPatch } from './settings.ts';

const PROFILE = 'profile.';

/** The settings that decide how a mode is started and that the settings file keeps. */
const DECIDING = SETTING_NAMES.filter((name) => {
  const row = settingNamed(name);
  return row?.restart !== 'never' && (row?.kept === 'shared' || row?.kept === 'each-mode');
});

/** The objects of the file that a setting stands in; none where it stands in the file itself. */
function partsOf(name: SettingName): readonly ('profile' | 'link' | 'live' | 'practice')[] {
  if (name.startsWith(PROFILE)) return ['profile'];
  if (name === 'bluetooth') return ['link'];
  return settingNamed(name)?.kept === 'each-mode' ? ['live', 'practice'] : [];
}

/** What these settings say of how a mode is started, as a change that brings it back; others may have been changed meanwhile. */
export function decidingPart(settings: Settings): SettingsPatch {
  const patch: Record<string, unknown> = {};
  for (const name of DECIDING) {
    const field = name.replace(PROFILE, '');
    const parts = partsOf(name);
    if (parts.length === 0) patch[field] = settings[field];
    for (const part of parts) patch[part] = { ...(patch[part] as object | undefined), [field]: settings[part][field] };
  }
  return patch;
}
