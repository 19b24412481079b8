/** Numbers the views of one console. */

/** Gives the next number: greater than every one before, whatever the clock does. */
export type Revisions = () => number;

/** Starts at one. All views of one console share it, so that a mode that starts anew goes on where the last one ended. */
export function createRevisions(): Revisions {
  let last = 0;
  return () => (last += 1);
}
