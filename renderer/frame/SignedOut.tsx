/** Full-page states: the session is over, or the console has not answered yet. */
import { Mark } from '../ui/Mark.tsx';
import { cx } from '../lib/cx.ts';
import css from './SignedOut.module.css';
import shared from '../styles/shared.module.css';
import { useTranslation } from '../i18n/language.tsx';

/** How to get a new address; nothing else helps. */
export function SignedOut() {
  const { t } = useTranslation();
  return (
    <main className={shared['page']}>
      <div className={cx(shared['panel'], shared['sheet'], css['sheet'])}>
        <span className={css['mark']}>
          <Mark size={52} />
        </span>
        <h1>{t('signedOut.title')}</h1>
        <p>{t('signedOut.why')}</p>
        <ol className={css['steps']}>
          <li>{t('signedOut.step1')}</li>
          <li>
            {t('signedOut.step2')} <code>npx carkey serve</code>
          </li>
          <li>{t('signedOut.step3')}</li>
        </ol>
        <p>{t('signedOut.safe')}</p>
      </div>
    </main>
  );
}

/** Before the first answer. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <main className={shared['page']}>
      <div className={cx(shared['panel'], shared['sheet'], css['sheet'])} role="status">
        <span className={css['mark']}>
          <Mark size={52} />
        </span>
        <h1>{t('shell.starting')}</h1>
        <p>{t('shell.startingMeans')}</p>
      </div>
    </main>
  );
}
