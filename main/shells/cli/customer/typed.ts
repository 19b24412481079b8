/** What the customer types at a command line: unseen at a terminal, or from an open file descriptor. Never an option's value, never the environment. */
import type { SecretKind } from '../../../../app/secret/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import { lineFromDescriptor } from '../at-work/index.ts';
import { type Invocation, type CommandResult, textOf, wrong } from '../command/index.ts';

/** The option of each kind, and what is asked at a terminal. */
const ASKED: Readonly<Record<SecretKind, readonly [option: string, prompt: string]>> = {
  pin: ['customer-pin-fd', 'PIN of the customer’s account: '],
  'new-pin': ['new-customer-pin-fd', 'New PIN that the customer chooses: '],
  'sms-code': ['sms-code-fd', 'Code of the newest SMS: '],
  'phone-number': ['phone-number-fd', 'Phone number of the customer: '],
};

/** The option that gives a value by a file descriptor. */
export const optionFor = (kind: SecretKind): string => ASKED[kind][0];

/** For the parser. */
export const TYPED_OPTIONS = Object.fromEntries(Object.values(ASKED).map(([option]) => [option, { type: 'string' as const }]));

/** For the help. */
export const TYPED_HELP: readonly string[] = [
  '--customer-pin-fd N      read the account’s PIN from this file descriptor; else it is asked for on the phone or at the terminal',
  '--new-customer-pin-fd N  the same for a PIN that the customer chooses, --sms-code-fd N for the code, --phone-number-fd N for the number',
];

/** Descriptors that were read: each gives one value, and a second one would be another line of it. */
export type Typed = { readonly take: (kind: SecretKind, onPhone: boolean) => Promise<Result<string | null, CommandResult>> };

/** Reads values as they are needed. Null: nobody typed one here. */
export function typedBy({ io, values }: Invocation): Typed {
  return {
    async take(kind, onPhone) {
      const [option, prompt] = ASKED[kind];
      const fd = textOf(values, option);
      if (fd !== undefined) {
        const read = lineFromDescriptor(fd, option);
        return read.ok ? ok(read.value) : fail(wrong(read.error));
      }
      return ok(onPhone ? null : await io.readSecret(prompt));
    },
  };
}
