/** Which package this is, and whether it updates itself (docs/release.md, 3). */
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Unfit } from '../../../../app/updates/index.ts';
import { readSmallFile } from '../../../disk/index.ts';

/** One that updates itself: the NSIS installer of one person, the program of macOS, an AppImage (`file`). */
export type OwnPackage = { readonly kind: 'nsis' | 'mac' } | { readonly kind: 'appimage'; readonly file: string };

/** What tells packages apart. `resources`: the folder with app-update.yml. */
export type Here = {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly execPath: string;
  readonly resources: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Most bytes of app-update.yml. */
const CONFIG_BYTES = 65_536;

/** The package, or why it does not update itself. */
export function packageHere(here: Here): OwnPackage | Exclude<Unfit, 'shell'> {
  if (!here.isPackaged) return 'package';
  if (here.platform === 'win32') return windowsPackage(here);
  if (here.platform === 'darwin') return { kind: 'mac' };
  return appImage(here.env['APPIMAGE']);
}

/** Only NSIS leaves a program beside ours that removes it; the portable one says where it was started from. */
function windowsPackage({ execPath, resources, env }: Here): OwnPackage | 'package' | 'unsigned' {
  const isOwn = existsSync(join(dirname(execPath), 'Uninstall CarKey Console.exe'));
  if (!isOwn || env['PORTABLE_EXECUTABLE_FILE'] !== undefined) return 'package';
  // Without the name of a publisher electron-updater takes an installer of anybody.
  const config = readSmallFile(join(resources, 'app-update.yml'), CONFIG_BYTES);
  return config.ok && /^publisherName:/m.test(config.value.toString('utf8')) ? { kind: 'nsis' } : 'unsigned';
}

/** A file that its user may put another one in the place of. */
function appImage(path: string | undefined): OwnPackage | 'package' {
  if (path === undefined) return 'package';
  try {
    const file = realpathSync(path);
    accessSync(dirname(file), constants.W_OK);
    return { kind: 'appimage', file };
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault) return 'package';
    throw fault;
  }
}
