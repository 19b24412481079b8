/** A guess that is killed in the middle: started by pin.test.ts with the file of the accounts and the pepper; dies while the PIN is hashed. */
import { randomBytes } from 'node:crypto';
import { systemClock } from '../../../main/clock.ts';
import { silentLogger } from '../../../main/logger.ts';
import { startOperators } from '../../../main/operators/service.ts';
import { openOperatorStore } from '../../../main/operators/store.ts';
import { Secret } from '../../../main/secrets/secret.ts';

const [file = '', pepper = ''] = process.argv.slice(2);
const secrets = { get: () => new Secret(pepper), set: () => undefined };
const operators = startOperators({
  store: openOperatorStore(file, secrets, silentLogger),
  secrets,
  clock: systemClock,
  random: randomBytes,
  log: silentLogger,
  idleMs: () => 60_000,
  onEvent: () => undefined,
  proposedName: () => '',
  kdf: () => {
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined);
  },
});
await operators.signIn('Ada', '518260');
