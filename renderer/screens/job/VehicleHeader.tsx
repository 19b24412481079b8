/** What must be read from two metres: which vehicle, what its CarKey is, how old that is, and whether the phone is connected to it. */
import { BluetoothConnected, BluetoothOff, CircleHelp, Hourglass, LoaderCircle, Smartphone, X } from 'lucide-react';
import { Button } from '../../ui/ui.tsx';
import { Lamp } from '../../ui/Lamp.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { brandList } from '../../i18n/say.ts';
import { fill } from '../../../app/words/shape/index.ts';
import { finish } from '../../actions/actions.ts';
import { relative, span, zonedTime } from '../../lib/format.ts';
import { useNow, useServerNow } from '../../hooks/hooks.ts';
import { lastEight, splitVin } from '../../lib/vin.ts';
import { useStores } from '../../stores/stores.ts';
import { isOldNews, isUnderWay } from './parts/phase.ts';
import type { Working } from './parts/working.ts';
import { STATUS_ICONS } from './parts/status-icon.tsx';
import css from './VehicleHeader.module.css';

/** The header. */
export function VehicleHeader({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  return (
    <section className={css['header']} aria-label={t('job.vehicle')}>
      <Plate view={view} />
      <Status view={view} />
    </section>
  );
}

function Plate({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  const [maker, description, serial] = splitVin(view.vin);
  return (
    <div className={css['plate']}>
      <p className={css['brand']}>{brandList(view.brands) || t('find.unknownMaker')}</p>
      <p className={css['last']} translate="no" aria-hidden="true">
        {lastEight(view.vin)}
      </p>
      <p className={css['vin']} translate="no">
        <span className="visually-hidden">VIN </span>
        <span className="visually-hidden" data-testid="vin">
          {view.vin}
        </span>
        <span aria-hidden="true">{maker}</span>
        <span aria-hidden="true">{description}</span>
        <strong aria-hidden="true">{serial}</strong>
      </p>
      <PhoneLamp connection={view.connection} />
      <LayAside view={view} />
    </div>
  );
}

/** Away with this vehicle; not while an activation is under way or its outcome is unknown. */
function LayAside({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  const stores = useStores();
  if (isUnderWay(view) || view.attempt?.state.name === 'unknown') return null;
  return (
    <Button
      look="quiet"
      className={css['aside']}
      icon={<X aria-hidden="true" size={24} />}
      aria-label={t('job.layAside')}
      title={t('job.layAside')}
      onClick={() => void finish(stores)}
    />
  );
}

function PhoneLamp({ connection }: Pick<Working, 'connection'>) {
  const { t } = useTranslation();
  if (connection === null) {
    return <Lamp tone="off" icon={<Smartphone aria-hidden="true" size={20} />} name={t('phone.name')} text={t('phone.notRead')} />;
  }
  const detail = [
    connection.model,
    connection.protocol,
    connection.version,
    connection.privacy === null ? null : t(`phone.privacy_${connection.privacy}`),
  ]
    .filter((part) => part !== null)
    .join(' · ');
  return (
    <Lamp
      tone={connection.connected ? 'on' : 'bad'}
      icon={connection.connected ? <BluetoothConnected aria-hidden="true" size={20} /> : <BluetoothOff aria-hidden="true" size={20} />}
      name={t('phone.name')}
      text={connection.connected ? t('phone.connected') : t('phone.notConnected')}
      {...(detail === '' ? {} : { detail })}
    />
  );
}

function Status({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const now = useNow();
  const { status } = view;
  if (status === null) return <NoStatus view={view} />;
  const Icon = STATUS_ICONS[status.word];
  const age = Math.max(0, now - status.at);
  const stale = isOldNews(view, now);
  return (
    <div className={css['status']} data-tone={status.tone} data-stale={stale}>
      <Icon aria-hidden="true" />
      <p className={css['word']}>{words.statusWord[status.word].word}</p>
      <p>{words.statusWord[status.word].sentence}</p>
      <p className={css['age']}>
        <time dateTime={new Date(status.at).toISOString()}>
          {stale ? t('status.stale', { time: span(locale, age) }) : t('status.age', { time: span(locale, age) })}
        </time>
      </p>
      {status.deadline === null ? null : <Deadline at={status.deadline} />}
    </div>
  );
}

/** Nothing is known: being read, unknown since an activation was sent, not readable, or not read yet. */
function NoStatus({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const attempt = view.attempt?.state.name;
  const failed = view.problem?.kind === 'pims' && view.problem.method === 'get';
  const word = () => {
    if (attempt === 'unknown') return t('status.unknown');
    if (isUnderWay(view)) return words.attemptState.sent;
    if (view.stage !== null) return t('status.reading');
    return failed ? t('status.failed') : t('status.notRead');
  };
  return (
    <div className={css['status']} data-tone={attempt === 'unknown' ? 'warn' : 'neutral'}>
      {view.stage === null ? <CircleHelp aria-hidden="true" /> : <LoaderCircle aria-hidden="true" className={css['spin']} />}
      <p className={css['word']}>{word()}</p>
      {attempt === 'unknown' ? null : <p>{t('status.notReadMeans')}</p>}
    </div>
  );
}

/** Until when the CarKey can be activated again, by server time. */
function Deadline({ at }: { readonly at: number }) {
  const { words, locale } = useSpeech();
  const local = useNow();
  const server = useServerNow() ?? local;
  return (
    <p className={css['deadline']}>
      <Hourglass aria-hidden="true" size={22} />
      <span>
        <strong>{at > server ? span(locale, at - server) : relative(locale, at - server)}</strong>{' '}
        {fill(words.deadline[at > server ? 'ahead' : 'past'], { date: zonedTime(locale, at) })}
      </span>
    </p>
  );
}
