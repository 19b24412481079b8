/**
 * Ways in which a bridge may write down a security code: as PIMS publishes it, as a careless server would, and in places where no code
 * belongs. Each is the text of a whole frame, so that key escapes, doubled keys and things that are no JSON can be written too.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { OK_VIN } from './console.ts';

/** A code that nobody else has. `base64` is what PIMS sends, `text` what it stands for, `digits` one that came as a number. */
export type SecretCode = { readonly base64: string; readonly text: string; readonly digits: string };

/** Makes one; none of the three stands anywhere by chance. */
export function secretCode(): SecretCode {
  const text = `Zq${randomBytes(9).toString('hex')}`;
  const digits = `7${Array.from({ length: 17 }, () => randomInt(10)).join('')}3`;
  return { text, digits, base64: Buffer.from(`${text}\n`).toString('base64') };
}

/** All that must not be found of a code. */
export const partsOf = ({ base64, text, digits }: SecretCode): readonly string[] => [base64, text, digits];

/** What a frame is written for: the transaction it answers, the vehicle it may name, and the code. */
export type FrameFacts = { readonly tx: string; readonly vin: string; readonly code: SecretCode };

/** One way. */
export type AnswerForm = { readonly name: string; readonly frame: (facts: FrameFacts) => string };

const EXPIRES = '2199-01-01T00:00:00Z';
const q = (value: unknown): string => JSON.stringify(value);
/** Every character as its `\u` escape. */
const escaped = (text: string): string =>
  `"${Array.from(text, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`;

/** A success whose result has these members instead of the code's. */
const success = (name: string, members: (facts: FrameFacts) => string): AnswerForm => ({
  name,
  frame: (facts) =>
    `{"transactionId":${q(facts.tx)},"status":"SUCCEEDED","result":{"hasCarKey":true,"vin":${q(facts.vin)},"securityExpiration":"${EXPIRES}",${members(facts)}}}`,
});

/** A whole frame, given as its members behind the transaction. */
const frame = (name: string, members: (facts: FrameFacts) => string): AnswerForm => ({
  name,
  frame: (facts) => `{"transactionId":${q(facts.tx)},${members(facts)}}`,
});

const failure = (name: string, error: (code: SecretCode) => object): AnswerForm =>
  frame(name, ({ code }) => `"status":"FAILED","error":${q(error(code))}`);

/** Successes with a code in them, one way or the other. */
export const SUCCESS_FORMS: readonly AnswerForm[] = [
  success('as published', ({ code }) => `"securityCode":${q(code.base64)}`),
  success('an escaped key', ({ code }) => `"security\\u0043ode":${q(code.base64)}`),
  success('an escaped value', ({ code }) => `"securityCode":${escaped(code.base64)}`),
  success('white space before the colon', ({ code }) => `"securityCode" \n\t:\r\n ${q(code.base64)}`),
  success('a key in small letters', ({ code }) => `"securitycode":${q(code.base64)}`),
  success('a key in capitals', ({ code }) => `"SECURITYCODE":${q(code.base64)}`),
  success('a key with an underscore', ({ code }) => `"security_code":${q(code.base64)}`),
  success('a key with a blank behind it', ({ code }) => `"securityCode ":${q(code.base64)}`),
  success('a number', ({ code }) => `"securityCode":${code.digits}`),
  success('a number with an exponent', ({ code }) => `"securityCode":${code.digits}e0`),
  success('digits as text', ({ code }) => `"securityCode":${q(code.digits)}`),
  success('an array', ({ code }) => `"securityCode":[${q(code.base64)}]`),
  success('an array of numbers', ({ code }) => `"securityCode":[${code.digits}]`),
  success('an object', ({ code }) => `"securityCode":{"value":${q(code.base64)}}`),
  success('plain text', ({ code }) => `"securityCode":${q(code.text)}`),
  success('with a line feed behind it', ({ code }) => `"securityCode":${q(`${code.base64}\n`)}`),
  success('in a second field', ({ code }) => `"securityCode":${q(code.base64)},"code":${q(code.base64)}`),
  success('in a second field alone', ({ code }) => `"pin":${q(code.base64)}`),
  success('decoded in a second field', ({ code }) => `"securityCode":${q(code.base64)},"plain":${q(code.text)}`),
  success('a key given twice', ({ code }) => `"securityCode":${q(code.base64)},"securityCode":"QUJDREVGR0g="`),
  success('one level deeper', ({ code }) => `"data":{"securityCode":${q(code.base64)}}`),
  success('as a key', ({ code }) => `${q(code.base64)}:true`),
  success('in a list of objects', ({ code }) => `"codes":[{"securityCode":${code.digits}}]`),
  success('in the date', ({ code }) => `"securityCode":"QUJDREVGR0g=","securityExpiration":${q(code.base64)}`),
  success('in the flag', ({ code }) => `"hasCarKey":${q(code.text)}`),
  success('in place of the VIN', ({ code }) => `"vin":${q(code.base64)}`),
  success('behind the VIN', ({ code, vin }) => `"vin":${q(`${vin} ${code.text}`)}`),
  success('under the names of a summary', ({ code }) => `"more":${q(code.base64)},"dropped":${code.digits},"code":${code.digits}`),
  frame('beside the result', ({ code }) => `"status":"SUCCEEDED","result":{},"securityCode":${q(code.base64)}`),
  frame('an empty result beside it', ({ code }) => `"status":"SUCCEEDED","note":${q(code.text)}`),
];

/** Failures with a code in them. */
export const ERROR_FORMS: readonly AnswerForm[] = [
  failure('in the label', ({ base64 }) => ({ code: 2204, label: base64 })),
  failure('in the label of an unknown error', ({ text }) => ({ code: 4711, label: text })),
  failure('in a sub-error', ({ text, digits }) => ({ code: 2205, label: 'CEA Error', suberrors: [{ code: digits, label: text }] })),
  failure('in a field of the error', ({ base64 }) => ({ code: 2204, label: 'Server Error', securityCode: base64 })),
  failure('in the error’s details', ({ base64 }) => ({ code: 2209, label: '', details: { answer: { securityCode: base64 } } })),
  failure('as the error’s code', ({ digits }) => ({ code: digits, label: 'Server Error' })),
  frame('beside the error', ({ code }) => `"status":"FAILED","error":{"code":2204,"label":""},"securityCode":${q(code.base64)}`),
];

/** Frames that are no answer, or nobody's. */
export const UNREADABLE_FORMS: readonly AnswerForm[] = [
  { name: 'no JSON', frame: ({ tx, code }) => `{"transactionId":${q(tx)},"securityCode":"${code.base64}` },
  { name: 'a bare text', frame: ({ code }) => q(code.base64) },
  { name: 'a list', frame: ({ code }) => q([code.base64]) },
  { name: 'no transaction', frame: ({ code }) => `{"status":"SUCCEEDED","result":{"securityCode":${q(code.base64)}}}` },
  { name: 'a code as transaction', frame: ({ code }) => `{"transactionId":${q(code.text)},"status":"SUCCEEDED","result":{}}` },
  { name: 'a long code as transaction', frame: ({ code }) => `{"transactionId":${q(code.base64)},"status":"SUCCEEDED"}` },
  frame('a code as status', ({ code }) => `"status":${q(code.text)}`),
  frame('a success with an error', ({ code }) => `"status":"SUCCEEDED","result":{"securityCode":${q(code.base64)}},"error":{"code":2204}`),
  frame('an event for an activation', ({ code }) => `"status":"RESULT","result":{"securityCode":${q(code.base64)}}`),
];

const status = (name: string, result: (code: SecretCode) => object): AnswerForm =>
  frame(name, ({ code }) => `"status":"SUCCEEDED","result":${q(result(code))}`);

/** Answers to a reading of the status. */
export const STATUS_FORMS: readonly AnswerForm[] = [
  status('beside a good status', ({ base64 }) => ({ isCarKeyVerified: false, cvsStatus: 'disabled', securityCode: base64 })),
  status('in place of the status', ({ text }) => ({ isCarKeyVerified: false, cvsStatus: text })),
  status('in place of the flag', ({ text }) => ({ isCarKeyVerified: text, cvsStatus: 'disabled' })),
  status('in the date', ({ base64 }) => ({ isCarKeyVerified: false, cvsStatus: 'suspended', maxReactivationDate: base64 })),
  status('in an unknown field', ({ text, digits }) => ({ isCarKeyVerified: false, cvsStatus: 'disabled', more: text, n: [digits] })),
  ...ERROR_FORMS,
];

/** Events of the phone's connection. */
export const EVENT_FORMS: readonly AnswerForm[] = (
  [
    ['in an unknown field', ({ base64 }) => ({ securityCode: base64 })],
    ['as the model', ({ text }) => ({ model: text })],
    ['as the version', ({ base64 }) => ({ version: base64 })],
    ['as the protocol', ({ text }) => ({ protocol: text })],
    ['as the privacy', ({ text }) => ({ privacy: text })],
    ['as the VIN', ({ text }) => ({ vin: text })],
    ['as the status', ({ text }) => ({ status: text })],
  ] satisfies [string, (code: SecretCode) => object][]
).map(([name, more]) =>
  frame(
    name,
    ({ code }) => `"status":"RESULT","result":${q({ status: 'Connected', vin: OK_VIN, protocol: 'CEA', model: 'NAC', ...more(code) })}`,
  ),
);
