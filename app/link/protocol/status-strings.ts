/**
 * The words an ELM-like adapter says besides data. Matched without spaces, since ATS0 and clones leave them out. Meanings: ELM327 data
 * sheet; forms of clones: pyOBD and AndrOBD issues. A text that is not here is logged and is never fatal.
 */
import { compact } from './bytes.ts';

/** What a status is about. */
export type StatusKind =
  | 'fine'
  | 'progress'
  | 'ignored'
  | 'not-understood'
  | 'no-answer'
  | 'bus'
  | 'line'
  | 'lost'
  | 'interrupted'
  | 'reset'
  | 'power'
  | 'adapter';

/** Technician-facing code; the sentence is in app/words. */
export type TroubleCode =
  | 'accepted'
  | 'contacting-car'
  | 'k-line-started'
  | 'flow-control-shown'
  | 'function-missing'
  | 'no-protocol-answered'
  | 'ecu-silent'
  | 'can-error'
  | 'k-line-failed'
  | 'bus-busy'
  | 'bus-error'
  | 'own-output-not-seen'
  | 'answer-unusable'
  | 'line-damaged'
  | 'reception-fault'
  | 'answer-overran'
  | 'interrupted'
  | 'supply-dropped'
  | 'low-power-soon'
  | 'low-power-now'
  | 'fatal-can-fault'
  | 'adapter-fault'
  | 'adapter-restarted';

/** What the client does: data for the script, so that every status has one reaction. */
export type StatusAction =
  'go-on' | 'wait' | 'mark-missing' | 'try-other' | 'resend' | 'drop-line' | 're-init' | 'narrow-and-resend' | 'give-up';

/** One row: what to look for, what it means, what to do. */
export type StatusMeaning = { readonly kind: StatusKind; readonly code: TroubleCode; readonly action: StatusAction };
type Row = StatusMeaning & { readonly match: RegExp };

const row = (match: RegExp, kind: StatusKind, code: TroubleCode, action: StatusAction): Row => ({ match, kind, code, action });

/** Texts that stand before a result, often on the same line. */
const PREFIXES: readonly Row[] = [
  row(/^SEARCHING\.*/, 'progress', 'contacting-car', 'wait'),
  row(/^BUSINIT:?\.*OK/, 'progress', 'k-line-started', 'go-on'),
];

/** Marks that the chip puts behind a damaged data line. */
const SUFFIXES: readonly Row[] = [
  row(/<DATAERROR$/, 'line', 'line-damaged', 'drop-line'),
  row(/<RXERROR$/, 'line', 'reception-fault', 'drop-line'),
];

/** Whole lines. `NABLETO`: a clone loses the first letter. */
const WHOLE: readonly Row[] = [
  row(/^OK$/, 'fine', 'accepted', 'go-on'),
  row(/^\?$/, 'not-understood', 'function-missing', 'mark-missing'),
  row(/^U?NABLETOCONNECT$/, 'no-answer', 'no-protocol-answered', 'try-other'),
  row(/^NODATA$/, 'no-answer', 'ecu-silent', 'go-on'),
  row(/^CANERROR$/, 'bus', 'can-error', 'try-other'),
  row(/^BUSINIT:?\.*ERROR$/, 'bus', 'k-line-failed', 'try-other'),
  row(/^BUSBUSY$/, 'bus', 'bus-busy', 'try-other'),
  row(/^BUSERROR$/, 'bus', 'bus-error', 'try-other'),
  row(/^FBERROR$/, 'bus', 'own-output-not-seen', 'try-other'),
  row(/^DATAERROR$/, 'lost', 'answer-unusable', 'resend'),
  row(/^RXERROR$/, 'lost', 'reception-fault', 'resend'),
  row(/^BUFFERFULL$/, 'lost', 'answer-overran', 'narrow-and-resend'),
  row(/^(?:BUSINIT:?\.*)?STOPPED$/, 'interrupted', 'interrupted', 'resend'),
  row(/^LVRESET$/, 'reset', 'supply-dropped', 're-init'),
  row(/^ERR94$/, 'reset', 'fatal-can-fault', 're-init'),
  row(/^!?ACTALERT$/, 'power', 'low-power-soon', 'go-on'),
  row(/^!?LPALERT$/, 'power', 'low-power-now', 're-init'),
  row(/^ERR[0-9]{2}$/, 'adapter', 'adapter-fault', 'give-up'),
  row(/^FC:/, 'ignored', 'flow-control-shown', 'go-on'),
  row(/ELM327V[0-9]/, 'reset', 'adapter-restarted', 're-init'),
];

/** A line taken apart: statuses found, and what is left of it as compact text (empty when all of it was status). */
export type LineParts = { readonly statuses: readonly StatusMeaning[]; readonly rest: string; readonly damaged: boolean };

/** Takes one line apart. Total: any text gives parts. A damaged line keeps its rest, but it must not be used as data. */
export function readStatus(line: string): LineParts {
  const statuses: StatusMeaning[] = [];
  let rest = compact(line);
  for (const prefix of PREFIXES) {
    if (prefix.match.test(rest)) statuses.push(meaning(prefix));
    rest = rest.replace(prefix.match, '');
  }
  const whole = WHOLE.find(({ match }) => match.test(rest));
  if (whole !== undefined) return { statuses: [...statuses, meaning(whole)], rest: '', damaged: false };
  const suffix = SUFFIXES.find(({ match }) => match.test(rest));
  if (suffix === undefined) return { statuses, rest, damaged: false };
  return { statuses: [...statuses, meaning(suffix)], rest: rest.replace(suffix.match, ''), damaged: true };
}

function meaning({ kind, code, action }: Row): StatusMeaning {
  return { kind, code, action };
}

/** All statuses of an answer, in order. */
export function statusesOf(lines: readonly string[]): readonly StatusMeaning[] {
  return lines.flatMap((line) => readStatus(line).statuses);
}

/** Is this answer a plain "done"? */
export function isAccepted(lines: readonly string[]): boolean {
  return statusesOf(lines).some(({ kind }) => kind === 'fine');
}
