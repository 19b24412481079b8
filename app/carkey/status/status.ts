/** What a status answer means at one moment. Green needs two fields that agree; everything odd is named and never green. */
import type { StatusAnswer } from '../../pims/index.ts';
import { judgeExpiry } from '../code/index.ts';
import type { Contradiction, StatusMeaning, StatusWord } from '../index.ts';

const TONES: Readonly<Record<StatusWord, StatusMeaning['tone']>> = {
  active: 'good',
  suspended: 'warn',
  'suspended-late': 'bad',
  'suspended-no-date': 'warn',
  'not-activated': 'neutral',
  'server-does-not-know': 'warn',
  contradiction: 'bad',
  unreadable: 'bad',
};

/** Words after which an activation could be the second one. */
const MAYBE_ACTIVE: ReadonlySet<StatusWord> = new Set<StatusWord>(['active', 'contradiction']);

/**
 * Turns one status answer into one word. `serverNow` is server time in UTC ms; it only decides whether a suspension's deadline is over.
 * Every combination of the three fields is decided (test/unit/app/carkey/status/status.test.ts lists them all).
 * The date counts beside `suspended` only: the published sample carries one beside `active`, where it has no meaning.
 */
export function meaningOf(answer: StatusAnswer, serverNow: number): StatusMeaning {
  const unusable = unusableFields(answer);
  if (unusable.length > 0) return { ...meaning('unreadable', unusable), mayActivate: !couldBeActive(answer) };
  const clash = clashOf(answer);
  if (clash !== null) return meaning('contradiction', [clash]);
  switch (answer.cvsStatus) {
    case 'active':
      return meaning('active');
    case 'suspended':
      return suspended(answer.maxReactivationDate, serverNow);
    case 'disabled':
      return meaning('not-activated');
    case 'unknown':
    case null:
      return meaning('server-does-not-know');
  }
}

function unusableFields(answer: StatusAnswer): readonly Contradiction[] {
  const found: Contradiction[] = [];
  if (answer.isCarKeyVerified === null) found.push('verified-field-unusable');
  if (answer.cvsStatus === null) found.push('status-field-unusable');
  return found;
}

/** Of an answer that is not understood as a whole: nothing of it can be read, or the part that can says that the CarKey is active. */
function couldBeActive({ isCarKeyVerified: verified, cvsStatus: status }: StatusAnswer): boolean {
  return verified === true || status === 'active' || (verified === null && status === null);
}

/** A suspended CarKey was verified once, so `verified` may say either there; beside `unknown` and `disabled` it may not be true. */
function clashOf({ isCarKeyVerified: verified, cvsStatus: status }: StatusAnswer): Contradiction | null {
  if (status === 'suspended') return null;
  if (verified === true && status !== 'active') return 'verified-but-not-active';
  if (verified !== true && status === 'active') return 'active-but-not-verified';
  return null;
}

function suspended(raw: string | null, serverNow: number): StatusMeaning {
  const date = judgeExpiry(raw);
  if (date.kind === 'at') return meaning(serverNow < date.at ? 'suspended' : 'suspended-late', [], date.at);
  return meaning('suspended-no-date', date.reason === 'missing' ? [] : ['date-unusable']);
}

function meaning(word: StatusWord, contradictions: readonly Contradiction[] = [], deadline: number | null = null): StatusMeaning {
  return { word, tone: TONES[word], mayActivate: !MAYBE_ACTIVE.has(word), deadline, contradictions };
}
