/** A console at a simulated phone that the test runs itself: the customer's side, step by step, waiting for what is shown. */
import { afterEach } from 'vitest';
import type { CustomerView } from '../../../app/contract/index.ts';
import type { EntryRow } from '../../../app/audit/entry/types.ts';
import type { Goal, SpendAct, FreeAct } from '../../../app/enrolment/index.ts';
import type { SecretKind } from '../../../app/secret/index.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { findScenario } from '../../../main/pims/simulator/scenarios.ts';
import { startSimulator, type Simulator, type TrafficRecord } from '../../../main/pims/simulator/server.ts';
import { call, openVehicle, OK_VIN, started, temporaryFolder, send } from '../../support/console.ts';
import { atRest, customerUntil, seen } from '../../support/customer.ts';
import { practiceAt, wordOf } from '../../support/practice-at.ts';

export { atRest, customerUntil, seen };

/** What the simulated customer knows. */
export const PIN = '2580';
export const NEW_PIN = '1470';
export const NUMBER = '+33639980001';

const endings: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

/** Has something ended after the test, last one first. */
export function afterwards(end: () => Promise<void> | void): void {
  endings.push(end);
}

/** One desk at one phone. */
export type Desk = {
  readonly run: RunningConsole;
  readonly simulator: Simulator;
  readonly vin: string;
  readonly traffic: readonly TrafficRecord[];
  readonly folder: string;
};

type Limits = { readonly answerTimeoutMs: number; readonly activationTimeoutMs: number };

type DeskOptions = { readonly limits?: Limits; readonly lateMs?: number; readonly personMs?: number };

/** Starts phone and console. `lateMs`: when a late answer comes; `personMs`: how long a person takes, for whoever must see what stands meanwhile. */
export async function desk(scenario: string, options: DeskOptions = {}): Promise<Desk> {
  const traffic: TrafficRecord[] = [];
  const { lateMs = 700, personMs = 3 } = options;
  const simulator = await startSimulator({ scenario, personMs, lateMs, onTraffic: (one) => traffic.push(one) });
  afterwards(() => simulator.stop());
  const folder = temporaryFolder();
  afterwards(() => folder.remove());
  const run = await consoleAt(folder.path, simulator, options.limits);
  return { run, simulator, vin: findScenario(scenario)?.vin ?? OK_VIN, traffic, folder: folder.path };
}

/** A console at a phone that is there; stopped after the test, or before. */
export async function consoleAt(folder: string, simulator: Simulator, limits?: Limits): Promise<RunningConsole> {
  const run = await started(practiceAt(folder, wordOf(simulator), limits));
  afterwards(() => run.stop());
  return run;
}

/** Takes the vehicle into work and waits until it is known who is signed in. */
export async function opened({ run, vin }: Desk): Promise<CustomerView> {
  await openVehicle(run, vin);
  return customerUntil(run, ({ session }) => session.name === 'nobody' || session.name === 'signed-in');
}

/** Signs the customer in where nobody is, and notes the consent. */
export async function consented(one: Desk): Promise<CustomerView> {
  const { run } = one;
  const view = await opened(one);
  if (view.session.name === 'nobody') {
    await call(run, 'customer.openBrowser', { work: 'sign-in' });
    await customerUntil(run, ({ session }) => session.name === 'signed-in');
  }
  return consentedHere(one);
}

/** Notes the consent of whoever is signed in at the vehicle in work. */
export async function consentedHere({ run, vin }: Pick<Desk, 'run' | 'vin'>): Promise<CustomerView> {
  await customerUntil(run, ({ session, call: sent }) => session.name === 'signed-in' && sent === null);
  return call(run, 'customer.consent', { vin, kind: 'customer', account: accountOf({ run }) });
}

/** The account that is shown; an empty text where nobody is signed in. */
export function accountOf({ run }: Pick<Desk, 'run'>): string {
  const { session } = run.current().customer.view();
  return session.name === 'signed-in' ? session.account.ref : '';
}

/** Begins a run and waits until it waits. */
export async function begun({ run, vin }: Desk, goal: Goal): Promise<CustomerView> {
  await call(run, 'enrolment.begin', { vin, goal });
  return customerUntil(run, atRest);
}

type More = { readonly typed?: Partial<Record<SecretKind, string>>; readonly known?: true; readonly sure?: true };

/** One act, and the view once the run is at rest again. */
export async function acted({ run, vin }: Desk, act: FreeAct | SpendAct, more: More = {}): Promise<CustomerView> {
  await call(run, 'enrolment.act', { vin, act, ...seen({ run }), ...more });
  return customerUntil(run, atRest);
}

/** The code of the newest SMS on the customer's phone. */
export function smsOf({ simulator, vin }: Desk): string {
  return simulator.phone(vin).sms?.code ?? '';
}

/** Where a run stands, in one word or two. */
export function standing({ run }: CustomerView): string {
  const state = run?.state;
  if (state === undefined) return 'none';
  if (state.name === 'done') return `done ${state.how}`;
  if (state.name === 'not-done') return `not-done ${state.because}`;
  return `${state.name} ${state.place}`;
}

/** What kept an act from being done. */
export async function refusalOf<M extends Parameters<RunningConsole['api']['call']>[0]>(
  { run }: Pick<Desk, 'run'>,
  method: M,
  input: Parameters<typeof call<M>>[2],
): Promise<string> {
  const reply = await send(run, method, input);
  return reply.ok ? 'done' : (reply.error.refusal?.reason ?? reply.error.code);
}

/** All entries of a kind, oldest first. */
export async function entriesOf(run: RunningConsole, kind: EntryRow['kind']): Promise<readonly EntryRow[]> {
  const { rows } = await call(run, 'audit.search', { filter: { kind }, order: 'oldest', limit: 500 });
  return rows;
}

/** Requests of one API that reached the phone, by what they say. */
export function sentTo({ traffic }: Desk, api: string, part = ''): number {
  return traffic.filter(({ direction, text }) => direction === 'in' && text.includes(`"api":"${api}"`) && text.includes(part)).length;
}
