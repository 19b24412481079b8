/** The reading half of the contract: what a console that works and one that only watches answer alike. */
import { precedentsOf } from '../../app/audit/precedent/index.ts';
import { givenOnly } from '../../app/audit/search/index.ts';
import { outcomeOf } from '../../app/carkey/attempt/index.ts';
import type { JobView } from '../../app/carkey/index.ts';
import type { About, AttemptRow, BridgeView, ConsoleError, Input, MethodName, methods, Outputs } from '../../app/contract/index.ts';
import { fail, type Mode, ok, type Result } from '../../app/base/index.ts';
import { refused } from '../../app/refusals/index.ts';
import { brandsOf } from '../../app/vehicle/index.ts';
import { verdictOfAttempt, verdictOfEntry } from '../../app/verdict/job/index.ts';
import type { AttemptRecord, AuditTrail } from '../audit/index.ts';
import type { Clock, Revisions } from '../base/index.ts';
import { followUpsOf } from '../modes/index.ts';
import { practiceFleet } from '../pims/simulator/index.ts';
import type { SecretStore } from '../secrets/index.ts';
import { type SettingsStore, type Viewer, viewSettings } from '../settings/index.ts';

/** What a handler answers. */
export type Reply<M extends MethodName> = Result<Outputs[M], ConsoleError>;

/** One handler of the contract. */
export type Handler<M extends MethodName> = (input: Input<M>) => Reply<M> | Promise<Reply<M>>;

/** The contract, implemented. */
export type Handlers = { readonly [M in MethodName]: Handler<M> };

/** The messages that change nothing and read the log or the settings; those of the link are in link-handlers.ts. */
export type QueryName = Exclude<
  { [M in MethodName]: (typeof methods)[M]['kind'] extends 'query' ? M : never }[MethodName],
  | `link.${string}`
  | `update.${string}`
  | `operators.${string}`
  | `trust.${string}`
  | `bundle.${string}`
  | `receipt.${string}`
  | `customer.${string}`
  | `training.${string}`
>;

/** The part of the audit trail that reading needs. */
export type ReadTrail = Pick<
  AuditTrail,
  | 'view'
  | 'list'
  | 'detail'
  | 'findVehicle'
  | 'recentVehicles'
  | 'attempts'
  | 'followUps'
  | 'page'
  | 'facets'
  | 'histogram'
  | 'errorHistory'
>;

/** What is read; asked anew at every call, since the mode may change. */
export type QueryParts = {
  readonly trail: () => ReadTrail;
  readonly mode: () => Mode;
  readonly job: () => JobView;
  readonly bridge: () => BridgeView;
  readonly about: () => About;
  /** The attempt of a receipt's code; null where none is known. */
  readonly ofReceipt: (code: string) => Promise<AttemptRecord | null>;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  /** Who looks at the settings at this moment. */
  readonly viewer: () => Viewer;
  readonly clock: Clock;
  /** Numbers the views. */
  readonly revise: Revisions;
};

/** The attempt of a receipt's code, as a list of at most one. */
async function ofReceipt(parts: QueryParts, code: string): Promise<readonly AttemptRow[]> {
  const record = await parts.ofReceipt(code);
  return record === null ? [] : [attemptRow(record)];
}

/** Most attempts in one answer. */
const ATTEMPTS = 500;
/** Most recent vehicles in one answer. */
const RECENT = 12;

/** An attempt as a row. */
export function attemptRow(record: AttemptRecord): AttemptRow {
  const { state } = record;
  return {
    id: record.id,
    vin: record.vin,
    state: state.name,
    open: state.name === 'intent' || state.name === 'sent' || state.name === 'unknown',
    handedOver: record.handedOver,
    openedAt: record.openedAt,
    updatedAt: record.updatedAt,
    outcome: outcomeOf(state),
    errorCode: errorCodeOf(record),
    transactionId: record.transactionId,
    scenario: record.scenario,
    verdict: verdictOfAttempt(state),
  };
}

function errorCodeOf({ state }: AttemptRecord): number | null {
  if (state.name === 'unknown') return state.errorCode;
  return state.name === 'refused' && state.because.kind === 'error' ? state.because.code : null;
}

/** The vehicles handled last, with their brands. */
function recentVehicles(trail: ReadTrail, search: string | undefined): Outputs['vehicles.recent'] {
  return trail
    .recentVehicles(RECENT, search)
    .map(({ vin, lastAt, lastWord, openAttempt }) => ({ vin, brands: brandsOf(vin), lastAt, lastWord, openAttempt }));
}

function entryDetail(trail: ReadTrail, seq: number): Reply<'audit.entry'> {
  const detail = trail.detail(seq);
  return detail === null ? fail(refused({ reason: 'entry-not-found' })) : ok({ ...detail, verdict: verdictOfEntry(detail.row) });
}

/** Makes the handlers of the queries. */
export function createQueryHandlers(parts: QueryParts): Pick<Handlers, QueryName> {
  const { trail, mode, settings, secrets } = parts;
  return {
    'about.get': () => ok(parts.about()),
    'vehicles.recent': ({ search }) => ok(recentVehicles(trail(), search)),
    'vehicles.practice': () => ok(mode() === 'practice' ? practiceFleet.map((one) => ({ ...one, brands: brandsOf(one.vin) })) : []),
    'job.get': () => ok(parts.job()),
    'bridge.get': () => ok(parts.bridge()),
    'attempts.list': async ({ openOnly, receipt }) => {
      if (receipt !== undefined) return ok(await ofReceipt(parts, receipt));
      return ok(
        trail()
          .attempts(openOnly ?? false, ATTEMPTS)
          .map(attemptRow),
      );
    },
    'followups.list': () => ok(followUpsOf(trail(), parts.clock, parts.revise)),
    'audit.entry': ({ seq }) => entryDetail(trail(), seq),
    'audit.search': ({ filter, order, limit, after }) =>
      ok({
        ...trail().page(givenOnly(filter ?? {}), { order, limit, ...(after === undefined ? {} : { after }) }),
        size: trail().view().size,
      }),
    'audit.facets': ({ filter }) => ok(trail().facets(givenOnly(filter ?? {}))),
    'audit.histogram': ({ filter, buckets, zone }) =>
      ok(trail().histogram(givenOnly(filter ?? {}), buckets, zone === undefined ? {} : { zone })),
    'errors.precedents': ({ code }) => ok(precedentsOf(code, trail().errorHistory(code))),
    'settings.get': () => ok(viewSettings(settings, secrets, parts.viewer(), parts.revise())),
  };
}
