/** What the desk takes on: that the next call may lock the account. */
import { useTranslation } from '../../../i18n/language.tsx';
import { useStores } from '../../../stores/stores.ts';
import { Offered } from '../../../ui/rights.tsx';
import type { OfVehicle } from '../parts/of-vehicle.ts';
import { ReasonForm } from '../parts/ReasonForm.tsx';
import css from '../parts/Customer.module.css';

/** A lock that has to be taken on first: by whoever may, with a reason. It stands beside the act, since forms do not nest. */
export function TakeOn({ view }: { readonly view: OfVehicle }) {
  const { t } = useTranslation();
  const { customer } = useStores();
  if (view.takenOn) return <p className={css['warn']}>{t('customer.takenOn')}</p>;
  return (
    <Offered action="budget.takeOn" name={t('customer.takeOnTitle')}>
      <div data-take-on="">
        <ReasonForm
          title={t('customer.takeOnTitle')}
          label={t('customer.takeOnReason')}
          submit={t('customer.takeOnSubmit')}
          onReason={(reason) => customer.run('budget.takeOn', { vin: view.vin, reason })}
        />
      </div>
    </Offered>
  );
}
