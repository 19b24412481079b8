/**
 * The text that goes to the support desk: what is on the screen, nothing else, in the words of the screen. No code, no name but what a
 * hand-over's note says; the VIN masked unless somebody ticks it. Numbers, times (UTC) and ids stand in one form in every language: they are
 * what support looks for.
 */
import type { FollowUp } from '../../app/audit/entry/index.ts';
import type { AttemptId, AttemptState, AttemptView, HandOver, JobView, Problem } from '../../app/carkey/index.ts';
import type { About } from '../../app/contract/index.ts';
import { sayRequirement, sayVerdictLine } from '../../app/words/index.ts';
import { fill, sayUnknown } from '../../app/words/shape/index.ts';
import type { Speech } from '../i18n/language.tsx';
import { sayNext } from '../i18n/say-next.ts';
import { cardOf, sayStage } from '../i18n/say.ts';
import { maskVin } from '../lib/vin.ts';

/** More of them than support can ask about in one call are no help. */
const MOST_WAITING = 5;

type Say = Pick<Speech, 'words' | 'labels' | 'locale'>;

/**
 * Makes the summary. `followUps`: of them those that were handed over and wait for support are named while no vehicle is in work. Pure.
 */
export function supportSummary(
  say: Say,
  view: JobView | null,
  about: About,
  withVin: boolean,
  followUps: readonly FollowUp[] = [],
): string {
  const { labels } = say;
  return [
    fill(labels.summary.program, {
      version: about.version,
      what: labels.settings[`shell_${about.shell}`],
      title: labels.world[about.mode],
    }),
    fill(labels.summary.log, { size: String(about.log.size), code: about.log.root.slice(0, 16) }),
    ...(view === null || view.vin === null ? waitingLines(say, withVin, followUps) : jobLines(say, { ...view, vin: view.vin }, withVin)),
  ].join('\n');
}

/** What was handed over and is not settled, latest first. Pure. */
export function waitingForSupport(followUps: readonly FollowUp[]): readonly Waiting[] {
  const waiting = followUps.flatMap(({ act, vin, state, handOver }) =>
    act === null || handOver === null || state !== 'open' ? [] : [{ act, vin, handOver }],
  );
  return waiting.toSorted((a, b) => b.handOver.at - a.handOver.at).slice(0, MOST_WAITING);
}

/** An attempt that was handed over. */
type Waiting = { readonly act: AttemptId; readonly vin: string | null; readonly handOver: HandOver };

function waitingLines(say: Say, withVin: boolean, followUps: readonly FollowUp[]): readonly string[] {
  const { summary } = say.labels;
  const waiting = waitingForSupport(followUps).flatMap(({ act, vin, handOver }) => [
    fill(summary.attempt, { id: act, what: fill(summary.vehicle, { text: vinText(say, vin, withVin) }) }),
    ...handOverLines(say, handOver, vin, withVin),
  ]);
  return [summary.noVehicle, ...waiting];
}

function jobLines(say: Say, view: JobView & { readonly vin: string }, withVin: boolean): readonly string[] {
  const { words, labels } = say;
  const { summary } = labels;
  const brands = view.brands.length === 0 ? '' : ` (${view.brands.join(' / ')})`;
  return [
    fill(summary.vehicle, { text: `${vinText(say, view.vin, withVin)}${brands}` }),
    statusLine(say, view.status),
    fill(summary.next, { what: sayNext(say, view.next, view.confirmations).heading }),
    ...(view.stage === null ? [] : [fill(summary.running, { what: sayStage(words, view.stage.name) })]),
    ...problemLines(say, view.problem),
    ...(view.verdict === null ? [] : [sayVerdictLine(words, view.verdict)]),
    ...attemptLines(say, view.attempt),
    ...handOverLines(say, view.attempt?.handOver ?? null, view.vin, withVin),
    ...view.requirements
      .filter((one) => one.state !== 'met')
      .map((one) => fill(summary.requirement, { title: words.requirement[one.id].title, reason: sayRequirement(say, one) })),
    phoneLine(say, view),
    view.serverOffsetMs === null ? summary.clockUnknown : fill(summary.clock, { ms: String(view.serverOffsetMs) }),
  ];
}

function statusLine({ words, labels }: Say, status: JobView['status']): string {
  if (status === null) return labels.summary.notRead;
  return fill(labels.summary.status, { word: words.statusWord[status.word].word, time: iso(status.at), id: status.transactionId });
}

function problemLines(say: Say, problem: Problem | null): readonly string[] {
  if (problem === null) return [];
  const { summary } = say.labels;
  const transaction = 'transactionId' in problem ? problem.transactionId : null;
  return [
    fill(summary.problem, { what: problemText(say, problem) }),
    ...(transaction === null ? [] : [fill(summary.transaction, { id: transaction })]),
  ];
}

/** The number and the label of PIMS go along word for word; everything else is told as on the card. */
function problemText(say: Say, problem: Problem): string {
  const { labels } = say;
  const meaning = cardOf(say, problem).meaning;
  if (problem.kind !== 'pims') return meaning;
  const parts = [
    fill(labels.problem.code, { code: String(problem.code) }),
    problem.label,
    problem.subErrors === null ? '' : `${labels.problem.subErrors} ${problem.subErrors}`,
    meaning,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function attemptLines(say: Say, attempt: AttemptView | null): readonly string[] {
  if (attempt === null) return [];
  const { words, labels } = say;
  const step = (name: AttemptView['steps'][number]['name']) =>
    name === 'read-back' ? words.entryKind['read-back'] : words.attemptState[name];
  return [
    fill(labels.summary.attempt, { id: attempt.id, what: stateText(say, attempt.state) }),
    ...attempt.steps.map(({ at, name }) => `  ${iso(at)} ${step(name)}`),
  ];
}

function stateText({ words }: Say, state: AttemptState): string {
  const name = words.attemptState[state.name];
  return state.name === 'unknown' ? `${name} · ${sayUnknown(words, state)}` : name;
}

/** The note is a text that a person typed: a VIN in it is masked like the vehicle's own. */
function handOverLines({ labels }: Say, handOver: HandOver | null, vin: string | null, withVin: boolean): readonly string[] {
  if (handOver === null) return [];
  const note = handOver.note ?? '-';
  const shown = vin === null || withVin ? note : note.replaceAll(new RegExp(vin, 'gi'), maskVin(vin));
  return [fill(labels.summary.handedOver, { time: iso(handOver.at), text: shown.replaceAll(/\s+/g, ' ') })];
}

function vinText({ labels }: Say, vin: string | null, withVin: boolean): string {
  if (vin === null) return labels.followups.forgotten;
  return withVin ? vin : maskVin(vin);
}

function phoneLine({ labels }: Say, { connection }: JobView): string {
  const { phone, summary } = labels;
  if (connection === null) return fill(summary.phone, { text: phone.notRead });
  const unit = [connection.model, connection.protocol, connection.version].filter((part) => part !== null).join(' ');
  const text = connection.connected ? phone.connected : phone.notConnected;
  return fill(summary.phone, { text: unit === '' ? text : `${text} · ${unit}` });
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
