/** `carkey bundle create`: a proved extract of one attempt, or of a filter, as a file. */
import type { Input } from '../../../../app/contract/index.ts';
import type { ParseArgsOptionsConfig } from 'node:util';
import { BRIDGE_OPTIONS, bridgeOverride, FILTER_OPTIONS, filterOf } from '../at-work/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import { type ConsolePlan, EXIT, type Invocation, type CommandResult, textOf, wrong } from '../command/index.ts';
import { attemptIn, nameRefused, refused, toFile } from '../terminal/index.ts';

const OPENABLE = ['vin', 'operator', 'reason', 'connection', 'input'] as const;

/** For the parser. */
export const CREATE_OPTIONS: ParseArgsOptionsConfig = {
  ...FILTER_OPTIONS,
  attempt: { type: 'string' },
  open: { type: 'string' },
  note: { type: 'string' },
  ...BRIDGE_OPTIONS,
};

/** Will make the file; one that is there is never written over. */
export function planBundle(invocation: Invocation): Result<ConsolePlan, CommandResult> {
  const [, file, ...more] = invocation.words;
  if (file === undefined || more.length > 0) return fail(wrong('Where to? Write: carkey bundle create FILE --attempt ID'));
  const unfit = nameRefused(file, invocation.io.platform);
  if (unfit !== null) return fail(wrong(unfit));
  const choice = choiceOf(invocation);
  if (typeof choice === 'string') return fail(wrong(choice));
  const override = bridgeOverride(invocation);
  if (!override.ok) return fail(wrong(override.error));
  const use: ConsolePlan['use'] = async ({ ask }) => {
    const made = await ask('bundle.create', choice);
    if (!made.ok) return refused(made.error);
    const bytes = Buffer.byteLength(made.value.data);
    const answer = { json: { file, bytes }, lines: [`${bytes} bytes written to ${file}`] };
    return toFile(made.value.data, file) ?? { exit: EXIT.yes, answer };
  };
  return ok({ override: override.value, use });
}

function choiceOf({ values }: Invocation): Input<'bundle.create'> | string {
  const filter = filterOf(values);
  if (!filter.ok) return filter.error;
  const attempt = attemptIn(values);
  if (!attempt.ok) return attempt.error;
  const asked = (textOf(values, 'open') ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const open = OPENABLE.filter((one) => asked.includes(one));
  if (open.length !== asked.length) return `--open takes a list of ${OPENABLE.join(', ')}.`;
  const of = attempt.value === null ? { filter: filter.value } : { attempt: attempt.value };
  return { of, open, traces: false, note: textOf(values, 'note') ?? '' };
}
