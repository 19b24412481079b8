/**
 * A bridge writes security codes in every form into every place where one may stand: answers, late, double and foreign ones, errors, status
 * answers, events and frames that nobody can read. Afterwards every byte that the console wrote, showed or handed out is searched for each of
 * them in eight encodings. Only the row of the code in the vault may hold one, and that is sealed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ERROR_FORMS, EVENT_FORMS, STATUS_FORMS, SUCCESS_FORMS, UNREADABLE_FORMS } from '../support/answer-forms.ts';
import { AnswerDesk, type Sent } from './answers-desk.ts';
import { filesBelow, searchWritten, type Canary } from './canary-search.ts';
import type { Fault } from './fault.ts';

/** One of so many forms is tried as an answer of its own in the starred run: each takes an activation. */
const STARRED_STEP = 9;

const [GOOD] = SUCCESS_FORMS;
const ANSWERS = [...SUCCESS_FORMS, ...ERROR_FORMS, ...UNREADABLE_FORMS];

async function day(desk: AnswerDesk, step: number): Promise<void> {
  if (GOOD === undefined) throw new Error('there are no forms');
  const some = ANSWERS.filter((_, index) => index % step === 0);
  for (const form of some) await desk.asAnswer(form);
  for (const form of some) await desk.asLateAnswer(form);
  await desk.asDoubles(GOOD, ANSWERS);
  await desk.asForeign(ANSWERS);
  await desk.asStatus(STATUS_FORMS);
  await desk.asEvents(EVENT_FORMS);
  for (const form of ANSWERS.filter((_, index) => index % (step * 12) === 0)) await desk.asCommand(form);
}

const canariesOf = (sent: readonly Sent[]): Canary[] =>
  sent.flatMap(({ parts }) => parts.map((value): Canary => ({ kind: 'security code', value })));

/** What an earlier version kept of an answer: the text without what looks like the published field. */
const asBefore = (frame: string): string => frame.replace(/("securityCode"\s*:\s*)"(?:[^"\\]|\\.)*"/g, '$1"[sealed]"');

/** How many of the codes are left by the rule of before. */
const leftBefore = (sent: readonly Sent[]): number =>
  sent.filter(({ frame, parts }) => parts.some((part) => asBefore(frame).includes(part))).length;

/** Which of the codes stand in something. */
function leaksOf(sent: readonly Sent[], root: string): { readonly words: readonly string[]; readonly tried: number } {
  const canaries = canariesOf(sent);
  const { escaped, tried } = searchWritten(canaries, filesBelow(root));
  const guilty = sent.filter(({ parts }) => escaped.some((words) => parts.some((part) => words.includes(`${part.slice(0, 3)}…`))));
  return { words: guilty.length > 12 ? escaped : [...escaped, ...guilty.map(({ place, form }) => `perhaps: ${place}, ${form}`)], tried };
}

/** Answers with codes in them. */
export const fault: Fault = {
  name: 'answers',
  starred: true,
  async run(scale) {
    const root = mkdtempSync(join(tmpdir(), 'carkey-answers-'));
    try {
      const desk = await AnswerDesk.open(root);
      await day(desk, scale === 'full' ? 1 : STARRED_STEP);
      await desk.handOut();
      const { sent } = desk;
      const { words, tried } = leaksOf(sent, root);
      const places = new Set(sent.map(({ place }) => place)).size;
      const before = leftBefore(sent);
      return {
        name: `${sent.length} codes in ${new Set(sent.map(({ form }) => form)).size} forms at ${places} places, 8 encodings`,
        tried,
        survived: tried - words.length,
        lost: words,
        control: {
          what: `the pattern of an earlier version leaves ${before} of ${sent.length} in what was kept`,
          seen: before > sent.length / 2,
        },
      };
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
};
