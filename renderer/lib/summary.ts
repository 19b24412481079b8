/**
 * The text that goes to the support desk: what is on the screen, nothing else. No code, no name but what a hand-over's note says; the VIN
 * masked unless somebody ticks it.
 */
import type { FollowUp } from '../../app/audit/types.ts';
import type { AttemptId, HandOver, JobView } from '../../app/carkey/types.ts';
import type { About } from '../../app/console.ts';
import { maskVin } from './vin.ts';

/** More of them than support can ask about in one call are no help. */
const MOST_WAITING = 5;

/**
 * Makes the summary. `followUps`: of them those that were handed over and wait for support are named while no vehicle is in work. Closed
 * words stay as they are in every language: support compares them. Pure.
 */
export function supportSummary(view: JobView | null, about: About, withVin: boolean, followUps: readonly FollowUp[] = []): string {
  return [
    `CarKey Console ${about.version} (${about.shell}, ${about.mode})`,
    `log ${String(about.log.size)} ${about.log.root.slice(0, 16)}`,
    ...jobLines(view, withVin, followUps),
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

function jobLines(view: JobView | null, withVin: boolean, followUps: readonly FollowUp[]): readonly string[] {
  if (view === null || view.vin === null) {
    const waiting = waitingForSupport(followUps).flatMap(({ act, vin, handOver }) => [
      `attempt ${act}, vehicle ${vinText(vin, withVin)}`,
      ...handOverLines(handOver, vin, withVin),
    ]);
    return ['no vehicle in work', ...waiting];
  }
  return [
    `vehicle ${vinText(view.vin, withVin)} (${view.brands.join('/')})`,
    view.status === null
      ? 'status not read'
      : `status ${view.status.word}, read ${iso(view.status.at)}, transaction ${view.status.transactionId}`,
    `next ${view.next.action}${view.stage === null ? '' : `, busy with ${view.stage.name}`}`,
    ...problemLines(view.problem),
    ...attemptLines(view.attempt),
    ...handOverLines(view.attempt?.handOver ?? null, view.vin, withVin),
    ...view.requirements.filter((one) => one.state !== 'met').map((one) => `requirement ${one.id}: ${one.state} (${one.reason})`),
    connectionLine(view),
    `clock offset ${view.serverOffsetMs === null ? 'unknown' : `${String(view.serverOffsetMs)} ms`}`,
  ];
}

function problemLines(problem: JobView['problem']): readonly string[] {
  if (problem === null) return [];
  switch (problem.kind) {
    case 'pims':
      return [
        `problem ${problem.method} ${String(problem.code)} ${problem.label}`.trimEnd(),
        ...(problem.subErrors === null ? [] : [`sub-errors ${problem.subErrors}`]),
        ...(problem.transactionId === null ? [] : [`transaction ${problem.transactionId}`]),
      ];
    case 'unknown-outcome':
      return [`problem unknown outcome: ${problem.reason} ${problem.errorCode ?? ''}`.trimEnd(), `transaction ${problem.transactionId}`];
    case 'bridge':
      return [`problem bridge: ${problem.problem}`];
    case 'not-sent':
      return [`problem not sent: ${problem.reason}`];
    case 'status':
      return [`problem status: ${problem.contradictions.join(', ')}`];
    case 'log':
      return [`problem log: ${problem.reason}`];
  }
}

function attemptLines(attempt: JobView['attempt']): readonly string[] {
  if (attempt === null) return [];
  const { state } = attempt;
  const error = state.name === 'unknown' && state.errorCode !== null ? ` (${state.reason} ${String(state.errorCode)})` : '';
  return [`attempt ${attempt.id}: ${state.name}${error}`, ...attempt.steps.map((step) => `  ${iso(step.at)} ${step.name}`)];
}

/** The note is a text that a person typed: a VIN in it is masked like the vehicle's own. */
function handOverLines(handOver: HandOver | null, vin: string | null, withVin: boolean): readonly string[] {
  if (handOver === null) return [];
  const note = handOver.note ?? '-';
  const shown = vin === null || withVin ? note : note.replaceAll(new RegExp(vin, 'gi'), maskVin(vin));
  return [`handed over ${iso(handOver.at)}: ${shown.replaceAll(/\s+/g, ' ')}`];
}

function vinText(vin: string | null, withVin: boolean): string {
  if (vin === null) return 'forgotten';
  return withVin ? vin : maskVin(vin);
}

function connectionLine({ connection }: JobView): string {
  if (connection === null) return 'phone connection not read';
  const unit = [connection.model, connection.protocol, connection.version].filter((part) => part !== null).join(' ');
  return `phone ${connection.connected ? 'connected' : 'not connected'} ${unit}`.trimEnd();
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
