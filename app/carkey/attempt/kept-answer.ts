/**
 * What is kept of an answer for people to read: known fields with values of known form, in canonical JSON, and a mark when something was left
 * out. A list of what may stay, not of what must go: a bridge can write a code in more ways than anybody can list.
 */
import { canonicalJson, type Json, type JsonObject } from '../../base/index.ts';
import type { PersonalField } from '../../audit/entry/index.ts';
import { CONNECTION_WORDS, isDateText, isOwnTransactionId, isVersionText, liberalBoolean, liberalCode } from '../../pims/index.ts';
import { isExactVin } from '../status/index.ts';

/** What of a value stays; null: nothing. */
type Keep = (value: Json) => Json;

const text =
  (fits: (value: string) => boolean): Keep =>
  (value) =>
    typeof value === 'string' && fits(value) ? value : null;
const oneOf = (...words: readonly string[]): Keep => text((value) => words.includes(value));
const flag: Keep = (value) => liberalBoolean(value);
const date = text(isDateText);

/** Fields of the results of `carkey` and `connection`. The code is no field: it is sealed apart, or nowhere. */
const RESULT: Readonly<Record<string, Keep>> = {
  hasCarKey: flag,
  isCarKeyVerified: flag,
  cvsStatus: oneOf('unknown', 'active', 'suspended', 'disabled'),
  maxReactivationDate: date,
  securityExpiration: date,
  vin: text(isExactVin),
  status: oneOf('Connected', 'Disconnected'),
  connected: flag,
  protocol: oneOf(...CONNECTION_WORDS.protocol),
  model: oneOf(...CONNECTION_WORDS.model),
  version: text(isVersionText),
  privacy: oneOf(...CONNECTION_WORDS.privacy),
};

/** Members of an answer. The label of an error is in the published table, by its code. */
const ANSWER: Readonly<Record<string, Keep>> = {
  transactionId: text(isOwnTransactionId),
  status: oneOf('SUCCEEDED', 'FAILED', 'RESULT'),
  result: part(RESULT),
  error: part({ code: (value) => liberalCode(value) }),
};

/** The mark that something was left out. It can say no more than that. */
const MORE = 'more';

function part(known: Readonly<Record<string, Keep>>): Keep {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const kept: Record<string, Json> = {};
    for (const [name, given] of Object.entries(value as JsonObject)) {
      const stays = Object.hasOwn(known, name) ? (known[name]?.(given) ?? null) : null;
      if (stays !== null) kept[name] = stays;
      else if (given !== null) kept[MORE] = true;
    }
    return kept;
  };
}

const wholeAnswer = part(ANSWER);
const wholeConnection = part(RESULT);

function keptOf(text: string, keep: Keep): string {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    value = null;
  }
  return canonicalJson(keep(value) ?? { [MORE]: true });
}

/** What is kept of an answer's text. What was kept once stays as it is. */
export function keptAnswer(raw: string): string {
  return keptOf(raw, wholeAnswer);
}

/** The same for what a phone says about its connection. */
export function keptConnection(raw: string): string {
  return keptOf(raw, wholeConnection);
}

/** Bytes of a car's answer, or a VIN: what a link or a scanner gave in. */
const INPUT = /^(?:[0-9A-Fa-f ]*|[A-HJ-NPR-Z0-9]{17})$/;
/** A customer's login: a mail address. A security code has no at sign. */
const LOGIN = /^[^\s@]{1,64}@[^\s@]{1,190}$/;

/**
 * A personal value in the form in which it may be kept and read. The vault asks this whoever its caller is, and so does everybody who opens a
 * value: those that earlier versions sealed were made by a rule that let codes through. Names and reasons are a person's own words.
 */
export function keptPersonal(field: PersonalField, value: string): string {
  switch (field) {
    case 'answer':
      return keptAnswer(value);
    case 'connection':
      return keptConnection(value);
    case 'input':
      return INPUT.test(value) || LOGIN.test(value) ? value : '';
    default:
      return value;
  }
}
