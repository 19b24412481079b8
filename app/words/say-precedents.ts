/** Earlier cases of an error, in words. */
import type { Precedents } from '../audit/precedent/index.ts';
import type { Language } from '../base/index.ts';
import type { SaidPart } from './say-verdict.ts';
import { fill, pluralOf, type Words } from './shape/index.ts';

/** Who is spoken to, and how a moment is written there. */
export type PrecedentSpeech = { readonly words: Words; readonly language: Language; readonly when: (at: number) => string };

/** How often it came and what became of it, then what came before it worked. Nothing is said of what is not known. */
export function sayPrecedents({ words, language, when }: PrecedentSpeech, seen: Precedents): readonly SaidPart[] {
  const { precedents } = words.verdict;
  const { code, times, lastAt, vehicles, activated, cures, exact } = seen;
  if (lastAt === null) return [{ title: precedents.title, facts: [fill(precedents.never, { code })] }];
  const facts = [
    fill(pluralOf(language, precedents.times, times), { code, count: times, time: when(lastAt) }),
    ...(vehicles === 0 ? [] : [fill(precedents.vehicles, { vehicles, activated })]),
    ...(exact ? [] : [precedents.newest]),
  ];
  const helped = cures.map((one) => fill(precedents.cure[one.cure], { vehicles: one.vehicles }));
  return [{ title: precedents.title, facts }, ...(helped.length === 0 ? [] : [{ title: precedents.curesTitle, facts: helped }])];
}
