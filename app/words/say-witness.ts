/** Sentences about who in the vehicle said what: the same on the screen and on the command line. */
import type { LinkFacts, Verdict } from '../link/types.ts';
import { isEngine, whoSaid, witnessesOf, type Witness } from '../link/witnesses.ts';
import { fill, type Words } from './words.ts';

/** A unit by its name, with the identifier it answered under. */
export function sayWitness(words: Words, witness: Witness): string {
  const { source, ecu } = witness;
  const name = source === 'link 0902' && !isEngine(witness) ? words.linkWitness.unit : words.evidenceSource[source];
  return ecu === null ? name : fill(words.linkWitness.withId, { name, id: ecu });
}

/** The units that said this VIN, in one line. */
export function sayWhoSaid(words: Words, vin: string, { readings }: Pick<LinkFacts, 'readings'>): string {
  return whoSaid(vin, readings)
    .map((one) => sayWitness(words, one))
    .join(' · ');
}

/** What a verdict rests on, in sentences: how many agree, who answered without a VIN, who said nothing. */
export function sayWitnesses(
  words: Words,
  facts: Pick<LinkFacts, 'readings' | 'failures' | 'silent'>,
  kind: Verdict['kind'],
): readonly string[] {
  const { named, blank, silent } = witnessesOf(facts);
  const { linkWitness } = words;
  const list = (all: readonly Witness[]) => all.map((one) => sayWitness(words, one)).join(' · ');
  const counted = kind !== 'agree' ? [] : [named.length === 1 ? linkWitness.one : fill(linkWitness.many, { n: named.length })];
  return [
    ...counted,
    ...(blank.length === 0 ? [] : [fill(linkWitness.blank, { units: list(blank) })]),
    ...(silent.length === 0 || named.length + blank.length === 0 ? [] : [fill(linkWitness.silent, { units: list(silent) })]),
  ];
}
