/** The shortest reason that says anything, characters without blanks around it; the console refuses shorter ones too. */
export const REASON_MIN = 3;
