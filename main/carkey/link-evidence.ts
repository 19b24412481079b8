/** What the car itself said over the link becomes entries first, then evidence of the vehicle in work. */
import type { EntryDraft } from '../../app/audit/entry/index.ts';
import type { LogProblem } from '../../app/carkey/index.ts';
import type { ReadReport } from '../../app/link/read/index.ts';
import type { VinReading } from '../../app/link/protocol/index.ts';
import type { Vin, VinEvidence } from '../../app/vehicle/index.ts';
import { signed, simulated, type CarKeyContext } from './context.ts';

/** Writes down a read: one entry per VIN that was said, or one that says that none was. Returns why the log did not take it. */
export function recordRead(context: CarKeyContext, report: ReadReport, chosen: Vin | null): LogProblem | null {
  const { readings } = report.facts;
  const drafts = readings.length === 0 ? [nothingSaid(context, report)] : readings.map((reading) => said(context, reading, chosen));
  const written = context.trail.append(...drafts.map((draft) => signed(context, draft)));
  return written.ok ? null : written.error;
}

function said(context: CarKeyContext, reading: VinReading, chosen: Vin | null): EntryDraft {
  const out = chosen === null ? 'read' : reading.vin === chosen ? 'agrees' : 'differs';
  return {
    kind: 'vin-read',
    veh: context.trail.vehicle(reading.vin),
    out,
    d: { src: reading.source, at: reading.at, ...simulated(context) },
    personal: { vin: reading.vin, input: reading.raw },
  };
}

function nothingSaid(context: CarKeyContext, { verdict, elapsedMs }: ReadReport): EntryDraft {
  const reason = verdict.kind === 'silent' ? verdict.reasons[0] : undefined;
  const d: EntryDraft['d'] = { src: 'link', ms: Math.round(elapsedMs), ...(reason === undefined ? {} : { reason }), ...simulated(context) };
  return { kind: 'vin-read', out: verdict.kind, d };
}

/** Evidence with the link's statements replaced by those of a read; without one, none of them is left. */
export function withLink(evidence: readonly VinEvidence[], report: ReadReport | null): readonly VinEvidence[] {
  const others = evidence.filter((one) => !one.source.startsWith('link '));
  const readings = report === null ? [] : report.facts.readings;
  return [...others, ...readings.map(({ source, vin, at }) => ({ source, vin, at }))];
}
