/**
 * Which station writes. Leaves carry a random reference; the name behind it is sealed in the first entry of a run, in the first after it was
 * changed, and in every approval, so that an extract of an attempt can open it.
 */
import type { EntryDraft } from '../../../app/audit/entry/index.ts';

/** The station of one run. */
export interface StationName {
  /** The name at this moment. */
  now(): string;
  /** The drafts, with the name where it is to be sealed. */
  named(drafts: readonly EntryDraft[]): readonly EntryDraft[];
  /** The drafts were taken: the name is in the log. */
  told(): void;
}

/** Longest name, UTF-16 units. */
const LONGEST = 200;

/** `name` is asked at every append. */
export function stationName(name: string | (() => string)): StationName {
  let inLog: string | null = null;
  const now = () => (typeof name === 'string' ? name : name()).slice(0, LONGEST).toWellFormed().normalize('NFC');
  return {
    now,
    named(drafts) {
      const station = now();
      return drafts.map((draft, i) =>
        (i === 0 && station !== inLog) || draft.kind === 'checked' ? { ...draft, personal: { ...draft.personal, station } } : draft,
      );
    },
    told: () => void (inLog = now()),
  };
}
