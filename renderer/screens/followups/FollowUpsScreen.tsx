/** Deadlines that need a person, nearest first. Printable, so that it can hang on the wall. */
import { CalendarCheck2, Check, Printer, RotateCcw } from 'lucide-react';
import { useEffect } from 'react';
import { isOpen } from '../../../app/audit/projection/index.ts';
import type { FollowUp } from '../../../app/audit/entry/index.ts';
import { sayError } from '../../../app/words/index.ts';
import { Button, VinText } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { dateTime, day, relative, zoneName } from '../../lib/format.ts';
import { useNow, useServerNow } from '../../hooks/hooks.ts';
import { useOpenVehicle } from '../../actions/open-vehicle.ts';
import { lastEight } from '../../lib/vin.ts';
import { shelve, type Shelf } from '../../stores/followups.ts';
import { useFollowUps, useStores } from '../../stores/stores.ts';
import { HandOverNote } from '../job/parts/HandOverNote.tsx';
import { cx } from '../../lib/cx.ts';
import css from './FollowUpsScreen.module.css';
import shared from '../../styles/shared.module.css';

/** The screen. */
export function FollowUpsScreen() {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const { followUps } = useStores();
  const items = useFollowUps((s) => s.items);
  // The rail knows how many there are before the list has come.
  const open = useFollowUps((s) => s.items?.filter(isOpen).length ?? s.open);
  const local = useNow();
  const now = useServerNow() ?? local;
  useEffect(() => void followUps.load(), [followUps]);
  const shelves = shelve(items ?? [], now);
  return (
    <div className={css['screen']}>
      <header className={css['head']}>
        <div>
          <h1>{t('followups.title')}</h1>
          <p>
            {t('followups.openCount', { count: open })} · {day(locale, now)} · {t('common.zone', { zone: zoneName(locale, now) })}
          </p>
        </div>
        <span data-print="no">
          <Button icon={<Printer aria-hidden="true" size={20} />} onClick={() => window.print()} disabled={shelves.length === 0}>
            {t('followups.print')}
          </Button>
        </span>
      </header>
      {items !== null && items.length === 0 ? <Empty /> : null}
      {shelves.map((group) => (
        <section
          key={group.shelf}
          className={cx(shared['panel'], css['group'])}
          data-shelf={group.shelf}
          data-print={group.shelf === 'done' ? 'no' : undefined}
          aria-labelledby={`shelf-${group.shelf}`}
        >
          <h2 id={`shelf-${group.shelf}`}>
            {t(`followups.${group.shelf}`)} <span className={css['count']}>{group.items.length}</span>
          </h2>
          <ul>
            {group.items.map((item) => (
              <Row key={item.id} item={item} shelf={group.shelf} now={now} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Empty() {
  const { t } = useTranslation();
  return (
    <div className={css['empty']}>
      <CalendarCheck2 aria-hidden="true" size={56} />
      <h2>{t('followups.emptyTitle')}</h2>
      <p>{t('followups.emptyMeans')}</p>
    </div>
  );
}

function Row({ item, shelf, now }: { readonly item: FollowUp; readonly shelf: Shelf; readonly now: number }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const open = useOpenVehicle();
  const { vin } = item;
  return (
    <li className={css['row']}>
      <div className={css['vehicle']}>
        <strong className={css['last']} translate="no">
          {vin === null ? t('followups.forgotten') : lastEight(vin)}
        </strong>
        {vin === null ? null : <VinText vin={vin} className={css['soft']} />}
      </div>
      <div>
        <p>{words.followUp[item.kind]}</p>
        <When item={item} now={now} />
        {item.act === null || item.handOver === null ? null : <HandOverNote act={item.act} handOver={item.handOver} />}
      </div>
      <div className={css['actions']} data-print="no">
        {vin === null ? null : (
          <Button onClick={() => void open.vin(vin, 'chosen')} aria-label={t('followups.openVehicle', { vin: lastEight(vin) })}>
            {t('followups.open')}
          </Button>
        )}
        <DoneButton item={item} done={shelf === 'done'} />
      </div>
    </li>
  );
}

/** Until when; of an outcome that nobody knows, since when. */
function When({ item, now }: { readonly item: FollowUp; readonly now: number }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const at = item.due ?? (item.kind === 'unknown-outcome' ? item.changedAt : null);
  if (at === null) return <p className={css['soft']}>{t('followups.noDate')}</p>;
  return (
    <p>
      <strong>{relative(locale, at - now)}</strong>{' '}
      <time className={css['soft']} dateTime={new Date(at).toISOString()}>
        {dateTime(locale, at)}
      </time>
    </p>
  );
}

function DoneButton({ item, done }: { readonly item: FollowUp; readonly done: boolean }) {
  const { t } = useTranslation();
  const { followUps, ui } = useStores();
  const set = async (value: boolean) => {
    const kept = await followUps.setDone(item.id, value);
    const error = followUps.getState().error;
    if (!kept) return void ui.notify((now) => (error === null ? now.t('common.failed') : sayError(now.words, error)), 'bad');
    ui.notify((now) => now.t(value ? 'followups.markedDone' : 'followups.reopened'), 'good', {
      label: (now) => now.t('common.undo'),
      run: () => void followUps.setDone(item.id, !value),
    });
  };
  const vin = item.vin === null ? '' : lastEight(item.vin);
  return done ? (
    <Button
      icon={<RotateCcw aria-hidden="true" size={18} />}
      aria-label={t('followups.reopenVehicle', { vin })}
      onClick={() => void set(false)}
    >
      {t('followups.reopen')}
    </Button>
  ) : (
    <Button icon={<Check aria-hidden="true" size={18} />} aria-label={t('followups.doneVehicle', { vin })} onClick={() => void set(true)}>
      {t('followups.markDone')}
    </Button>
  );
}
