/** The text that goes to the support desk: what is on the screen, nothing else. No name, no code; the VIN masked unless somebody ticks it. */
import type { JobView } from '../../app/carkey/types.ts';
import type { About } from '../../app/console.ts';
import { maskVin } from './vin.ts';

/** Makes the summary. Closed words stay as they are in every language: support compares them. Pure. */
export function supportSummary(view: JobView | null, about: About, withVin: boolean): string {
  return [
    `CarKey Console ${about.version} (${about.shell}, ${about.mode})`,
    `log ${String(about.log.size)} ${about.log.root.slice(0, 16)}`,
    ...jobLines(view, withVin),
  ].join('\n');
}

function jobLines(view: JobView | null, withVin: boolean): readonly string[] {
  if (view === null || view.vin === null) return ['no vehicle in work'];
  return [
    `vehicle ${withVin ? view.vin : maskVin(view.vin)} (${view.brands.join('/')})`,
    view.status === null
      ? 'status not read'
      : `status ${view.status.word}, read ${iso(view.status.at)}, transaction ${view.status.transactionId}`,
    `next ${view.next.action}${view.stage === null ? '' : `, busy with ${view.stage.name}`}`,
    ...problemLines(view.problem),
    ...attemptLines(view.attempt),
    ...view.requirements.filter((one) => one.state !== 'met').map((one) => `requirement ${one.id}: ${one.state} (${one.reason ?? '-'})`),
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
      return [`problem unknown outcome: ${problem.reason}`, `transaction ${problem.transactionId}`];
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
  return [`attempt ${attempt.id}: ${attempt.state.name}`, ...attempt.steps.map((step) => `  ${iso(step.at)} ${step.name}`)];
}

function connectionLine({ connection }: JobView): string {
  if (connection === null) return 'phone connection not read';
  const unit = [connection.model, connection.protocol, connection.version].filter((part) => part !== null).join(' ');
  return `phone ${connection.connected ? 'connected' : 'not connected'} ${unit}`.trimEnd();
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
