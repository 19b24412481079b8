/** Makes verdicts. How sure one is follows from what it rests on, and where a fact comes from from its word: neither can be claimed. */
import {
  FACTS,
  type Fact,
  type FactWord,
  type How,
  type Party,
  type Proof,
  type Sureness,
  type Verdict,
  type VerdictGround,
} from './types.ts';

/** A side, what that rests on, and what would prove it. */
export type Judged = readonly [party: Party, ground: VerdictGround, proof: Proof];

/** A fact, told where it comes from. */
export function factOf(fact: FactWord, values: Fact['values'] = {}): Fact {
  return { fact, how: FACTS[fact], values };
}

/** The verdict with its evidence in order, each fact once. Nobody is named on an open ground. */
export function verdictOf([party, ground, proof]: Judged, evidence: readonly Fact[], code: number | null = null): Verdict {
  return { party: ground === 'open' ? 'nobody-knows' : party, sure: sureOf(ground), ground, code, evidence: inOrder(evidence), proof };
}

/** A row of the tables whose evidence has no values: what is judged, and by which facts. */
export type Row = { readonly judged: Judged; readonly facts: readonly FactWord[] };

/** The verdict of a row. */
export const verdictOfRow = ({ judged, facts }: Row): Verdict =>
  verdictOf(
    judged,
    facts.map((fact) => factOf(fact)),
  );

/** What is told of a side that only we have concluded. */
export const sideOf = ([, ground]: Judged): readonly Fact[] => (ground === 'concluded' ? [factOf('side-concluded')] : []);

/** The same verdict with more of what is known around it. */
export function withFacts(verdict: Verdict, more: readonly Fact[]): Verdict {
  return { ...verdict, evidence: inOrder([...verdict.evidence, ...more]) };
}

function sureOf(ground: VerdictGround): Sureness {
  if (ground === 'open') return 'open';
  return ground === 'named' || ground === 'measured' ? 'certain' : 'likely';
}

const ORDER: readonly How[] = ['measured', 'asked', 'concluded'];

function inOrder(evidence: readonly Fact[]): readonly Fact[] {
  const once = [...new Map(evidence.map((one) => [one.fact, one])).values()];
  return once.toSorted((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how));
}
