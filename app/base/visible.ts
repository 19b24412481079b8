/** Foreign text for the eye. */

/** Text without signs that hide or reorder other signs; each becomes U+FFFD. Line feeds and tabs stay. */
export function visible(text: string): string {
  return text.replaceAll(/(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd');
}

/** The same on one line: also without line feeds and tabs. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll(/[\n\t]/g, '\ufffd');
}
