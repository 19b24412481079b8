/** What a page asks about a bundle, and what it is told. Only what is shown crosses: a bundle of 30 MB stays where it is checked. */
import type { BundleFinding, BundleTrace, Verdict } from '../../app/audit/bundle/index.ts';
import type { Entry, PersonalField } from '../../app/audit/entry/index.ts';

/** An opened field. `value` is cut; `more` characters are missing. */
export type FieldView = { readonly name: PersonalField; readonly value: string; readonly more: number; readonly holds: boolean };

/** One entry of the timeline. Without a proof there is nothing but its place. */
export type EntryView = {
  readonly index: number;
  readonly proved: ProvedView | null;
};

/** What a proved entry tells. `sinceMs`: time since the proved entry before it in the file, where one run of the program wrote both. */
export type ProvedView = {
  readonly entry: Entry;
  /** The name behind the entry's station, where a proved entry of the file opens it; else what the entry says. */
  readonly stationName: string;
  readonly sinceMs: number | null;
  readonly leaf: string;
  readonly leafHash: string;
  readonly opened: readonly FieldView[];
  readonly withheld: readonly PersonalField[];
};

/** What came of a check. `unreadable`: the file is gone or is a folder. `unsupported`: this browser cannot check signatures. */
export type CheckAnswer = { readonly kind: 'verdict'; readonly verdict: Verdict } | { readonly kind: 'unreadable' | 'unsupported' };

/** A stretch of a list. */
export type Stretch = { readonly from: number; readonly count: number };

/** Every question with its answer. `key` is the verifier key that the reader expects; null for the one in the file. */
export type Talk = {
  readonly check: { readonly ask: { readonly file: Blob; readonly key: string | null }; readonly answer: CheckAnswer };
  readonly entries: { readonly ask: Stretch; readonly answer: readonly EntryView[] };
  readonly findings: { readonly ask: Stretch; readonly answer: readonly BundleFinding[] };
  readonly traces: { readonly ask: Stretch; readonly answer: readonly BundleTrace[] };
};

/** A question as it is sent to a worker. */
export type Question = { readonly [K in keyof Talk]: { readonly kind: K } & Talk[K]['ask'] }[keyof Talk];

/** What a worker sends back: how far it is, 0 to 1, any number of times; then the answer. */
export type Told<K extends keyof Talk> = { readonly part: number } | { readonly answer: Talk[K]['answer'] };

/** Hears how far a check is, 0 to 1; a few percent at a time. */
export type OnPart = (part: number) => void;

/** Checks one file and then tells what is in it. Questions that are open when it breaks or is stopped are rejected. */
export type Checker = {
  readonly ask: <K extends keyof Talk>(kind: K, question: Talk[K]['ask'], onPart?: OnPart) => Promise<Talk[K]['answer']>;
  readonly stop: () => void;
};
