/**
 * The accounts beside a console that may be at work on the folder: a second start that watches, or one command. People sign in with the same
 * PINs, and every try is counted in the same file; nothing is made, and waits are kept by the console that works.
 */
import { join } from 'node:path';
import { type Clock, silentLogger, systemRandom } from '../base/index.ts';
import { openSecrets, type Sealer } from '../secrets/index.ts';
import { type OnOperatorEvent, openOperatorStore } from './accounts/index.ts';
import { startOperators, type Operators } from './service.ts';

/** What a visit needs. `sealer` opens the secrets where they are sealed. */
export type VisitOptions = {
  readonly dataDir: string;
  readonly sealer: Sealer | null;
  readonly clock: Clock;
  readonly idleMs: () => number;
  readonly onEvent: OnOperatorEvent;
};

/** Starts the service for a visitor. */
export function visitAccounts({ dataDir, sealer, clock, idleMs, onEvent }: VisitOptions): Operators {
  const secrets = openSecrets(join(dataDir, 'secrets.json'), silentLogger, sealer);
  return startOperators({
    store: openOperatorStore(join(dataDir, 'operators.json'), secrets, silentLogger),
    secrets,
    clock,
    random: systemRandom,
    log: silentLogger,
    idleMs,
    proposedName: () => '',
    onEvent,
    isVisit: true,
  });
}
