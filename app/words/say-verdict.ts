/** Whose matter it is, in words: the line, and what it rests on, kept apart by where it comes from. The same for screens and command line. */
import type { Fact, How, Verdict } from '../verdict/index.ts';
import type { RequirementSpeech } from './say-requirement.ts';
import { fill, span, type Words } from './shape/index.ts';

/** Sentences that belong together, under their title. */
export type SaidPart = { readonly title: string; readonly facts: readonly string[] };

/** A verdict in words: the line, then what is known by where it comes from, and last what would prove it. Parts without a word are left out. */
export type SaidVerdict = { readonly line: string; readonly parts: readonly SaidPart[] };

const HOWS: readonly How[] = ['measured', 'asked', 'concluded'];

/** The one line: the side, and what that rests on. */
export function sayVerdictLine({ verdict: words }: Words, { party, sure, ground, code }: Verdict): string {
  const side = party === 'nobody-knows' || sure === 'open' ? words.open : words[sure][party];
  return `${side} ${fill(words.ground[ground], code === null ? {} : { code })}`;
}

/** All of it. */
export function sayVerdict(speech: RequirementSpeech, verdict: Verdict): SaidVerdict {
  const { words } = speech;
  const { how, proof, proofTitle } = words.verdict;
  const parts = HOWS.map((one) => ({
    title: how[one],
    facts: verdict.evidence.filter((fact) => fact.how === one).map((fact) => sayFact(speech, fact)),
  })).filter(({ facts }) => facts.length > 0);
  return { line: sayVerdictLine(words, verdict), parts: [...parts, { title: proofTitle, facts: [proof[verdict.proof]] }] };
}

function sayFact({ words, locale }: RequirementSpeech, { fact, values }: Fact): string {
  const { seconds } = values;
  return fill(words.verdict.fact[fact], seconds === undefined ? values : { ...values, time: span(locale, seconds * 1000) });
}
