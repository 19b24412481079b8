/** A message that the console refused, as a command tells it: in the English words that the screens have, with what can be typed now. */
import type { ConsoleError } from '../../../../app/console.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import { sayError } from '../../../../app/words/say-error.ts';
import { failed, type Outcome } from './command.ts';
import { exitOfError } from './exit-codes.ts';

/** What helps at a command line and on no screen. */
const TYPE: Readonly<Partial<Record<ConsoleError['code'], string>>> = {
  'attempt-vehicle-unknown': 'Write: carkey resolve ID --as activated-code-lost --reason TEXT',
  'log-unwritable': '"carkey audit verify" says whether something is wrong with it.',
};

/** The outcome of a command that was refused. */
export async function refused(error: ConsoleError): Promise<Outcome> {
  const said = [sayError(await wordsFor('en'), error), waitOf(error), TYPE[error.code] ?? ''].filter((one) => one !== '');
  return failed(exitOfError(error), error.operator?.code ?? error.code, said.join(' '));
}

/** Screens count the wait down; a command says once how long it is. */
function waitOf({ operator }: ConsoleError): string {
  const waitMs = operator !== undefined && 'waitMs' in operator ? operator.waitMs : 0;
  return waitMs === 0 ? '' : `The next try is possible in ${Math.ceil(waitMs / 1_000)} s.`;
}
