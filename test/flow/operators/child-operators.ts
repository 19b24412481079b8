/** The operators as a child process of a test has them: the file of the accounts and the pepper are its arguments. */
import { randomBytes } from 'node:crypto';
import { systemClock } from '../../../main/base/clock.ts';
import { silentLogger } from '../../../main/base/logger.ts';
import type { Kdf } from '../../../main/operators/accounts/hash.ts';
import { startOperators, type Operators } from '../../../main/operators/service.ts';
import { openOperatorStore } from '../../../main/operators/accounts/store.ts';
import { Secret } from '../../../main/secrets/secret.ts';

/** Opens them with a hash of the test's own. `isVisit`: beside a console that works. */
export function childOperators({ kdf, isVisit = false }: { readonly kdf: Kdf; readonly isVisit?: boolean }): Operators {
  const [file = '', pepper = ''] = process.argv.slice(2);
  const secrets = { get: () => new Secret(pepper), set: () => undefined };
  return startOperators({
    store: openOperatorStore(file, secrets, silentLogger),
    secrets,
    clock: systemClock,
    random: randomBytes,
    log: silentLogger,
    idleMs: () => 60_000,
    onEvent: () => undefined,
    proposedName: () => '',
    isVisit,
    kdf,
  });
}
