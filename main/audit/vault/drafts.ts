/** Makes an entry from a draft: what the log adds, and nothing that may not stand in one (app/audit/entry/strict.ts). */
import { type Entry, type EntryDraft, type OnMisfit, writable, type WritableEntry } from '../../../app/audit/entry/index.ts';
import type { Commitments } from './vault.ts';

/** What the log adds to a draft. */
export type Stamp = Pick<Entry, 'log' | 'seq' | 'ts' | 'mono' | 'boot' | 'station' | 'app'>;

/** The entry of a draft. Throws a TypeError for one that says what no entry may, unless somebody is told of it: see {@link writable}. */
export function entryFrom(draft: EntryDraft, stamp: Stamp, commitments: Commitments | undefined, onMisfit?: OnMisfit): WritableEntry {
  const { kind, act, veh, op, role, out, err, d } = draft;
  const details = d === undefined ? [] : Object.entries<string | number | undefined>(d).filter(([, value]) => value !== undefined);
  const entry: Entry = {
    ...stamp,
    kind,
    err: err ?? null,
    ...(act === undefined ? {} : { act }),
    ...(veh === undefined ? {} : { veh }),
    ...(op === undefined ? {} : { op }),
    ...(role === undefined ? {} : { role }),
    ...(out === undefined ? {} : { out }),
    ...(details.length === 0 ? {} : { d: Object.fromEntries(details) }),
    ...(commitments === undefined ? {} : { f: commitments }),
  };
  return writable(entry, onMisfit);
}
