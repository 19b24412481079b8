/** What else can be done in the account: other works of the browser, runs that are no step of the activation, a dealer's own account. */
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { BROWSER_WORKS, type BrowserWork } from '../../../app/customer/index.ts';
import type { Goal } from '../../../app/enrolment/index.ts';
import { useCustomer, useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/ui.tsx';
import type { OfVehicle } from './parts/of-vehicle.ts';
import { ReasonForm } from './parts/ReasonForm.tsx';
import css from './parts/Customer.module.css';
import ui from '../../ui/ui.module.css';

/** Works that make sense while somebody is signed in, and while nobody is. */
const WITH_SOMEBODY: ReadonlySet<BrowserWork> = new Set(['forced-sign-in', 'change-login', 'change-password', 'sign-out']);
const WITH_NOBODY: ReadonlySet<BrowserWork> = new Set(['forced-sign-in', 'create-account']);

/** The folded part. */
export function MoreWorks({ view }: { readonly view: OfVehicle }) {
  const { t } = useTranslation();
  const { customer } = useStores();
  const account = view.session.name === 'signed-in' ? view.session.account.ref : null;
  const isSignedIn = account !== null;
  const works = BROWSER_WORKS.filter((work) => (isSignedIn ? WITH_SOMEBODY : WITH_NOBODY).has(work));
  return (
    <details className={ui['folded']} data-testid="more-works">
      <summary>{t('customer.more')}</summary>
      <div className={css['more']}>
        {view.next === 'ask' ? null : <AskWho />}
        {works.map((work) => (
          <WorkButton key={work} work={work} />
        ))}
        {view.mayBegin.map((goal) => (
          <GoalButton key={goal} goal={goal} vin={view.vin} />
        ))}
      </div>
      {account !== null && view.consent === null ? (
        <ReasonForm
          title={t('customer.ownTitle')}
          label={t('customer.ownReason')}
          submit={t('customer.ownSubmit')}
          onReason={(reason) => customer.run('customer.consent', { vin: view.vin, kind: 'own-account', account, reason })}
        />
      ) : null}
    </details>
  );
}

/** Somebody else may have signed in or out since: at the phone, or from another console. */
function AskWho() {
  const { t } = useTranslation();
  const { customer } = useStores();
  const busy = useCustomer((s) => s.busy !== null);
  return (
    <Button aria-disabled={busy} onClick={() => void customer.run('customer.ask', {})} data-testid="ask-who">
      {t('customer.askWho')}
    </Button>
  );
}

function WorkButton({ work }: { readonly work: BrowserWork }) {
  const { words } = useSpeech();
  const { customer } = useStores();
  const busy = useCustomer((s) => s.busy !== null);
  return (
    <Button aria-disabled={busy} onClick={() => void customer.run('customer.openBrowser', { work })} data-work={work}>
      {words.customer.work[work]}
    </Button>
  );
}

function GoalButton({ goal, vin }: { readonly goal: Goal; readonly vin: OfVehicle['vin'] }) {
  const { words } = useSpeech();
  const { customer, ui: page } = useStores();
  const busy = useCustomer((s) => s.busy !== null);
  const begin = () => {
    page.focusOn('customer');
    void customer.run('enrolment.begin', { vin, goal });
  };
  return (
    <Button aria-disabled={busy} onClick={begin} data-goal={goal}>
      {words.customer.goal[goal]}
    </Button>
  );
}
