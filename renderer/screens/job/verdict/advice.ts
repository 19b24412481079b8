/** What lies behind the words for the hands: what a problem means, how to be sure, and what else helps. */
import type { SaidPart } from '../../../../app/words/index.ts';
import type { Speech } from '../../../i18n/language.tsx';

type Advice = { readonly meaning: string; readonly confirm?: string; readonly next?: string };

/** The parts that there is something to say of. */
export function adviceParts(
  { labels: { problem } }: Pick<Speech, 'labels'>,
  { meaning, confirm = '', next = '' }: Advice,
): readonly SaidPart[] {
  const parts = [
    { title: problem.meaning, facts: [meaning] },
    { title: problem.confirm, facts: [confirm] },
    { title: problem.next, facts: [next] },
  ];
  return parts.filter(({ facts: [fact] }) => fact !== '');
}
