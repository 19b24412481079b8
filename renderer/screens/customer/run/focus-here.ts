/** Marks what takes the focus where a run waits: the one thing to press, to type into or to tick next. */
export const FOCUS = { 'data-first-focus': '', 'data-next-here': '' };
