/**
 * The consent is asked for below the two things that only a person can see, never above: it comes in a moment after the vehicle was opened, and would move
 * them away from under a hand that is about to confirm.
 */
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { useFocusPart } from '../../hooks/hooks.ts';
import { cx } from '../../lib/cx.ts';
import { useCustomer, useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/ui.tsx';
import type { OfVehicle } from './parts/of-vehicle.ts';
import css from './parts/Customer.module.css';
import shared from '../../styles/shared.module.css';

/** A statement of a person: never by Enter, and by Space only when no letters came just before (keys/find-keys.ts). */
export function AskConsent({ view }: { readonly view: OfVehicle }) {
  const ref = useFocusPart<HTMLButtonElement>('customer');
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { customer } = useStores();
  const busy = useCustomer((s) => s.busy !== null);
  const { session } = view;
  if (session.name !== 'signed-in') return null;
  const { ref: account } = session.account;
  const consent = () => void customer.run('customer.consent', { vin: view.vin, kind: 'customer', account });
  return (
    <div className={cx(shared['panel'], css['consent'])} data-statement="">
      <p>{t('customer.consentMeans')}</p>
      <Button ref={ref} hotkey="Space" aria-disabled={busy} onClick={consent} data-testid="consent">
        {words.customer.next.consent}
      </Button>
    </div>
  );
}
