/** Whose account the console acts in: always in view while a vehicle is open, with the one next act. */
import { UserRoundCheck, UserRoundX } from 'lucide-react';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import type { NextAction } from '../../../app/carkey/index.ts';
import type { CustomerNext } from '../../../app/customer/index.ts';
import { fill } from '../../../app/words/shape/index.ts';
import { cx } from '../../lib/cx.ts';
import { timeOfDay } from '../../lib/format.ts';
import { useJob, useStores } from '../../stores/stores.ts';
import { useTold } from '../../ui/Announcer.tsx';
import { Button } from '../../ui/ui.tsx';
import { AFTER_CALL, CallProgress } from './CallProgress.tsx';
import type { OfVehicle } from './parts/of-vehicle.ts';
import { MoreWorks } from './MoreWorks.tsx';
import { Refused } from './parts/Refused.tsx';
import { sayTrouble } from './parts/say-customer.ts';
import { SessionNext } from './parts/SessionNext.tsx';
import css from './parts/Customer.module.css';
import shared from '../../styles/shared.module.css';

/** The strip. */
export function WhoseSession({ view }: { readonly view: OfVehicle }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { session, call, trouble } = view;
  const isSignedIn = session.name === 'signed-in';
  const Icon = isSignedIn ? UserRoundCheck : UserRoundX;
  const isSigningOut = session.name === 'at-work' && session.work === 'sign-out';
  const who = isSigningOut
    ? t('customer.signingOut')
    : fill(speech.words.customer.session[session.name], isSignedIn ? { login: session.account.login } : {});
  useTold(who, {});
  return (
    <section className={cx(shared['panel'], css['session'])} aria-label={t('customer.session')} data-session={session.name}>
      <p className={css['who']} {...AFTER_CALL}>
        <Icon aria-hidden="true" size={24} />
        <strong translate={isSignedIn ? 'no' : undefined}>{who}</strong>
      </p>
      {view.signOut.owed && !isSigningOut ? (
        <p className={css['warn']}>{t(view.signOut.failed ? 'customer.outFailed' : 'customer.owed')}</p>
      ) : null}
      {trouble === null ? null : <p className={css['warn']}>{sayTrouble(speech, trouble, view.heed)}</p>}
      {call === null ? <NextAct view={view} /> : <CallProgress call={call} />}
      <Refused of={['customer.ask', 'customer.openBrowser', 'customer.consent', 'customer.withdraw', 'customer.cancel']} />
      {call === null ? <MoreWorks view={view} /> : null}
    </section>
  );
}

/** What is known about the consent, or the button of the one next act. */
function NextAct({ view }: { readonly view: OfVehicle }) {
  // What the card of the next action has as its button is not there twice.
  const isOnCard = useJob((s) => s.view !== null && s.view.next.action === ON_CARD[view.next]);
  if (isOnCard) return null;
  return view.next === 'nothing' ? <Consented view={view} /> : <SessionNext view={view} />;
}

/** Acts of the strip that the card of the next action carries out as well. */
const ON_CARD: Partial<Readonly<Record<CustomerNext, NextAction>>> = {
  'sign-in': 'let-sign-in',
  'sign-in-again': 'let-sign-in',
  'sign-out': 'let-sign-out',
};

function Consented({ view }: { readonly view: OfVehicle }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const { customer } = useStores();
  const { consent } = view;
  if (consent === null) return null;
  const values = { name: consent.by, time: timeOfDay(locale, consent.at) };
  return (
    <p className={css['consented']}>
      <span>{t(consent.kind === 'customer' ? 'customer.consentBy' : 'customer.ownBy', values)}</span>
      <Button look="quiet" onClick={() => void customer.run('customer.withdraw', {})}>
        {t('customer.withdraw')}
      </Button>
    </p>
  );
}
