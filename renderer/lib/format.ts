/** Dates, times and durations for the eye, through Intl. `locale` is a BCP 47 tag; times are UTC ms; durations are ms. */
import { span, STEPS } from '../../app/words/shape/index.ts';

export { span };

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times more than using it; a list of entries uses one for every row. */
function dates(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const kept = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, kept);
  return kept;
}

/** Date and time, local: "23 Nov 2026, 14:05". */
export function dateTime(locale: string, at: number): string {
  return dates(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** Date and time with seconds, local; for log entries. */
export function exactTime(locale: string, at: number): string {
  return dates(locale, { dateStyle: 'short', timeStyle: 'medium' }).format(at);
}

/** The latest moment that a date can be, UTC ms (ECMA-262, 21.4.1.1). */
const LAST_MOMENT = 8_640_000_000_000_000;

/** A time that a file from anywhere claims, as {@link exactTime}; a number that is no time as it is. */
export function claimedTime(locale: string, at: number): string {
  return Math.abs(at) <= LAST_MOMENT ? exactTime(locale, at) : String(at);
}

/** Time of day with seconds, local. */
export function timeOfDay(locale: string, at: number): string {
  return dates(locale, { timeStyle: 'medium' }).format(at);
}

/** Day, local: "Monday, 23 November". */
export function day(locale: string, at: number): string {
  return dates(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

/** The name of the local time zone at a moment, in few letters: "CET", "MEZ". A screen says it once. */
export function zoneName(locale: string, at: number): string {
  const parts = dates(locale, { timeZoneName: 'short' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** Date and time, local, with the zone: where it is the only time on a screen. */
export function zonedTime(locale: string, at: number): string {
  return `${dateTime(locale, at)} ${zoneName(locale, at)}`;
}

/** The same moment in UTC, marked so: "2026-11-23 13:05 UTC". The same text in every language: it is compared, not read. */
export function utcTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** ISO text with milliseconds, for the full view of an entry. */
export function isoTime(at: number): string {
  return new Date(at).toISOString();
}

/** Distance from now in the largest fitting unit: "14 seconds ago", "in 3 days". `delta` is negative for the past. */
export function relative(locale: string, delta: number): string {
  const [unit, size] = STEPS.find(([, ms]) => Math.abs(delta) >= ms) ?? (['second', 1_000] as const);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(delta / size), unit);
}

/** How long something took, to a tenth of a second while it is short: "0.4 s", "12 s", "1 min 5 s". */
export function duration(locale: string, ms: number): string {
  if (ms >= 60_000) return span(locale, ms);
  const maximumFractionDigits = ms < 10_000 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'narrow', maximumFractionDigits }).format(ms / 1_000);
}

/** A countdown as a clock: "04:09", "1:04:09"; days are left to {@link span}. */
export function clock(ms: number): string {
  const total = Math.max(0, Math.ceil(ms / 1_000));
  const parts = [Math.floor(total / 3_600), Math.floor((total % 3_600) / 60), total % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 && shown.length === 3 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** A whole number with the language's grouping. */
export function count(locale: string, value: number): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** A voltage with one decimal: "12.4 V". */
export function volts(locale: string, value: number): string {
  return `${new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value)}\u00a0V`;
}

/** A size of a file, in megabytes of a million bytes. */
export function megabytes(locale: string, bytes: number): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(bytes / 1_000_000);
}
