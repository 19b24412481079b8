/** Help on what is on the screen, and all keys. */
import { useKeyName, type KeyName } from '../i18n/key-name.ts';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { sayNext } from '../i18n/say-next.ts';
import { useJob, useSession, useStores, useUi } from '../stores/stores.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Key } from '../ui/ui.tsx';
import css from './Help.module.css';

const FUNCTION_KEYS = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10'] as const;

/** All keys, and the part of their label's name. */
const KEYS = [
  ...FUNCTION_KEYS.map((key) => [key, key] as const),
  ['Shift+F1', 'ShiftF1'],
  ['Control+K', 'CtrlK'],
  ['Escape', 'Esc'],
  ['J K', 'JK'],
] as const satisfies readonly (readonly [KeyName, string])[];

/** The dialog. */
export function Help() {
  const { t } = useTranslation();
  const { ui } = useStores();
  const speech = useSpeech();
  const screen = useUi((s) => s.screen);
  const view = useJob((s) => s.view);
  const keyName = useKeyName();
  const next = view === null ? null : sayNext(speech, view.next, view.confirmations);
  const version = useSession((s) => s.about?.version ?? '');
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
        {KEYS.map(([key, label]) => (
          <div key={key}>
            <dt>
              <Key name={key} />
              <span className="visually-hidden">{keyName(key)}</span>
            </dt>
            <dd>{t(`help.key${label}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={css['about']}>CarKey Console {version}</p>
    </Dialog>
  );
}
