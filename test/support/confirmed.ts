/** A folder whose bridge address a person of the desk has confirmed, as the settings screen of a signed-in console does it. */
import { join } from 'node:path';
import { silentLogger } from '../../main/logger.ts';
import { openConnection } from '../../main/secrets/connection.ts';
import { openSecrets } from '../../main/secrets/store.ts';

/** Confirms it, while no console runs there. */
export function confirmAddress(dataDir: string, url: string): void {
  const secrets = openSecrets(join(dataDir, 'secrets.json'), silentLogger);
  openConnection(secrets).confirm({ url, pin: null, environment: 'Production' });
}
