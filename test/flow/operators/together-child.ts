/** Guesses PINs beside other processes that do the same: started by together.test.ts. Says how many guesses were made. */
import { createHash } from 'node:crypto';
import { childOperators } from './child-operators.ts';

const operators = childOperators({
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
