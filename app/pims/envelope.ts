/**
 * The message envelope of PIMS: frames in, answers out. The rules of docs/bridge-protocol.md, section "Answers".
 * An answer that contradicts itself (a success that carries an error, a failure that carries a result) is not an answer: an activation must
 * then count as unknown, never as one or the other.
 */
import { fail, type Json, type JsonObject, ok, type Result } from '../base/index.ts';
import { liberalCode } from './liberal.ts';
import type { Answer, FrameFault, PimsError, PimsRequest, TransactionId } from './types.ts';

/** Largest frame, bytes of UTF-8, in both directions. */
export const MAX_FRAME_BYTES = 256 * 1024;

/** Above this a frame ends the connection; up to it, an oversized one is dropped and recorded. */
export const HARD_FRAME_LIMIT = 4 * 1024 * 1024;

/** WebSocket subprotocol that a bridge must choose. */
export const SUBPROTOCOL = 'pims.bridge.v1';

/** Deepest nesting taken. Published answers have three levels; deeper ones would only strain whoever prints them. */
const MAX_DEPTH = 64;

/** Longest transaction id taken from a frame; ours have 36 characters. */
const MAX_ID_LENGTH = 200;

/** Reads one text frame. Never throws; the size in bytes is the caller's to check. */
export function parseFrame(text: string): Result<Answer, FrameFault> {
  const frame = objectOf(text);
  if (!frame.ok) return frame;
  const transactionId = idOf(frame.value);
  if (transactionId === null) return fail('no-transaction-id');
  if (isTooDeep(frame.value, MAX_DEPTH)) return fail('bad-shape');
  return answerOf(frame.value, transactionId, text);
}

/** The transaction id of a frame that may be faulty otherwise: it tells which request is not going to be answered. */
export function transactionOfFrame(text: string): TransactionId | null {
  const frame = objectOf(text);
  return frame.ok ? idOf(frame.value) : null;
}

/** One request as the text of a frame. Absent parts stay absent. */
export function encodeRequest(transactionId: TransactionId, request: PimsRequest): string {
  const { method, api, parameters } = request;
  return JSON.stringify({
    transactionId,
    method,
    ...(api === undefined ? {} : { api }),
    ...(parameters === undefined ? {} : { parameters }),
  });
}

function objectOf(text: string): Result<JsonObject, FrameFault> {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return fail('not-json');
  }
  return isObject(value) ? ok(value) : fail('not-an-object');
}

function idOf(frame: JsonObject): TransactionId | null {
  const id = own(frame, 'transactionId');
  return typeof id === 'string' && id.length > 0 && id.length <= MAX_ID_LENGTH ? (id as TransactionId) : null;
}

function answerOf(frame: JsonObject, transactionId: TransactionId, raw: string): Result<Answer, FrameFault> {
  const [status, result, errorPart] = [own(frame, 'status'), own(frame, 'result'), own(frame, 'error')];
  const error = errorOf(errorPart);
  switch (status) {
    case 'SUCCEEDED':
      if (errorPart !== null || (result !== null && !isObject(result))) return fail('bad-shape');
      return ok({ status, transactionId, result, raw });
    case 'FAILED':
      if (error === null || !isBlank(result)) return fail('bad-shape');
      return ok({ status, transactionId, error, raw });
    case 'RESULT':
      if (errorPart === null && isObject(result)) return ok({ status, transactionId, result, raw });
      return error !== null && isBlank(result) ? ok({ status, transactionId, error, raw }) : fail('bad-shape');
    default:
      return fail('bad-status');
  }
}

/** Code and label; whatever else the error object holds is kept as sub-errors, since their field names are not published. */
function errorOf(value: Json): PimsError | null {
  if (!isObject(value)) return null;
  const { code: codePart, label, ...rest } = value;
  const code = liberalCode(codePart);
  if (code === null) return null;
  return { code, label: typeof label === 'string' ? label : '', subErrors: Object.keys(rest).length === 0 ? null : rest };
}

/** Absent, null or an empty object. */
function isBlank(value: Json): boolean {
  return value === null || (isObject(value) && Object.keys(value).length === 0);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own field, or null: inherited names such as `constructor` are not fields of a message. */
function own(object: JsonObject, name: string): Json {
  return Object.hasOwn(object, name) ? (object[name] ?? null) : null;
}

function isTooDeep(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part: Json) => isTooDeep(part, levels - 1));
}
