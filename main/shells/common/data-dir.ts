/** Where the console keeps its data on each platform. All shells of one person share one folder. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { renameFile } from '../../disk/index.ts';
import { leaveFormerPath } from '../../secrets/index.ts';

/** What the choice depends on. */
export type Surroundings = {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

const FOLDER = 'carkey-console';

const given = ({ env }: Surroundings, name: string): string | null => {
  const value = env[name];
  return value === undefined || value === '' ? null : value;
};

/**
 * On Windows the profile that stays on this computer: the roaming one is copied at every log-off, where the last computer wins over the log
 * of every other one, and a redirected one lies on a share.
 */
function base(around: Surroundings): string {
  switch (around.platform) {
    case 'win32':
      return given(around, 'LOCALAPPDATA') ?? join(around.home, 'AppData', 'Local');
    case 'darwin':
      return join(around.home, 'Library', 'Application Support');
    default:
      return given(around, 'XDG_DATA_HOME') ?? join(around.home, '.local', 'share');
  }
}

/** The roaming profile of Windows, where versions before kept the folder; null on other systems. */
export function roamingProfile(around: Surroundings): string | null {
  return around.platform === 'win32' ? (given(around, 'APPDATA') ?? join(around.home, 'AppData', 'Roaming')) : null;
}

/** The data folder: what was asked for, else `CARKEY_DATA`, else the platform's own place. Always absolute. */
export function chooseDataDir(asked: string | undefined, around: Surroundings): string {
  const wanted = asked ?? around.env['CARKEY_DATA'];
  if (wanted !== undefined && wanted !== '') return resolve(wanted);
  const here = resolve(join(base(around), FOLDER));
  const roaming = roamingProfile(around);
  return roaming === null ? here : takeOver(resolve(join(roaming, FOLDER)), here);
}

/**
 * Takes the folder of a version before over, once: moved as a whole, so that there are never two logs that go on from the same entry. Where
 * it cannot be moved (an older program works on it, or it lies on another disk) it is used where it is.
 */
function takeOver(former: string, here: string): string {
  if (existsSync(here) || !existsSync(former)) return here;
  try {
    leaveFormerPath(former);
    mkdirSync(dirname(here), { recursive: true });
    renameFile(former, here);
    return here;
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault)) throw fault;
    return former;
  }
}
