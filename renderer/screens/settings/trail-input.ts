/** What a person types into the settings of log and radio, judged before it is sent. Machine's side judges again. */

/** Limits of a number, both included. */
export type Limits = { readonly least: number; readonly most: number };

/** A whole number within limits, both included; null when it is none. */
export function wholeOf(text: string, { least, most }: Limits): number | null {
  if (!/^\d+$/.test(text.trim())) return null;
  const value = Number(text.trim());
  return value >= least && value <= most ? value : null;
}
