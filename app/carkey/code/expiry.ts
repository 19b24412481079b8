/**
 * Dates of the vehicle's server: what they mean, and whether they are over. Judged by a parser of our own, because engines
 * differ in what they take for a date and read a date without offset as local time (activation rule 12).
 */
import type { Expiry } from '../index.ts';

/** Calendar date, `T`, time with seconds, fraction of 1 to 9 digits, and an offset that may be missing (named apart from nonsense). */
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?$/;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;
/** The widest offset in civil use is UTC+14. */
const WIDEST_OFFSET_MIN = 14 * 60;

type Fields = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly h: number;
  readonly m: number;
  readonly s: number;
};

/**
 * Judges one date-time text (`securityExpiration`, `maxReactivationDate`). Takes ISO 8601 date-times with seconds and an offset
 * (`Z`, `±hh:mm` or `±hhmm`), years 2000 to 2199. A fraction is cut to milliseconds, so a code never seems to live longer than told.
 * Refused on purpose: 24:00, leap seconds, `-00:00`, white space, lower case.
 */
export function judgeExpiry(raw: string | null): Expiry {
  if (raw === null || raw === '') return { kind: 'unknown', reason: 'missing', raw };
  const match = SHAPE.exec(raw);
  if (!match) return { kind: 'unknown', reason: 'not-iso', raw };
  const [, year, month, day, h, m, s, fraction, zone] = match;
  const fields = { year: Number(year), month: Number(month), day: Number(day), h: Number(h), m: Number(m), s: Number(s) };
  if (!exists(fields)) return { kind: 'unknown', reason: 'out-of-range', raw };
  if (zone === undefined) return { kind: 'unknown', reason: 'no-offset', raw };
  if (/^-00:?00$/.test(zone)) return { kind: 'unknown', reason: 'not-iso', raw };
  const offset = offsetMinutes(zone);
  if (offset === null) return { kind: 'unknown', reason: 'out-of-range', raw };
  const millis = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
  const local = Date.UTC(fields.year, fields.month - 1, fields.day, fields.h, fields.m, fields.s, millis);
  return { kind: 'at', at: local - offset * 60_000, raw };
}

function exists(f: Fields): boolean {
  if (f.year < FIRST_YEAR || f.year > LAST_YEAR) return false;
  if (f.month < 1 || f.month > 12 || f.day < 1 || f.day > daysIn(f.year, f.month)) return false;
  return f.h <= 23 && f.m <= 59 && f.s <= 59;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Minutes east of UTC, or null when no clock on earth runs at that offset. */
function offsetMinutes(zone: string): number | null {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(-2));
  const total = Number(zone.slice(1, 3)) * 60 + minutes;
  if (minutes > 59 || total > WIDEST_OFFSET_MIN) return null;
  return zone.startsWith('-') ? -total : total;
}

/**
 * Is something that ends at `expiry` still valid? `serverNow` is server time (this computer's clock plus the measured offset);
 * null while the offset is not measured: then nobody knows. At the very moment of expiry it is over.
 */
export function expiryAt(expiry: Expiry, serverNow: number | null): 'valid' | 'expired' | 'unknown' {
  if (expiry.kind === 'unknown' || serverNow === null || !Number.isFinite(serverNow)) return 'unknown';
  return serverNow < expiry.at ? 'valid' : 'expired';
}

/** Writes UTC milliseconds as `YYYY-MM-DDThh:mm:ss.sssZ`. Throws RangeError for a number that is no moment (a bug of the caller). */
export function isoUtc(ms: number): string {
  return new Date(ms).toISOString();
}
