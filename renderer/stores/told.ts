/**
 * What the console told by itself while a question was on its way. Events and replies travel apart, and every change is told by an event: once
 * one came, the reply may be older and is left.
 */

/** Counts what was told, by kind. */
export type Told<Kind extends string> = {
  readonly note: (kind: Kind) => void;
  /** To be called when a question leaves; the answer says of a kind whether it was told since. */
  readonly ask: () => (kind: Kind) => boolean;
};

/** Makes one. */
export function countTold<Kind extends string>(): Told<Kind> {
  const counts = new Map<Kind, number>();
  return {
    note: (kind) => void counts.set(kind, (counts.get(kind) ?? 0) + 1),
    ask: () => {
      const before = new Map(counts);
      return (kind) => counts.get(kind) !== before.get(kind);
    },
  };
}
