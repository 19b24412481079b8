/** Makes an entry from a draft: what the log adds, and the form that texts must have. */
import { isPlain } from '../../app/audit/jcs.ts';
import type { Details, Entry, EntryDraft } from '../../app/audit/types.ts';
import type { Commitments } from './vault.ts';

/** What the log adds to a draft. */
export type Stamp = Pick<Entry, 'log' | 'seq' | 'ts' | 'mono' | 'boot' | 'station' | 'app'>;

/** Longest text among the details. They are machine-made and short; a foreign program's odd version must not make an outcome unwritable. */
const LONGEST_TEXT = 200;

/** The entry of a draft. */
export function entryFrom(draft: EntryDraft, stamp: Stamp, commitments: Commitments | undefined): Entry {
  const { kind, act, veh, op, role, out, err, d } = draft;
  const details = d === undefined ? undefined : tidy(d);
  return {
    ...stamp,
    app: tidyText(stamp.app),
    kind,
    err: err ?? null,
    ...(act === undefined ? {} : { act }),
    ...(veh === undefined ? {} : { veh }),
    ...(op === undefined ? {} : { op }),
    ...(role === undefined ? {} : { role }),
    ...(out === undefined ? {} : { out: tidyText(out) }),
    ...(details === undefined || Object.keys(details).length === 0 ? {} : { d: details }),
    ...(commitments === undefined ? {} : { f: commitments }),
  };
}

function tidy(details: Details): Details {
  const given = Object.entries<string | number | undefined>(details).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, typeof value === 'string' ? tidyText(value) : value]));
}

function tidyText(text: string): string {
  if (text.length <= LONGEST_TEXT && isPlain(text)) return text;
  return text.slice(0, LONGEST_TEXT).toWellFormed().normalize('NFC');
}
