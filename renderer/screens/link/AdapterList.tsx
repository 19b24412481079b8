/** Everything that was seen, likely adapters first. What cannot be used says why; nothing is hidden. */
import { Bluetooth, CircleSlash, Network, Usb, type LucideIcon } from 'lucide-react';
import type { AdapterSeen, LinkView } from '../../../app/link/read/index.ts';
import { Button, Chip } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { count } from '../../lib/format.ts';
import { useLink, useStores } from '../../stores/stores.ts';
import { inOrder, mayRead } from './adapters.ts';
import css from './LinkPanel.module.css';

const ICONS: Readonly<Record<AdapterSeen['kind'], LucideIcon>> = { serial: Usb, network: Network, ble: Bluetooth };

/** The list, or what to do while it is empty. */
export function AdapterList({ view }: { readonly view: LinkView }) {
  const { t } = useTranslation();
  return (
    <section className={css['part']} aria-labelledby="link-adapters">
      <h3 id="link-adapters">{t('link.adapters')}</h3>
      {view.adapters.length === 0 ? (
        <NoneYet />
      ) : (
        <ul className={css['adapters']}>
          {inOrder(view.adapters).map((one) => (
            <Line key={one.id} one={one} chosen={one.id === view.chosen} idle={view.activity.name === 'idle'} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NoneYet() {
  const { t } = useTranslation();
  return (
    <div className={css['none']}>
      <p>
        <strong>{t('link.emptyTitle')}</strong>
      </p>
      <ol>
        <li>{t('link.emptyCable')}</li>
        <li>{t('link.emptySocket')}</li>
        <li>{t('link.emptyRadio')}</li>
      </ol>
    </div>
  );
}

function Line({ one, chosen, idle }: { readonly one: AdapterSeen; readonly chosen: boolean; readonly idle: boolean }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { link } = useStores();
  const busy = useLink((s) => s.busy !== null);
  const Icon = ICONS[one.kind];
  return (
    <li className={css['adapter']} data-chosen={chosen} data-usable={mayRead(one)}>
      <Icon aria-hidden="true" size={22} />
      <div>
        <p>
          <strong translate="no">{one.name}</strong> {one.simulated ? <Chip tone="warn">{t('link.simulated')}</Chip> : null}{' '}
          {one.likely ? <Chip tone="good">{t('link.likely')}</Chip> : null}
        </p>
        <p className={css['soft']}>
          <Whereabouts one={one} />
        </p>
        {one.unusable === null ? null : (
          <p className={css['why']}>
            <CircleSlash aria-hidden="true" size={16} /> {words.unusableReason[one.unusable]}
          </p>
        )}
      </div>
      <Button
        aria-label={t('link.readThrough', { name: one.name })}
        look={one.likely && mayRead(one) ? 'primary' : 'plain'}
        disabled={!idle || busy || !mayRead(one)}
        onClick={() => void link.run('link.read', { adapter: one.id })}
      >
        {t('link.read')}
      </Button>
    </li>
  );
}

function Whereabouts({ one }: { readonly one: AdapterSeen }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const parts = [
    t(`link.${one.kind}`),
    one.where === one.name ? null : one.where,
    one.speed === null ? null : t('link.speed', { speed: count(locale, one.speed) }),
    one.rssi === null ? null : t('link.signal', { dbm: one.rssi }),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
