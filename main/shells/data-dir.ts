/** Where the console keeps its data on each platform. All shells of one person share one folder. */
import { join, resolve } from 'node:path';

/** What the choice depends on. */
type Surroundings = {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

function base({ platform, home, env }: Surroundings): string {
  const given = (name: string) => (env[name] === undefined || env[name] === '' ? null : env[name]);
  switch (platform) {
    case 'win32':
      return given('APPDATA') ?? join(home, 'AppData', 'Roaming');
    case 'darwin':
      return join(home, 'Library', 'Application Support');
    default:
      return given('XDG_DATA_HOME') ?? join(home, '.local', 'share');
  }
}

/** The data folder: what was asked for, else `CARKEY_DATA`, else the platform's own place. Always absolute. */
export function dataDir(asked: string | undefined, surroundings: Surroundings): string {
  const wanted = asked ?? surroundings.env['CARKEY_DATA'];
  return resolve(wanted === undefined || wanted === '' ? join(base(surroundings), 'carkey-console') : wanted);
}
