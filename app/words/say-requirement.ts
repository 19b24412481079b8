/** Why a requirement does not hold, in one or more sentences; the same for screens and command line. */
import type { Requirement } from '../carkey/index.ts';
import type { EvidenceSource } from '../vehicle/index.ts';
import { fill, span, type Words } from './shape/index.ts';

/** In which words, and in which language's numbers (a BCP 47 tag). */
export type RequirementSpeech = { readonly words: Words; readonly locale: string };

/** Why a requirement is not met; its help when it is. */
export function sayRequirement({ words, locale }: RequirementSpeech, { id, reason, values }: Requirement): string {
  if (reason === null) return words.requirement[id].help;
  const { source } = values;
  const named = source === undefined ? {} : { source: saySource(words, String(source)) };
  return [...clockSentences({ words, locale }, values), fill(words.requirementReason[reason], { ...values, ...named })].join(' ');
}

/** Where a VIN was learned. */
export function saySource(words: Words, source: string): string {
  return Object.hasOwn(words.evidenceSource, source) ? words.evidenceSource[source as EvidenceSource] : source;
}

/** Which clock is ahead and by how much, and what whole hours mean. */
function clockSentences({ words, locale }: RequirementSpeech, values: Requirement['values']): readonly string[] {
  const { ahead, seconds, hours } = values;
  if (ahead !== 'computer' && ahead !== 'server') return [];
  const time = span(locale, Number(seconds) * 1000);
  return [fill(words.clockAhead[ahead], { time }), ...(hours === 0 ? [] : [words.clockHours])];
}
