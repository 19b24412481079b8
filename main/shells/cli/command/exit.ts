/** Exit codes. Scripts depend on them (docs: the command line); a new meaning gets a new number, an old one never changes. */
export const EXIT = {
  /** Yes, or done. */
  yes: 0,
  /** A fault of the program or of this computer. */
  fault: 1,
  /** What was typed cannot be used. */
  input: 2,
  /** Nobody reached: no adapter, no bridge. */
  unreachable: 3,
  /** Reached, but the answer is no. */
  no: 4,
  /** An activation was sent and its outcome is not known. */
  unknown: 5,
  /** Evidence conflicts, or a verification failed. */
  conflict: 6,
} as const;

/** One of the codes of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
