/** A guess that is killed in the middle: started by pin.test.ts; dies while the PIN is hashed. */
import { childOperators } from './child-operators.ts';

const operators = childOperators({
  kdf: () => {
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined);
  },
});
await operators.signIn('Ada', '518260');
