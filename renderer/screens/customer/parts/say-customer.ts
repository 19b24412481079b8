/** From the closed words of the customer's side to sentences. */
import type { CustomerTrouble } from '../../../../app/customer/index.ts';
import type { Trouble } from '../../../../app/enrolment/index.ts';
import type { ErrorNext } from '../../../../app/pims/session-calls/index.ts';
import { pimsErrorInfo } from '../../../../app/pims/index.ts';
import { adviceOf, fill } from '../../../../app/words/shape/index.ts';
import type { Speech } from '../../../i18n/language.tsx';

type Say = Pick<Speech, 'words' | 'labels'>;

const joined = (...parts: readonly string[]): string => [...new Set(parts)].filter((part) => part !== '').join(' ');

const numberOf = ({ labels }: Say, code: number): string => `${fill(labels.customer.error, { code })}.`;

/** Of what is sent with this call the phone number alone was typed: it is what PIMS does not accept, not the VIN. */
const isNumberRefused = ({ call, code }: Extract<Trouble, { kind: 'error' }>): boolean =>
  call === 'sms.certify-phone' && (code === 2101 || code === 2102);

/** An error of PIMS: its number, what it means, and what the person does. */
export function sayCode(say: Say, code: number, heed: ErrorNext | null): string {
  const { words } = say;
  const { meaning } = adviceOf(words, code, pimsErrorInfo(code).group);
  return joined(numberOf(say, code), meaning, heed === null ? '' : words.customer.heed[heed]);
}

/** What came of the browser's work, or of asking who is signed in. */
export function sayTrouble(say: Say, { why, code }: CustomerTrouble, heed: ErrorNext | null): string {
  const { customer } = say.words;
  if (code !== null && why === 'error') return sayCode(say, code, heed);
  return joined(customer.why[why], heed === null ? '' : customer.heed[heed]);
}

/** What is wrong in a place of a run. */
export function sayRunTrouble(say: Say, trouble: Trouble, heed: ErrorNext | null): string {
  const { words } = say;
  const { customer } = words;
  const then = heed === null ? '' : customer.heed[heed];
  switch (trouble.kind) {
    case 'error':
      if (isNumberRefused(trouble)) return joined(numberOf(say, trouble.code), say.labels.customer.numberRefused);
      return sayCode(say, trouble.code, heed);
    case 'not-sent':
      return joined(words.refusalNotSent[trouble.reason], then);
    case 'no-answer':
      return joined(customer.trouble['no-answer'], customer.why[trouble.why], then);
    case 'one-time-code': {
      const last = trouble.code === null ? '' : sayCode(say, trouble.code, null);
      return joined(
        trouble.unsure ? customer.unsure.password : '',
        last,
        heed === 'one-time-code' ? '' : customer.trouble['one-time-code'],
        then,
      );
    }
    case 'session-lost':
    case 'not-confirmed':
      return joined(customer.trouble[trouble.kind], then);
  }
}
