/** What keys, palette and buttons have in common: the actions of the console, each one call. */
import type { CustomerDeed, Deed } from '../../app/carkey/index.ts';
import { DEEDS, openStatements } from '../../app/carkey/job/index.ts';
import { sayError } from '../../app/words/index.ts';
import type { KeyName } from '../i18n/key-name.ts';
import { sayNext } from '../i18n/say-next.ts';
import { personAt } from '../stores/operators.ts';
import { useStores, type Stores } from '../stores/stores.ts';

/** All actions by name. */
export type Actions = Readonly<
  Record<
    | 'help'
    | 'find'
    | 'followUps'
    | 'audit'
    | 'reread'
    | 'activate'
    | 'requirements'
    | 'confirm'
    | 'support'
    | 'settings'
    | 'link'
    | 'bridge'
    | 'palette'
    | 'lock'
    | 'back',
    () => void
  >
>;

/** The actions of this page. */
export function useActions(): Actions {
  const stores = useStores();
  const { ui } = stores;
  return {
    help: () => ui.open(ui.getState().overlay === 'help' ? null : 'help'),
    palette: () => ui.open('palette'),
    support: () => ui.open('support'),
    link: () => ui.open('link'),
    bridge: () => ui.open('bridge'),
    find: () => ui.focusOn('find'),
    followUps: () => ui.go('followups'),
    audit: () => ui.go('audit'),
    settings: () => ui.go('settings'),
    requirements: () => requirements(stores),
    confirm: () => (isConfirmNext(stores) ? confirm(stores) : requirements(stores)),
    reread: () => reread(stores),
    activate: () => activate(stores),
    lock: () => void lock(stores),
    back: () => back(stores),
  };
}

/** What each deed of the next action does when it is pressed. Revealing, deciding and handing over are carried out by their own card. */
export type PressDeed = Exclude<Deed, 'none' | 'reveal' | 'receipt' | 'decide' | 'hand-over'>;

/** The presses of the next action, by deed; a key with the same deed does the same. */
export function usePresses(): Readonly<Record<PressDeed, () => void>> {
  const stores = useStores();
  const actions = useActions();
  return {
    find: actions.find,
    reconnect: () => void stores.session.reconnectBridge(),
    settings: actions.settings,
    reread: actions.reread,
    recheck: actions.reread,
    link: actions.link,
    'follow-ups': actions.followUps,
    confirm: () => confirm(stores),
    activate: actions.activate,
    close: () => void finish(stores),
    ...customerPresses(stores),
    support: actions.support,
  };
}

/** The key of a deed, where it has one. */
export const KEY_OF_DEED: Readonly<Partial<Record<Deed, KeyName>>> = {
  find: 'F2',
  'follow-ups': 'F3',
  reread: 'F5',
  recheck: 'F5',
  activate: 'F6',
  // Only one of them can be next: F6 goes on with the job, and activates only where that is what comes next.
  'sign-in': 'F6',
  'sign-out': 'F6',
  'one-time-code': 'F6',
  enrol: 'F6',
  consent: 'F6',
  customer: 'F6',
  confirm: 'F7',
  support: 'F8',
  settings: 'F9',
  link: 'F10',
};

function requirements({ ui }: Stores): void {
  ui.go('job');
  ui.focusOn('requirements');
}

/** Is stating keys and seat the next thing, before the eyes of the person, with nothing over it? */
function isConfirmNext({ job, ui, operators }: Stores): boolean {
  if (operators.getState().asked !== null) return false;
  const { screen, overlay } = ui.getState();
  return screen === 'job' && overlay === null && job.getState().view?.next.action === 'confirm';
}

/** States what is still to be stated: one press, each statement logged with the name. */
function confirm({ job, ui }: Stores): void {
  const view = job.getState().view;
  if (view === null || view.vin === null) return;
  ui.focusOn('next');
  void job.run('job.confirm', { vin: view.vin, what: openStatements(view.confirmations), value: true });
}

/** F5: reads again, or asks after an unknown outcome; never activates. */
function reread({ job, ui }: Stores): void {
  const view = job.getState().view;
  if (view === null || view.vin === null) return;
  if (ui.getState().screen === 'job') ui.focusOn('next');
  void job.run(isOpenQuestion(view) ? 'job.recheck' : 'job.refresh', {});
}

function isOpenQuestion(view: NonNullable<ReturnType<Stores['job']['getState']>['view']>): boolean {
  const state = view.attempt?.state;
  return state?.name === 'unknown' || (state?.name === 'succeeded' && state.readBack !== 'confirmed');
}

/** Presses of the customer's side. None of them costs anything: what does is pressed in its own place, once more. */
function customerPresses({ customer, job, ui }: Stores): Readonly<Record<CustomerDeed, () => void>> {
  const begin = (goal: 'enrol' | 'one-time-code') => {
    const vin = job.getState().view?.vin ?? null;
    if (vin === null) return;
    ui.focusOn('customer');
    void customer.run('enrolment.begin', { vin, goal });
  };
  return {
    'sign-in': () => void customer.run('customer.openBrowser', { work: 'sign-in' }),
    'sign-out': () => void customer.run('customer.openBrowser', { work: 'sign-out' }),
    'one-time-code': () => begin('one-time-code'),
    enrol: () => begin('enrol'),
    consent: () => ui.focusOn('customer'),
    customer: () => ui.focusOn('customer'),
  };
}

const isOfCustomer = (deed: Deed, presses: Readonly<Record<CustomerDeed, () => void>>): deed is CustomerDeed =>
  Object.hasOwn(presses, deed);

/** Sends what is on the screen: the vehicle that the person sees goes along. Says so when it is not the moment. */
function activate(stores: Stores): void {
  const { job, ui, operators } = stores;
  const { view } = job.getState();
  if (operators.getState().asked !== null) return;
  if (ui.getState().screen !== 'job' || ui.getState().overlay !== null) return;
  if (view === null) return void ui.notify(({ t }) => t('activate.notNow'), 'bad');
  const presses = customerPresses(stores);
  const deed = DEEDS[view.next.action];
  if (isOfCustomer(deed, presses)) {
    presses[deed]();
    return;
  }
  if (view.vin === null || !view.mayActivate) {
    if (view.status?.word === 'active') return void ui.notify(({ words }) => words.requirementReason['already-active']);
    // What the person wants is not the next thing to do: the card says what is, and so does this.
    return void ui.notify(({ t, ...say }) => t('activate.instead', { what: sayNext(say, view.next, view.confirmations).heading }), 'bad');
  }
  ui.focusOn('next');
  void job.run('job.activate', { vin: view.vin });
}

/** Lays the vehicle aside and gets ready for the next one. Whoever typed on meanwhile is in the field already: selected, the next letter would replace it. */
export async function finish({ job, ui }: Stores): Promise<void> {
  const { text } = job.getState().find;
  if (!(await job.run('job.close', {}))) return;
  void job.loadLists();
  if (job.getState().find.text === text) ui.focusOn('find');
}

/** Locks the screen of whoever is signed in. */
async function lock({ operators, ui }: Stores): Promise<void> {
  if (personAt(operators.getState()) === null) return void ui.notify(({ t }) => t('operators.nobodyToLock'));
  const error = await operators.run('operators.lock', {});
  if (error !== null) ui.notify(({ words }) => sayError(words, error), 'bad');
}

/** In the log: the filters, then the entry in full. */
function backInLog(audit: Stores['audit']): void {
  const { showsFilters, selected } = audit.getState();
  if (showsFilters) audit.showFilters(false);
  else if (selected !== null) void audit.select(null);
}

/** Esc: closes what lies on top and no more; with nothing to close it goes back to the job, but never leaves the log. A running call is left alone. */
function back({ ui, audit, bundle, operators }: Stores): void {
  const { overlay, screen } = ui.getState();
  if (operators.getState().asked !== null) operators.giveUp();
  else if (overlay !== null) ui.open(null);
  else if (screen === 'audit' && bundle.getState().reading !== null) bundle.close();
  else if (screen === 'audit') backInLog(audit);
  else if (screen !== 'job') ui.go('job');
}
