/** The phone on the cable: how it stands, what to do with the hands, and which of several is meant. Shown in the settings and at the bridge. */
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import type { BridgeView } from '../../../app/contract/index.ts';
import { SETTINGS } from '../../../app/settings/index.ts';
import { useSession, useSettings, useStores } from '../../stores/stores.ts';
import { useBar } from '../../ui/rights.tsx';
import { Button } from '../../ui/ui.tsx';
import { Choice } from './parts/fields.tsx';
import { useChange } from './parts/use-change.ts';
import css from './PhoneCable.module.css';

type Cable = NonNullable<BridgeView['cable']>;

/** How the cable stands. Where the bridge is elsewhere, only that a phone was found. */
export function PhoneCable({ cable }: { readonly cable: Cable }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { hands, meaning } = words.phoneCable[cable.word];
  if (!cable.used && cable.phones.length === 0) return null;
  return (
    <div className={css['cable']} role="group" aria-label={t('settings.cableLabel')}>
      <p role="status">
        {!cable.used ? (
          t('settings.cableFound')
        ) : cable.word === 'ready' ? (
          meaning
        ) : (
          <>
            <strong>{hands}</strong> {meaning}
          </>
        )}
      </p>
      {cable.phones.length === 0 ? null : <Phones cable={cable} />}
    </div>
  );
}

function Phones({ cable }: { readonly cable: Cable }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { session } = useStores();
  const mayChoose = cable.used && (cable.phones.length > 1 || cable.next === 'choose');
  const isOneOfTwo = (serial: string) => cable.phones.filter((one) => one.serial === serial).length > 1;
  return (
    <ul className={css['phones']} aria-label={t('settings.cablePhones')}>
      {cable.phones.map(({ serial, model, state }, at) => (
        // Two may have one serial; a list this short is drawn anew as a whole.
        <li key={`${serial} ${at}`}>
          <span>
            <strong>{model ?? t('settings.cableNameless')}</strong> <code>{serial}</code> · {words.phoneState[state]}
            {serial === cable.phone && cable.used ? ` · ${t('settings.cableChosen')}` : null}
          </span>
          {mayChoose && serial !== cable.phone && !isOneOfTwo(serial) ? (
            <Button onClick={() => void session.choosePhone(serial)}>
              {t('settings.cableChoose')} <span className="visually-hidden">{model ?? serial}</span>
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** In the settings: whether the cable is used, how it stands, and one press that makes its phone the bridge. */
export function CableSetting() {
  const { t } = useTranslation();
  const change = useChange();
  const bar = useBar('settings.change.connection');
  const settings = useSettings((s) => s.value);
  const cable = useSession((s) => s.bridge?.cable ?? null);
  if (settings === null) return null;
  const { phoneCable, profile } = settings;
  const use = () =>
    void change('profile.url', (now) => now.t('settings.url'), { profile: { url: 'usb:' } }, { profile: { url: profile.url } });
  return (
    <>
      <Choice
        field="phoneCable"
        label={t('settings.phoneCable')}
        help={t('settings.phoneCableHelp')}
        value={phoneCable}
        options={SETTINGS.phoneCable.of.map((value) => ({ value, label: t(`settings.phoneCable_${value}`) }))}
        onChange={(value) => void change('phoneCable', (now) => now.t('settings.phoneCable'), { phoneCable: value }, { phoneCable })}
      />
      {cable === null ? null : <PhoneCable cable={cable} />}
      {cable === null || cable.used || cable.phones.length === 0 || bar !== null ? null : (
        <Button onClick={use}>{t('settings.cableUse')}</Button>
      )}
    </>
  );
}
