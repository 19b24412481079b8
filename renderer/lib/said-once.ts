/** What is told at the same time from several places is told once. */

/** A sentence with the space behind it. */
const SENTENCES = /[^.!?…]+[.!?…]*\s*/gu;

/** A text of the announcer. `isNews`: it came by itself a moment ago; else it stands for as long as something is so. */
type Said = { readonly text: string; readonly isNews: boolean };

/**
 * The texts without any sentence that an earlier, standing one holds, at the same length; what says nothing new is empty. The same news twice is
 * two pieces of news: somebody did it again. Pure.
 */
export function saidOnce(texts: readonly Said[]): readonly string[] {
  const said = new Set<string>();
  return texts.map(({ text, isNews }) => {
    const parts = text.match(SENTENCES) ?? [];
    const fresh = parts.filter((part) => !said.has(part.trim()));
    if (!isNews) for (const part of parts) said.add(part.trim());
    return fresh.join('').trim();
  });
}
