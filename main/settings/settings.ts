/** The settings file: what the console remembers between runs. */
import { readJsonFile, readOwnFile, writeJsonFile } from '../disk/index.ts';
import type { Logger } from '../base/index.ts';
import { settingsFile, type Settings } from './schema.ts';

/** A change: only what is given changes. */
export type SettingsPatch = Partial<Omit<Settings, Part>> & { readonly [K in Part]?: Partial<Settings[K]> };

/** Fields that are objects of their own: a change of one of their fields leaves the others. */
type Part = 'profile' | 'link' | 'live' | 'practice';

/** The settings in force, and the only way to change them. */
export interface SettingsStore {
  get(): Settings;
  /** Merges and writes; durable when it returns. */
  change(patch: SettingsPatch): Settings;
  /** Set when the file could not be read and was laid aside; the name it got. */
  readonly laidAside: string | null;
}

/** The settings as the file has them now, without laying a broken one aside: another program may be at work. Null where it says nothing. */
export function settingsAtRest(file: string): Settings | null {
  const bytes = readOwnFile(file);
  if (bytes === null) return null;
  try {
    return settingsFile.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? null;
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

/** Opens the settings of one data folder; an unreadable file is laid aside (never deleted) and defaults are used. */
export function openSettings(file: string, log: Logger): SettingsStore {
  const { value, laidAside } = readJsonFile(file, (read) => settingsFile.parse(read ?? {}), log);
  let current = value;
  return {
    laidAside,
    get: () => current,
    change(patch) {
      const next = settingsFile.parse({
        ...current,
        ...patch,
        profile: { ...current.profile, ...patch.profile },
        link: { ...current.link, ...patch.link },
        live: { ...current.live, ...patch.live },
        practice: { ...current.practice, ...patch.practice },
      });
      writeJsonFile(file, next);
      current = next;
      return next;
    },
  };
}
