/** What the chain and the link say to a technician: the most exact advice that is known. */
import type { BrokenLamp, ChainFacts } from '../../app/carkey/status/index.ts';
import type { Words } from '../../app/words/shape/index.ts';
import type { Speech } from './language.tsx';
import { cardOf } from './say.ts';

/** What to do about the first broken lamp: the cause's own remedy where it is known, else that of the lamp. */
export function sayBroken(speech: Pick<Speech, 'words' | 'labels'>, broken: BrokenLamp, facts: ChainFacts): string {
  return remedyOf(speech, broken, facts) ?? speech.words.lampRemedy[broken.word];
}

function remedyOf(speech: Pick<Speech, 'words' | 'labels'>, broken: BrokenLamp, facts: ChainFacts): string | null {
  const { words } = speech;
  switch (broken.id) {
    case 'desktop':
      return facts.logProblem === null || broken.word !== 'log-stopped' ? null : words.logProblem[facts.logProblem].hands;
    case 'adapter':
      return troubleOf(words, facts);
    case 'car':
      return silence(words, facts);
    case 'cable':
      return facts.bridge?.cable === undefined ? null : words.phoneCable[facts.bridge.cable.word].hands;
    case 'phone':
      return null;
    case 'cloud':
      return cloud(speech, broken, facts);
  }
}

/** What keeps the port from being used, or what was found at it instead of an adapter. */
function troubleOf(words: Words, facts: ChainFacts): string | null {
  const problem = facts.link?.problem ?? null;
  return problem === null ? silence(words, facts) : words.linkProblem[problem.code].hands;
}

function silence(words: Words, { link }: ChainFacts): string | null {
  const verdict = link?.last?.verdict;
  const [reason] = verdict?.kind === 'silent' ? verdict.reasons : [];
  return reason === undefined ? null : words.silenceReason[reason].hands;
}

function cloud(speech: Pick<Speech, 'words' | 'labels'>, { word }: BrokenLamp, { bridge, job }: ChainFacts): string | null {
  const problem = job?.problem ?? null;
  if (word === 'reading-failed') return problem === null ? null : cardOf(speech, problem).hands;
  return bridge !== null && 'problem' in bridge ? speech.words.bridgeProblem[bridge.problem].hands : null;
}
