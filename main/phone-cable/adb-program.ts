/** The adb program of this computer: where its server listens, whether it is installed, and starting it where a person wants that. */
import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** What the choice depends on. */
type Surroundings = { readonly platform: NodeJS.Platform; readonly env: Readonly<Record<string, string | undefined>> };

/** Port of the server that every tool of Android shares. */
const DEFAULT_PORT = 5037;

/** How long starting may take, ms: the program waits for its own server. */
const START_MS = 15_000;

/** Where the server listens, always on this computer; `ANDROID_ADB_SERVER_PORT` is adb's own word for another port. */
export function adbPort(env: Surroundings['env']): number {
  const port = Number(env['ANDROID_ADB_SERVER_PORT'] ?? DEFAULT_PORT);
  return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : DEFAULT_PORT;
}

/** The program's file, from the search path or a folder of Android's tools; null where there is none. Relative folders are passed over. */
export async function adbIn({ platform, env }: Surroundings): Promise<string | null> {
  const name = platform === 'win32' ? 'adb.exe' : 'adb';
  const tools = [env['ANDROID_HOME'], env['ANDROID_SDK_ROOT']].filter((one) => one !== undefined).map((one) => join(one, 'platform-tools'));
  const folders = [...(env['PATH'] ?? env['Path'] ?? '').split(delimiter), ...tools].filter((one) => isAbsolute(one));
  for (const folder of folders) if (await canRun(join(folder, name))) return join(folder, name);
  return null;
}

function canRun(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Starts the server; false when it did not. It goes on when the console ends, as with every tool of Android. */
export function startAdb(file: string, env: Surroundings['env'], signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(file, ['start-server'], { env: { ...env }, timeout: START_MS, windowsHide: true, signal }, (fault) => resolve(fault === null));
  });
}
