/** The words of the one next action: card, button and announcement take theirs from here, so that they cannot differ. */
import { DEEDS, openStatements } from '../../app/carkey/job/index.ts';
import type { Deed, JobView, Next, NextAction, Problem, Requirement } from '../../app/carkey/index.ts';
import { lastEight } from '../lib/vin.ts';
import { sayRequirement } from '../../app/words/index.ts';
import { cardOf, sayStage } from './say.ts';
import type { Speech } from './language.tsx';
import { fill } from '../../app/words/shape/index.ts';

type Say = Pick<Speech, 'words' | 'labels' | 'locale'>;

/** What is said of the next action. `press`: what stands on its button, null where there is nothing to press. */
type NextCard = {
  readonly heading: string;
  readonly help: string;
  readonly press: string | null;
  /** What it answers to, when that is a problem with facts of its own. */
  readonly problem: Problem | null;
  /** What it answers to, when that is a line that is not met. */
  readonly requirement: Requirement | null;
};

/** Deeds whose button says what their own action says. The others have words of their own. */
const NAMED_BY: Readonly<Record<Exclude<Deed, 'none' | 'confirm' | 'reveal' | 'decide' | 'hand-over'>, NextAction>> = {
  find: 'find',
  reconnect: 'connect-bridge',
  settings: 'open-settings',
  reread: 'read-status',
  recheck: 'check-again',
  link: 'read-vehicle',
  'follow-ups': 'settle-other',
  activate: 'activate',
  receipt: 'show-receipt',
  close: 'finish',
  support: 'ask-support',
  'sign-in': 'let-sign-in',
  'sign-out': 'let-sign-out',
  'one-time-code': 'give-code',
  enrol: 'enrol',
  consent: 'ask-consent',
  customer: 'go-on-run',
};

/** The text of a deed's button: the same for the same deed, whatever led to it. */
export function sayDeed({ words, labels }: Say, deed: Deed, given: JobView['confirmations']): string | null {
  switch (deed) {
    case 'none':
      return null;
    case 'confirm':
      return labels.next[openStatements(given)];
    case 'reveal':
      return labels.code.hold;
    case 'decide':
      return labels.unknown.decideButton;
    case 'hand-over':
      return labels.unknown.handOverButton;
    default:
      return words.nextAction[NAMED_BY[deed]].label;
  }
}

/** The card of a next action. A problem's card begins with what it tells the hands; everything else with the action itself. */
export function sayNext(say: Say, next: Next, given: JobView['confirmations']): NextCard {
  const { label, help } = say.words.nextAction[next.action];
  const press = sayDeed(say, DEEDS[next.action], given);
  const about = next.about;
  if (about?.kind === 'problem')
    return { heading: cardOf(say, about.problem).hands, help: '', press, problem: about.problem, requirement: null };
  return { heading: label, help, press, problem: null, requirement: about?.requirement ?? null };
}

/** Why the next action is what it is, in one sentence; empty where the action says it all. */
export function sayReason(say: Say, { requirement, problem }: NextCard): string {
  if (requirement !== null) return sayRequirement(say, requirement);
  return problem === null ? '' : cardOf(say, problem).meaning;
}

/** What a screen reader is told about the vehicle in work: what became of it, why, and what is next. */
export function sayJob(say: Say, view: JobView): string {
  const { words, labels } = say;
  const card = sayNext(say, view.next, view.confirmations);
  if (view.vin === null) return card.heading;
  const next = view.stage === null ? [sayReason(say, card), card.heading] : [sayStage(words, view.stage.name)];
  const what = [outcomeOf(say, view), ...next].filter((part) => part !== '').map(asSentence);
  return fill(labels.job.said, { vin: lastEight(view.vin), what: what.join(' ') });
}

function outcomeOf({ words, labels }: Say, { attempt, stage, status }: JobView): string {
  const state = attempt?.state;
  if (state?.name === 'unknown') return labels.unknown.title;
  if (stage !== null) return '';
  if (state?.name === 'succeeded') return words.readBack[state.readBack];
  if (state?.name === 'resolved') return words.resolution[state.as];
  if (state?.name === 'refused') return words.attemptState.refused;
  return status === null ? '' : words.statusWord[status.word].word;
}

const asSentence = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`);
