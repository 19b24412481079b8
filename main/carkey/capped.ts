/** Longest text of a bridge that is stored with an entry, UTF-16 units. Published answers have some hundreds. */
export const LONGEST_ANSWER = 8_192;

/** The text, cut where it is longer than anybody needs to read; what stands at the end says that it was cut. */
export function capped(text: string): string {
  return text.length <= LONGEST_ANSWER ? text : `${text.slice(0, LONGEST_ANSWER).replace(/[\ud800-\udbff]$/, '')}…`;
}
