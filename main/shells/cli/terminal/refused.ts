/** A message that the console refused, as a command tells it: in the English words that the screens have, with what can be typed now. */
import type { ConsoleError } from '../../../../app/contract/index.ts';
import { type CommandResult, exitOfError, failed } from '../command/index.ts';

/** What helps at a command line and on no screen. */
const TYPE: Readonly<Partial<Record<ConsoleError['code'], string>>> = {
  'attempt-vehicle-unknown': 'Write: carkey resolve ID --as activated-code-lost --reason TEXT',
  'log-unwritable': '"carkey audit verify" says whether something is wrong with it.',
};

/** What a command knows beside: what it did before (`before`), what can be typed now (`type`), and what is said in place of a screen's words (`said`). */
type Beside = { readonly before?: string; readonly type?: string; readonly said?: string };

/** The outcome of a command that was refused. */
export async function refused(
  error: ConsoleError,
  { before = '', type = TYPE[error.code] ?? '', said: own }: Beside = {},
): Promise<CommandResult> {
  const { sayError, wordsFor } = await import('../../../../app/words/index.ts');
  const said = [before, own ?? sayError(await wordsFor('en'), error), waitOf(error), type].filter((one) => one !== '');
  return failed(exitOfError(error), error.operator?.code ?? error.code, said.join(' '));
}

/** Screens count the wait down; a command says once how long it is. */
function waitOf({ operator }: ConsoleError): string {
  const waitMs = operator !== undefined && 'waitMs' in operator ? operator.waitMs : 0;
  return waitMs === 0 ? '' : `The next try is possible in ${Math.ceil(waitMs / 1_000)} s.`;
}
