/** What page and worker say to each other. Only what is shown crosses: a bundle of 30 MB stays in the worker. */
import type { BundleFinding, BundleReport } from '../../app/audit/bundle/report.ts';
import type { BundleAbout, BundleTrace } from '../../app/audit/bundle/types.ts';
import type { Entry, PersonalField } from '../../app/audit/types.ts';

/** The verdict in numbers, with what the sender says. */
export type Verdict = Pick<BundleReport, 'valid' | 'trust' | 'origin' | 'size' | 'root'> & {
  /** Keys whose signature holds, as people exchange them. */
  readonly keys: readonly string[];
  readonly findings: number;
  readonly entries: number;
  readonly proved: number;
  /** Opened fields that are what a proved entry committed to, and fields that are kept back. */
  readonly opened: number;
  readonly withheld: number;
  readonly traces: number;
  readonly about: BundleAbout | null;
};

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

/** A question as it is sent. */
export type Question = { readonly [K in keyof Talk]: { readonly kind: K } & Talk[K]['ask'] }[keyof Talk];
