/** What can be done where a run waits: what costs first, then what is free. */
import type { FreeAct } from '../../../../app/enrolment/index.ts';
import type { RunView } from '../../../../app/contract/index.ts';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { useCustomer, useStores } from '../../../stores/stores.ts';
import { Button } from '../../../ui/ui.tsx';
import type { OfVehicle } from '../parts/of-vehicle.ts';
import { FOCUS } from './focus-here.ts';
import { SpendAct } from './SpendAct.tsx';
import { TakeOn } from './TakeOn.tsx';
import type { TypedHere } from './typed-here.ts';
import css from '../parts/Customer.module.css';

type Props = { readonly view: OfVehicle; readonly run: RunView; readonly here: TypedHere };

/** The acts. Made anew for every step, so that nothing typed or ticked for one stands in the next. */
export function RunActs({ view, run, here }: Props) {
  const spends = run.acts.filter((act) => act.kind === 'spend');
  const frees = run.acts.filter((act) => act.kind === 'free');
  const needsConsent = spends.length > 0 && view.next === 'consent';
  const needsDesk = view.takenOn || spends.some(({ say }) => say?.needs === 'desk');
  return (
    <div className={css['acts']}>
      {needsConsent ? <ConsentFirst /> : null}
      {(needsConsent ? [] : spends).map((act, index) => (
        <SpendAct key={act.act} view={view} run={run} act={act} here={here} first={index === 0} />
      ))}
      {needsDesk && !needsConsent ? <TakeOn view={view} /> : null}
      <div className={css['more']}>
        {frees.map(({ act }, index) => (
          <FreeButton key={act} act={act} view={view} run={run} first={spends.length === 0 && index === 0} />
        ))}
      </div>
    </div>
  );
}

/** Without the customer's word nothing is sent in their account, so no act is offered: the way to the consent stands in its place. */
function ConsentFirst() {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { ui } = useStores();
  return (
    <div className={css['form']} data-consent-first="">
      <p className={css['warn']}>{t('customer.consentFirst')}</p>
      <Button onClick={() => ui.focusOn('customer')}>{words.nextAction['ask-consent'].label}</Button>
    </div>
  );
}

type FreeProps = { readonly act: FreeAct; readonly view: OfVehicle; readonly run: RunView; readonly first: boolean };

function FreeButton({ act, view, run, first }: FreeProps) {
  const { words } = useSpeech();
  const { customer } = useStores();
  const busy = useCustomer((s) => s.busy !== null);
  return (
    <Button
      aria-disabled={busy}
      look={first && act !== 'stop' ? 'primary' : act === 'stop' || act === 'ask-again' ? 'quiet' : 'plain'}
      onClick={() => void customer.run('enrolment.act', { vin: view.vin, run: run.id, step: run.step, act })}
      data-free={act}
      {...(first ? FOCUS : {})}
    >
      {words.customer.free[act]}
    </Button>
  );
}
