/** Guesses PINs beside other processes that do the same: started by together.test.ts. Says how many guesses were made. */
import { createHash, randomBytes } from 'node:crypto';
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
  isVisit: true,
  kdf: (secret, salt) => Promise.resolve(createHash('sha256').update(secret).update(salt).digest()),
});
process.send?.('ready');
process.once('message', () => {
  void guess();
});

async function guess(): Promise<void> {
  let made = 0;
  for (let tries = 0; tries < 20; tries += 1) {
    const answer = await operators.signIn('Ada', '518260');
    if (!answer.ok && answer.error.code === 'wrong-pin') made += 1;
  }
  process.send?.(made, () => process.exit(0));
}
