/** Sentences about who in the vehicle said what: the same on the screen and on the command line. */
import type { LinkFacts, Verdict } from '../link/protocol/index.ts';
import { type Instead, isEngine, whoSaid, type Witness, witnessesOf } from '../link/read/index.ts';
import { fill, type Words } from './shape/index.ts';

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
  facts: Pick<LinkFacts, 'readings' | 'failures' | 'refusals' | 'silent'>,
  kind: Verdict['kind'],
): readonly string[] {
  const witnesses = witnessesOf(facts);
  const { named, silent } = witnesses;
  const { linkWitness } = words;
  const said = (how: 'silent' | Instead): readonly string[] => {
    const units = witnesses[how].map((one) => sayWitness(words, one)).join(' · ');
    return units === '' ? [] : [fill(linkWitness[how], { units })];
  };
  const counted = kind !== 'agree' ? [] : [named.length === 1 ? linkWitness.one : fill(linkWitness.many, { n: named.length })];
  const instead = INSTEAD.flatMap(said);
  return [...counted, ...instead, ...(silent.length === 0 || named.length + instead.length === 0 ? [] : said('silent'))];
}

/** What stands first is what a technician must know most. */
const INSTEAD: readonly Instead[] = ['blank', 'odd', 'damaged', 'refused'];
