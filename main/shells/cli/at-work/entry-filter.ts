/** The options that narrow a list of entries, parsed by the contract's own schema. */
import type { ParseArgsOptionsConfig } from 'node:util';
import { givenOnly, type SearchFilter, searchFilter } from '../../../../app/audit/search/index.ts';
import { ENTRY_KINDS } from '../../../../app/audit/entry/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import { textOf, type Values } from '../command/index.ts';

/** What narrows a list here: one value of each. */
export type Filter = Omit<SearchFilter, 'kinds' | 'outs'>;

const shape = searchFilter.omit({ kinds: true, outs: true });

const TEXTS = ['vin', 'veh', 'act', 'kind', 'out', 'op', 'boot', 'tx', 'text'] as const;

/** For the parser. */
export const FILTER_OPTIONS: ParseArgsOptionsConfig = {
  ...Object.fromEntries(TEXTS.map((name) => [name, { type: 'string' as const }])),
  err: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
};

/** For the help. */
export const FILTER_HELP: readonly string[] = [
  '--vin VIN  --veh REF  --act ATTEMPT  --op REF  --boot ID',
  `--kind KIND        one of ${ENTRY_KINDS.join(', ')}`,
  '--out WORD         outcome; --err CODE: PIMS error code; --tx ID: transaction',
  '--text WORDS       what must stand in an entry, each word somewhere: end of a VIN, name, outcome, station',
  '--from, --to TIME  a day in UTC (2026-11-23; --to takes the whole day), a time with its zone (2026-11-23T08:00:00+01:00), or UTC',
  '                   milliseconds of 13 digits',
];

const DAY_MS = 24 * 3_600_000;

/**
 * A moment as UTC ms; null when it is not one. A bare day is one of UTC; as an end it is meant whole, with its last millisecond. Digits are
 * milliseconds only where they have as many as milliseconds of our time have: fewer could be seconds, and nobody guesses. Nor is a day taken
 * that no calendar has.
 */
export function momentOf(text: string, end = false): number | null {
  if (/^\d{13}$/.test(text)) return Number(text);
  const at = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at) || !isInCalendar(text.slice(0, 10))) return null;
  return end && !text.includes('T') ? at + DAY_MS - 1 : at;
}

/** The engine takes 30 February for 2 March. Whoever wrote it meant neither for certain. */
function isInCalendar(day: string): boolean {
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

/** The filter, or one sentence about what cannot be used. */
export function filterOf(values: Values): Result<Filter, string> {
  const given: Record<string, string | number> = {};
  for (const name of TEXTS) {
    const text = textOf(values, name);
    if (text !== undefined) given[name] = text;
  }
  for (const name of ['from', 'to'] as const) {
    const text = textOf(values, name);
    const at = text === undefined ? undefined : momentOf(text, name === 'to');
    if (at === null)
      return fail(
        `--${name} takes a day (2026-11-23, in UTC), a time with its zone (2026-11-23T08:00:00Z), or UTC milliseconds of 13 digits.`,
      );
    if (at !== undefined) given[name] = at;
  }
  const err = textOf(values, 'err');
  if (err !== undefined) given['err'] = Number(err);
  const { from, to } = given;
  if (typeof from === 'number' && typeof to === 'number' && from > to) return fail('--from lies after --to: nothing can lie between them.');
  const parsed = shape.safeParse(given);
  if (parsed.success) return ok(givenOnly(parsed.data));
  return fail(`--${String(parsed.error.issues[0]?.path[0] ?? 'kind')} cannot be used like that; see "carkey audit --help".`);
}
