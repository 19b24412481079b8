/**
 * Does somebody else write to the data folder's disk? A database on a share is locked by the server's rules and not by this computer's, and a
 * program that synchronises puts older copies of files back. Nothing is refused for it: a person is told.
 */
import { realpathSync, statfsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import type { FolderRisk } from '../../app/contract/index.ts';

type Around = { readonly platform: NodeJS.Platform; readonly home: string; readonly env: Readonly<Record<string, string | undefined>> };

/** What the disk says of a folder; replaced in tests, which have no share. `type`: the number of Linux' statfs(2). */
export type Disk = { readonly realPath: (path: string) => string; readonly type: (path: string) => number };

const THIS_DISK: Disk = { realPath: (path) => realpathSync.native(path), type: (path) => statfsSync(path).type };

/** Source of the numbers: linux/magic.h and statfs(2): NFS, SMB, CIFS, SMB2, AFS, 9P. */
const NETWORK = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997]);

/** The folders of programs that synchronise, as their makers name them in the environment. */
const SYNC_VARIABLES = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'] as const;

/** And below the home folder. macOS keeps those of every maker in one place, and iCloud's in another. */
const SYNC_FOLDERS = [
  'Dropbox',
  'Google Drive',
  'Nextcloud',
  'OneDrive',
  join('Library', 'CloudStorage'),
  join('Library', 'Mobile Documents'),
];

/** The risk; null where none is known, and where the disk does not tell. */
export function folderRisk(dataDir: string, around: Around, disk: Disk = THIS_DISK): FolderRisk | null {
  const path = told(() => disk.realPath(dataDir)) ?? dataDir;
  if (around.platform === 'win32' && /^(?:\\\\\?\\UNC\\|\\\\[^?.\\])/.test(path)) return 'share';
  if (around.platform === 'linux' && NETWORK.has(told(() => disk.type(dataDir)) ?? 0)) return 'share';
  const isInside = (folder: string | undefined) => folder !== undefined && folder !== '' && isBelow(path, folder, around.platform);
  if (SYNC_VARIABLES.some((name) => isInside(around.env[name]))) return 'synced';
  if (SYNC_FOLDERS.some((name) => isInside(join(around.home, name)))) return 'synced';
  if (around.platform !== 'win32') return null;
  if (isInside(around.env['APPDATA'])) return 'roaming';
  // Modes of files mean nothing there: what keeps others out is the access list of the profile.
  return isInside(around.home) ? null : 'open';
}

/** The risk of a folder on this computer. */
export const riskHere = (dataDir: string): FolderRisk | null =>
  folderRisk(dataDir, { platform: process.platform, home: homedir(), env: process.env });

function isBelow(path: string, folder: string, platform: NodeJS.Platform): boolean {
  const as = (text: string) => (platform === 'linux' ? text : text.toLowerCase()).replaceAll('\\', '/').replace(/\/*$/, '/');
  return as(path + sep).startsWith(as(folder));
}

/** What the disk answers, or null: a warning is never a reason not to start. */
function told<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch {
    return null;
  }
}
