/** Which of two views is the newer one. Events and replies travel apart, so an older view can arrive last. */

/** Replies and events overtake each other by moments; a view that is older by more than this comes from a clock that was set back, ms. */
const OVERTAKEN_MS = 3_000;

/** Was this view overtaken by the one that is held? Pure. */
export function isOvertaken(held: { readonly asOf: number } | null, view: { readonly asOf: number }): boolean {
  const behind = (held?.asOf ?? view.asOf) - view.asOf;
  return behind > 0 && behind < OVERTAKEN_MS;
}
