/** What a rescue of the only administrator works with: the accounts of a folder that no console is using, and its live log. */
import { join } from 'node:path';
import { fail, ok, type Result } from '../../app/base/index.ts';
import type { OpenTrail } from '../audit/index.ts';
import { silentLogger, systemClock, systemRandom } from '../base/index.ts';
import { recordOperatorEvent } from '../modes/index.ts';
import { openOperatorStore, scryptKdf } from '../operators/accounts/index.ts';
import type { RescueParts } from '../operators/index.ts';
import { holdsSealed, openSecrets } from '../secrets/index.ts';
import { reachableSealer } from './keys.ts';

/** The parts of a rescue in this folder; `trail`: its live log, opened for writing. */
export async function rescueParts(dataDir: string, trail: OpenTrail): Promise<Result<RescueParts, 'accounts-unreadable'>> {
  const secretsFile = join(dataDir, 'secrets.json');
  const sealer = holdsSealed(secretsFile) ? await reachableSealer(dataDir) : null;
  const secrets = openSecrets(secretsFile, silentLogger, sealer);
  const store = openOperatorStore(join(dataDir, 'operators.json'), secrets, silentLogger);
  if (store.isUnreadable) return fail('accounts-unreadable');
  const boot = Buffer.from(systemRandom(8)).toString('hex');
  return ok({
    store,
    secrets,
    kdf: scryptKdf,
    random: systemRandom,
    clock: systemClock,
    now: () => ({ boot, mono: systemClock.mono() }),
    by: () => null,
    onEvent: (event) => recordOperatorEvent(trail, event),
    trail,
  });
}
