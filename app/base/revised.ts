/**
 * Which of two views of the same thing is the newer one. Events and replies travel apart, so an older view can arrive last. No clock has a say:
 * a clock may be set back.
 */

/** A view with its number: `rev` grows with every view that a console makes. */
export type Revised = { readonly rev: number };

/** The newer of two views: the one that came, unless it was made before the one that is held. Pure. */
export function newerOf<V extends Revised>(held: V | null, come: V): V {
  return held !== null && held.rev > come.rev ? held : come;
}

/** The view as it is held when another console may answer now, which counts anew: whatever comes is newer. Pure. */
export function outdated<V extends Revised>(held: V | null): V | null {
  return held === null ? null : { ...held, rev: 0 };
}
