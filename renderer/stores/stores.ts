/** All stores of one page, and the wiring between them and the transport. */
import { createContext, useContext } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { ConsoleEvent } from '../../app/contract/index.ts';
import { outdated } from '../../app/base/index.ts';
import { isOver, situationOf } from '../../app/refusals/index.ts';
import type { Transport } from '../api/transport.ts';
import { askForPin, type Standing } from './ask-pin.ts';
import { createAuditStore, type AuditStore } from './audit/audit.ts';
import { createBundleStore, type BundleStore } from './bundle.ts';
import { createCustomerStore, type CustomerStore } from './customer.ts';
import { createFollowUpsStore, type FollowUpsStore } from './followups.ts';
import { createJobStore, type JobStore } from './job.ts';
import { createLinkStore, type LinkStore } from './link.ts';
import { coverOf, createOperatorsStore, personAt, type Cover, type OperatorsStore } from './operators.ts';
import { createSessionStore, type SessionStore } from './session.ts';
import { createSettingsStore, type SettingsStore } from './settings.ts';
import { createTrainingStore, type TrainingStore } from './training.ts';
import { createTrustStore, type TrustStore } from './trust.ts';
import { createUiStore, type UiStore } from './ui.ts';

/** The stores of one page. */
export type Stores = {
  readonly session: SessionStore;
  readonly job: JobStore;
  readonly customer: CustomerStore;
  readonly training: TrainingStore;
  readonly link: LinkStore;
  readonly followUps: FollowUpsStore;
  readonly audit: AuditStore;
  readonly trust: TrustStore;
  readonly bundle: BundleStore;
  readonly settings: SettingsStore;
  readonly operators: OperatorsStore;
  readonly ui: UiStore;
};

/** Makes the stores. Nothing is asked until {@link startStores}. */
export function createStores(transport: Transport, mono: () => number = () => performance.now()): Stores {
  const session = createSessionStore(transport);
  const plain = noticeWatching(transport, session);
  const operators = createOperatorsStore({ api: plain, asking: () => api });
  const api: Transport = askForPin(plain, {
    operators,
    isCovered: () => coverNow(stores) !== 'none',
    standing: () => standingOf(stores),
    onPressAgain: () => stores.job.clearError(),
  });
  const stores: Stores = {
    session,
    operators,
    job: createJobStore(api, mono, () => watchOf(operators)),
    customer: createCustomerStore(api, () => watchOf(operators)),
    training: createTrainingStore(api),
    link: createLinkStore(api, () => watchOf(operators)),
    followUps: createFollowUpsStore(api),
    audit: createAuditStore(api),
    trust: createTrustStore(api),
    bundle: createBundleStore(api),
    settings: createSettingsStore(api),
    ui: createUiStore(),
  };
  return stores;
}

/** What covers the screen now. Before the console has answered nothing is shown anyway. */
function coverNow({ session, operators }: Stores): Cover {
  return coverOf(operators.getState(), session.getState().about?.mode ?? 'practice');
}

/** Who is at the page, and since which PIN: a press is theirs, and is over once one was asked for. */
function watchOf(operators: OperatorsStore): string {
  const { questions } = operators.getState();
  return `${questions} ${personAt(operators.getState()) ?? ''}`;
}

function standingOf({ operators, job }: Stores): Standing {
  const { view } = job.getState();
  return {
    name: operators.getState().view?.session?.name ?? null,
    vin: view?.vin ?? null,
    attempt: view?.attempt?.id ?? null,
  };
}

/** Keeps `watching` of the session: a refused command says that another page commands, an accepted one that this page does. */
function noticeWatching(api: Transport, session: SessionStore): Transport {
  return {
    ...api,
    call: async (method, input) => {
      const reply = await api.call(method, input);
      if (!reply.ok && reply.error.code === 'watch-only') session.setState({ watching: true });
      else if (reply.ok && method.startsWith('job.') && method !== 'job.get') session.setState({ watching: false });
      return reply;
    },
  };
}

/** Connects the stores: events in, and everything asked anew each time the line comes up. Returns the function that ends it. */
export function startStores(api: Transport, stores: Stores): () => void {
  const unlisten = api.listen((event) => deliver(stores, event));
  const unwatch = api.watch((line) => {
    stores.session.setLine(line);
    if (line === 'up') void reloadAll(stores);
  });
  // Practice and live have logs and vehicles of their own: nothing of the other one may stay on the screen.
  const unfollow = stores.settings.subscribe((now, before) => {
    if (now.value === null || before.value === null || now.value.mode === before.value.mode) return;
    forgetOtherMode(stores);
    void reloadAll(stores);
  });
  const unsituate = followSituation(stores);
  const uncover = followCover(stores);
  const unperson = followPerson(stores);
  return () => {
    unlisten();
    unwatch();
    unfollow();
    uncover();
    unperson();
    unsituate();
  };
}

/** What was said about the mode that was left is over, whatever it was. */
function forgetOtherMode({ job, link, customer, trust, bundle, ui }: Stores): void {
  job.clearError();
  customer.clearError();
  link.clearError();
  trust.layAside();
  bundle.giveUp();
  ui.hush();
}

/** A refusal is told as long as what it spoke of lasts; notices about a vehicle go with it. */
function followSituation({ job, link, ui }: Stores): () => void {
  return job.subscribe((now, before) => {
    if (now.view === before.view) return;
    const [then, situation] = [situationOf(before.view), situationOf(now.view)];
    if (before.view !== null && then.vin !== situation.vin) ui.hush('job');
    const { error } = link.getState();
    if (error !== null && isOver(error, then, situation)) link.clearError();
  });
}

/** Notices may name a vehicle, so they go with the screen. Behind the cover every question was refused: all is asked anew once it is open. */
function followCover(stores: Stores): () => void {
  let cover = coverNow(stores);
  return stores.operators.subscribe(() => {
    const before = cover;
    cover = coverNow(stores);
    if (before === 'none' && cover !== 'none') hush(stores);
    if (before !== 'none' && cover === 'none') void reloadAll(stores);
  });
}

/**
 * What somebody opened is not the next person's to see, who starts at the start page. The same person finds it again after a lock or a
 * sign-out. What was scanned behind the cover is the next person's own.
 */
function followPerson(stores: Stores): () => void {
  let last = personAt(stores.operators.getState());
  let there = last;
  let left = '';
  return stores.operators.subscribe((state) => {
    const person = personAt(state);
    if (there !== null) left = stores.job.getState().find.text;
    there = person;
    if (person === null || person === last) return;
    if (last !== null) layAside(stores, left);
    last = person;
  });
}

/** Notices and what was announced may name a vehicle. */
function hush({ ui }: Pick<Stores, 'ui'>): void {
  ui.hush();
  ui.announce(null);
}

/** `left`: what the find field held when the last person went. */
function layAside({ bundle, job, trust, ui }: Stores, left: string): void {
  ui.open(null);
  ui.go('job');
  if (job.getState().find.text === left) job.setFind('');
  hush({ ui });
  bundle.giveUp();
  bundle.close();
  trust.layAside();
}

function deliver(stores: Stores, event: ConsoleEvent): void {
  stores.session.take(event);
  stores.operators.take(event);
  stores.settings.take(event);
  stores.followUps.take(event);
  stores.audit.take(event);
  stores.trust.take(event);
  stores.link.take(event);
  stores.customer.take(event);
  stores.training.take(event);
  if (event.type === 'job') stores.job.takeView(event.job);
}

/** Asks for everything that is on any screen. */
export async function reloadAll(stores: Stores): Promise<void> {
  stores.operators.setState(({ view }) => ({ view: outdated(view) }));
  await Promise.all([
    // Whether an account is needed depends on the mode.
    stores.session.load(true).then(() => stores.operators.load()),
    stores.settings.load(true),
    stores.job.load(true),
    stores.job.loadLists(),
    stores.link.load(true),
    stores.customer.load(true),
    stores.training.load(true),
    stores.followUps.load(true),
    stores.trust.load(true),
    stores.audit.getState().loaded ? stores.audit.clear() : undefined,
  ]);
}

const StoresContext = createContext<Stores | null>(null);
/** Gives the stores to the components below. */
export const StoresProvider = StoresContext.Provider;

/** The stores of this page. Throws outside of {@link StoresProvider}: that is a bug. */
export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (stores === null) throw new Error('no stores above this component');
  return stores;
}

/** Follows a part of a store. */
type StoreHook<S> = <T>(select: (state: S) => T) => T;

/** Makes the hook of one store. What it is given must select the same value from the same state, so nothing is made anew in it. */
function hookOf<S>(pick: (stores: Stores) => StoreApi<S>): StoreHook<S> {
  return function useOne(select) {
    return useStore(pick(useStores()), select);
  };
}

/** `useJob((s) => s.view)`: follows a part of the job, and so on for each store. */
export const useJob = hookOf((stores) => stores.job);
export const useCustomer = hookOf((stores) => stores.customer);
export const useTraining = hookOf((stores) => stores.training);
export const useLink = hookOf((stores) => stores.link);
export const useFollowUps = hookOf((stores) => stores.followUps);
export const useAudit = hookOf((stores) => stores.audit);
export const useTrust = hookOf((stores) => stores.trust);
export const useBundle = hookOf((stores) => stores.bundle);
export const useSettings = hookOf((stores) => stores.settings);
export const useOperators = hookOf((stores) => stores.operators);
export const useSession = hookOf((stores) => stores.session);
export const useUi = hookOf((stores) => stores.ui);
