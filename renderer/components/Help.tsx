/** Help on what is on the screen, and all keys. */
import { useTranslation } from 'react-i18next';
import { useSpeech } from '../i18n/language.tsx';
import { sayNext } from '../i18n/say-next.ts';
import { useFrom, useStores } from '../stores/stores.ts';
import { Dialog } from './Dialog.tsx';
import { Key } from './ui.tsx';
import css from './Help.module.css';

const KEYS = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'ShiftF1', 'CtrlK', 'Esc', 'JK'] as const;

/** The dialog. */
export function Help() {
  const { t } = useTranslation();
  const { ui } = useStores();
  const speech = useSpeech();
  const screen = useFrom(
    (s) => s.ui,
    (s) => s.screen,
  );
  const view = useFrom(
    (s) => s.job,
    (s) => s.view,
  );
  const next = view === null ? null : sayNext(speech, view.next, view.confirmations);
  // Function keys have the same name on every keyboard.
  const capOf = (key: (typeof KEYS)[number]) =>
    key === 'ShiftF1' || key === 'CtrlK' || key === 'Esc' || key === 'JK' ? t(`help.cap${key}`) : key;
  const version = useFrom(
    (s) => s.session,
    (s) => s.about?.version ?? '',
  );
  return (
    <Dialog title={t('help.title')} onClose={() => ui.open(null)}>
      <section className={css['now']}>
        <h3>{t('help.here')}</h3>
        <p>{t(`help.${screen}`)}</p>
        {screen === 'job' && next !== null ? (
          <p>
            <strong>{next.heading}</strong> {next.help}
          </p>
        ) : null}
      </section>
      <h3>{t('help.keys')}</h3>
      <dl className={css['keys']}>
        {KEYS.map((key) => (
          <div key={key}>
            <dt>
              <Key>{capOf(key)}</Key>
              <span className="visually-hidden">{capOf(key)}</span>
            </dt>
            <dd>{t(`help.key${key}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={css['about']}>CarKey Console {version}</p>
    </Dialog>
  );
}
