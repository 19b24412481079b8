/** What `node test/faults/run.ts` runs: one file per fault, each with a control that shows that the fault would have been seen. */

/** `starred`: what fits in every test run. `full`: what is run before a release. */
export type Scale = 'starred' | 'full';

/** One line of the table. */
export type Row = {
  readonly name: string;
  /** How often the fault was tried. */
  readonly tried: number;
  /** How often everything that was promised before it still held. */
  readonly survived: number;
  /** What did not hold, in words; must be empty. */
  readonly lost: readonly string[];
  /** What the control was, and whether it saw what it must see. */
  readonly control: { readonly what: string; readonly seen: boolean };
};

/** A fault that cannot be tried here, and why. */
export type Skipped = { readonly name: string; readonly skipped: string };

/** What a file in this folder exports as `fault`. */
export type Fault = {
  readonly name: string;
  /** Does it have a starred subset? */
  readonly starred: boolean;
  run(scale: Scale): Promise<Row | Skipped>;
};

/** Makes the row of a fault that was tried many times: every try gives the words for what did not hold, none when all is well. */
export function rowOf(name: string, tries: readonly (readonly string[])[], control: Row['control']): Row {
  const lost = tries.flat();
  return { name, tried: tries.length, survived: tries.filter((words) => words.length === 0).length, lost, control };
}
