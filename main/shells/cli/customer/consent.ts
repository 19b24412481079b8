/** `--consent`: that the customer's consent was heard, for the command that is given. It ends with it, as with the program. */
import type { CustomerView } from '../../../../app/contract/index.ts';
import { type ConsentKind, CONSENTS } from '../../../../app/customer/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import type { Vin } from '../../../../app/vehicle/index.ts';
import { type CommandResult, type Desk, type Invocation, textOf, type Values } from '../command/index.ts';
import { quoted } from '../terminal/index.ts';
import { refusedHere } from './refused-here.ts';

/** For the parser. */
export const CONSENT_OPTIONS = { consent: { type: 'string' }, reason: { type: 'string' } } as const;

/** For the usage line. */
export const CONSENT_USAGE = `[--consent ${CONSENTS.join('|')}]`;

/** For the help. */
export const CONSENT_HELP = 'the customer’s consent was heard, or it is a dealer’s own account (then --reason TEXT)';

/** Whose consent the option says; null: it is not given. A sentence where it cannot be meant. */
export function consentIn(values: Values): Result<ConsentKind | null, string> {
  const text = textOf(values, 'consent');
  const kind = CONSENTS.find((one) => one === text) ?? null;
  if (text !== undefined && kind === null) return fail(`--consent is one of ${CONSENTS.join(', ')}.`);
  if (kind === 'own-account' && textOf(values, 'reason') === undefined)
    return fail('A dealer’s own account needs a reason, for example: --consent own-account --reason "Demonstration car"');
  return ok(kind);
}

/** The options that give the same consent again: that of the customer, unless it was said to be a dealer's own account. */
export function sameConsent({ values }: Pick<Invocation, 'values'>): string {
  const reason = textOf(values, 'reason');
  const isOwn = textOf(values, 'consent') === 'own-account' && reason !== undefined;
  return isOwn ? `--consent own-account --reason ${quoted(reason)}` : '--consent customer';
}

/** Notes it for whoever is signed in; null goes on. */
export async function noteConsent(
  desk: Desk,
  { vin, consent, invocation }: { readonly vin: Vin; readonly consent: ConsentKind | null; readonly invocation: Invocation },
  { session }: CustomerView,
): Promise<CommandResult | null> {
  if (consent === null) return null;
  const reason = textOf(invocation.values, 'reason');
  const account = session.name === 'signed-in' ? session.account.ref : '';
  const given = await desk.ask('customer.consent', { vin, kind: consent, account, ...(reason === undefined ? {} : { reason }) });
  return given.ok ? null : refusedHere(given.error, { desk, vin, invocation });
}
