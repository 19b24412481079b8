/** What a scanner says about one place. */
export type Finding = { readonly check: string; readonly severity: string; readonly where: string; readonly text: string };

/** A scan and its control: the same scan of something that is known to be bad. */
export type Scan = {
  readonly name: string;
  readonly findings: readonly Finding[];
  /** Must not be empty: else the scanner is blind, and no finding means nothing. */
  readonly control: readonly Finding[];
  /** What a person should know of the run: how much was read, what was allowed. */
  readonly note: string;
};
