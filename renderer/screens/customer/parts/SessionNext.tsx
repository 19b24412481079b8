/** The one act that comes next with the account at the phone, where nothing may be done in it yet: sign in, ask who it is, sign out. */
import { useSpeech } from '../../../i18n/language.tsx';
import type { CustomerNext } from '../../../../app/customer/index.ts';
import { useCustomer, useStores } from '../../../stores/stores.ts';
import { Button } from '../../../ui/ui.tsx';
import type { OfVehicle } from './of-vehicle.ts';

/** The act; nothing where none is left, somebody is at work at the phone, or the consent is what is asked for, below (AskConsent.tsx). */
export function SessionNext({ view }: { readonly view: OfVehicle }) {
  switch (view.next) {
    case 'nothing':
    case 'wait':
    case 'consent':
      return null;
    default:
      return <Act next={view.next} />;
  }
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
