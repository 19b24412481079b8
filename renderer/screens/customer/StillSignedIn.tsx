/** After a job: a customer who is to be signed out and still is not. It stands where no vehicle is open, until the phone says that they are gone. */
import { UserRoundX } from 'lucide-react';
import { useSpeech, useTranslation, type Speech } from '../../i18n/language.tsx';
import type { CustomerView } from '../../../app/contract/index.ts';
import type { CustomerTrouble } from '../../../app/customer/index.ts';
import { fill } from '../../../app/words/shape/index.ts';
import { cx } from '../../lib/cx.ts';
import { useCustomer, useStores } from '../../stores/stores.ts';
import { useTold } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/ui.tsx';
import { CallProgress } from './CallProgress.tsx';
import { Refused } from './parts/Refused.tsx';
import css from './parts/Customer.module.css';
import shared from '../../styles/shared.module.css';

/** The strip. */
export function StillSignedIn({ view }: { readonly view: CustomerView }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { customer } = useStores();
  const busy = useCustomer((s) => s.busy !== null);
  const { call, trouble, signOut } = view;
  const said = call === null ? t(signOut.failed ? 'customer.outFailed' : 'customer.owed') : speech.words.customer.next['sign-out'];
  useTold(said, {});
  return (
    <section
      className={cx(shared['panel'], css['session'])}
      aria-label={t('customer.session')}
      data-sign-out={call === null ? 'owed' : 'running'}
    >
      <p className={css['who']}>
        <UserRoundX aria-hidden="true" size={24} />
        <strong>{said}</strong>
      </p>
      {trouble === null ? null : <p className={css['warn']}>{sayWhy(speech, trouble)}</p>}
      {call === null ? (
        <Button aria-disabled={busy} onClick={() => void customer.run('customer.openBrowser', { work: 'sign-out' })}>
          {speech.words.customer.next['sign-out']}
        </Button>
      ) : (
        <CallProgress call={call} />
      )}
      <Refused of={['customer.openBrowser', 'customer.cancel']} />
    </section>
  );
}

/** What an error means for an activation, and what to ask next, is no help here: the one thing to do is the button. */
function sayWhy({ words, labels }: Speech, { why, code }: CustomerTrouble): string {
  return code === null ? words.customer.why[why] : `${fill(labels.customer.error, { code })}.`;
}
