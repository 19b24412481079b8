/** What the simulated customer types at a question on the phone. */
import { askedKind, type SecretKind } from '../../../../app/secret/index.ts';
import type { JsonObject } from '../../../../app/base/index.ts';
import { type AccountScript, CHOSEN_PIN, PRACTICE_NUMBER, PRACTICE_PIN } from './script.ts';
import type { Account } from './state.ts';

/** The place holders of a request, by parameter; a name that is not known is null. */
export function placeHolders(parameters: JsonObject): ReadonlyMap<string, SecretKind | null> {
  const found = Object.entries(parameters).filter(([, value]) => isPlaceHolder(value));
  return new Map(found.map(([name, value]) => [name, askedKind(value)]));
}

function isPlaceHolder(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '$ask');
}

/** The parameters with what was typed in its places. */
export function withTyped(parameters: JsonObject, account: Account, script: AccountScript): JsonObject {
  const typed = [...placeHolders(parameters)].map(([name, kind]) => [name, kind === null ? '' : typedFor(kind, account, script)]);
  return { ...parameters, ...(Object.fromEntries(typed) as JsonObject) };
}

function typedFor(kind: SecretKind, account: Account, { person }: AccountScript): string {
  switch (kind) {
    case 'pin':
      return isMistyped(account, person) ? '0000' : (account.pin ?? PRACTICE_PIN);
    case 'new-pin':
      return account.pin === CHOSEN_PIN ? PRACTICE_PIN : CHOSEN_PIN;
    case 'sms-code':
      return person === 'takes-pin-for-code' ? PRACTICE_PIN : (account.sms?.code ?? '0000');
    case 'phone-number':
      return account.sms?.purpose === 'phoneNumberCertification' ? account.sms.to : PRACTICE_NUMBER;
  }
}

function isMistyped({ wrongPins }: Account, person: AccountScript['person']): boolean {
  return person === 'wrong-pin' || (person === 'wrong-pin-once' && wrongPins === 0);
}
