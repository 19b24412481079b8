/** The one act that comes next with the account at the phone, where nothing may be done in it yet: sign in, ask who it is, note the consent, sign out. */
import type { Ref } from 'react';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import type { CustomerNext } from '../../../../app/customer/index.ts';
import { useCustomer, useStores } from '../../../stores/stores.ts';
import { Button } from '../../../ui/ui.tsx';
import type { OfVehicle } from './of-vehicle.ts';
import css from './Customer.module.css';

type Props = {
  readonly view: OfVehicle;
  /** The button of the consent, for who leads to it. */
  readonly consentRef?: Ref<HTMLButtonElement>;
};

/** The act; nothing where none is left, or somebody is at work at the phone. */
export function SessionNext({ view, consentRef }: Props) {
  switch (view.next) {
    case 'nothing':
    case 'wait':
      return null;
    case 'consent':
      return <AskConsent view={view} {...(consentRef === undefined ? {} : { consentRef })} />;
    default:
      return <Act next={view.next} />;
  }
}

/** A statement of a person: never by Enter, and by Space only when no letters came just before (keys/find-keys.ts). */
function AskConsent({ view, consentRef }: Props) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { customer } = useStores();
  const busy = useCustomer((s) => s.busy !== null);
  const { session } = view;
  if (session.name !== 'signed-in') return null;
  const { ref: account } = session.account;
  const consent = () => void customer.run('customer.consent', { vin: view.vin, kind: 'customer', account });
  return (
    <div className={css['consent']} data-statement="">
      <p>{t('customer.consentMeans')}</p>
      <Button ref={consentRef} hotkey="Space" aria-disabled={busy} onClick={consent} data-testid="consent">
        {words.customer.next.consent}
      </Button>
    </div>
  );
}

type Pressed = Exclude<CustomerNext, 'nothing' | 'wait' | 'consent'>;

function Act({ next }: { readonly next: Pressed }) {
  const { words } = useSpeech();
  const { customer } = useStores();
  const busy = useCustomer((s) => s.busy !== null);
  const press = () => {
    if (next === 'ask') return void customer.run('customer.ask', {});
    void customer.run('customer.openBrowser', { work: next === 'sign-out' ? 'sign-out' : 'sign-in' });
  };
  return (
    <Button aria-disabled={busy} onClick={press} data-testid="session-act">
      {words.customer.next[next]}
    </Button>
  );
}
