/** What keys, palette and buttons have in common: the actions of the console, each one call. */
import { useTranslation } from 'react-i18next';
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
  const { t } = useTranslation();
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
    requirements: () => {
      ui.go('job');
      ui.focusOn('requirements');
    },
    reread: () => reread(stores),
    activate: () => activate(stores, t('activate.notNow')),
    lock: () => void lock(stores, { nobody: t('operators.nobodyToLock'), failed: t('common.failed') }),
    back: () => back(stores),
  };
}

/** F5: reads again, or asks after an unknown outcome; never activates. */
function reread({ job }: Stores): void {
  const view = job.getState().view;
  if (view === null || view.vin === null) return;
  void job.run(isOpenQuestion(view) ? 'job.recheck' : 'job.refresh', {});
}

function isOpenQuestion(view: NonNullable<ReturnType<Stores['job']['getState']>['view']>): boolean {
  const state = view.attempt?.state;
  return state?.name === 'unknown' || (state?.name === 'succeeded' && state.readBack !== 'confirmed');
}

/** Sends what is on the screen: the vehicle that the person sees goes along. Says so when it is not the moment. */
function activate({ job, ui, operators }: Stores, notNow: string): void {
  const { view } = job.getState();
  if (operators.getState().asked !== null) return;
  if (ui.getState().screen !== 'job' || ui.getState().overlay !== null) return;
  if (view === null || view.vin === null || !view.mayActivate) return void ui.notify(notNow, 'bad');
  void job.run('job.activate', { vin: view.vin });
}

/** Lays the vehicle aside and gets ready for the next one. */
export async function finish({ job, ui }: Stores): Promise<void> {
  if (!(await job.run('job.close', {}))) return;
  void job.loadLists();
  ui.focusOn('find');
}

/** Locks the screen of whoever is signed in. */
async function lock({ operators, ui }: Stores, say: { readonly nobody: string; readonly failed: string }): Promise<void> {
  if (personAt(operators.getState()) === null) return void ui.notify(say.nobody);
  if ((await operators.run('operators.lock', {})) !== null) ui.notify(say.failed, 'bad');
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
