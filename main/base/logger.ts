/**
 * The program's own log: for engineers, never evidence (that is the audit trail).
 * It redacts by allow-list: an event has a constant name and fields whose keys are listed here; everything else becomes `[redacted]`.
 */
/** The only fields a log line may carry. */
const LOGGABLE = new Set([
  'api',
  'attempt',
  'bytes',
  'code',
  'count',
  'error',
  'kind',
  'limitMs',
  'method',
  'mode',
  'ms',
  'origin',
  'pid',
  'port',
  'problem',
  'reason',
  'retryMs',
  'scenario',
  'seq',
  'shell',
  'size',
  'skewMs',
  'stage',
  'state',
  'status',
  'transactionId',
  'version',
  'where',
]);

/** Short machine words and ids: no sentence of a person, no digits as long as a PIN, nothing with 17 VIN characters in a row. */
const HARMLESS = /^(?!.*\d{6})[\w.:/-]{0,80}$/;
const VIN_LIKE = /[A-HJ-NPR-Z0-9]{17}/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const REFERENCE = /^[AVP]-[0-9A-Z]{26}$/;

/** Fields that hold an id of ours and nothing else: a peer may send any text as an id. */
const IDS = new Set(['attempt', 'transactionId']);

/** What may stand in a field: see {@link redact}. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Writes one event; `name` is a constant of the code, never made from data. */
export interface Logger {
  debug(name: string, fields?: LogFields): void;
  info(name: string, fields?: LogFields): void;
  warn(name: string, fields?: LogFields): void;
  error(name: string, fields?: LogFields): void;
}

function harmless(key: string, value: unknown): unknown {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return '[redacted]';
  if (UUID.test(value) || REFERENCE.test(value)) return value;
  if (IDS.has(key)) return '[redacted]';
  return HARMLESS.test(value) && !VIN_LIKE.test(value.toUpperCase()) ? value : '[redacted]';
}

/** Keeps listed keys with harmless values; says `[redacted]` for the rest, so that a reader sees that something stood there. */
export function redact(fields: LogFields): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (LOGGABLE.has(key)) kept[key] = harmless(key, value);
    else kept['redacted'] = true;
  }
  return kept;
}

/** The name and place of an unexpected fault, without its message: messages may quote data. */
export function faultFields(fault: unknown): LogFields {
  if (!(fault instanceof Error)) return { error: typeof fault };
  const place = /\/((?:app|main)\/[\w./-]+:\d+)/.exec(fault.stack ?? '');
  return { error: fault.name, where: place?.[1] ?? 'unknown' };
}

/** Writes unexpected faults into a log, each under the name of what went wrong. */
export function faultsInto(log: Logger): (name: string, fault: unknown) => void {
  return (name, fault) => log.error(name, faultFields(fault));
}

/** A logger that keeps nothing. */
export const silentLogger: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
