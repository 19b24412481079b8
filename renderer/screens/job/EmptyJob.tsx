/** No vehicle yet: how to begin, who was here before, and in practice one vehicle for each situation. */
import { Car, History as HistoryIcon, Keyboard, Plug, ScanBarcode, TriangleAlert } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import type { RecentVehicle } from '../../../app/contract/index.ts';
import { Button, Card, Chip, Key, VinText } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { brandList, sayHistoryWord } from '../../i18n/say.ts';
import { relative } from '../../lib/format.ts';
import { useNow } from '../../hooks/hooks.ts';
import { useOpenBundle } from '../../actions/open-bundle.ts';
import { useOpenVehicle } from '../../actions/open-vehicle.ts';
import { lastEight } from '../../lib/vin.ts';
import { useJob, useSession, useStores, useTraining } from '../../stores/stores.ts';
import { runningRound } from '../../stores/training.ts';
import { cx } from '../../lib/cx.ts';
import { PracticeFleet } from './PracticeFleet.tsx';
import css from './EmptyJob.module.css';
import shared from '../../styles/shared.module.css';

/** More of them than fit a glance are no help; the find field knows them all. */
const RECENT_SHOWN = 6;

/** The screen. `first`: what comes before everything. `training`: the choice of a course, or how far the round is; before the ways while one runs. */
export function EmptyJob({ first = null, training = null }: { readonly first?: ReactNode; readonly training?: ReactNode }) {
  const { t } = useTranslation();
  const { job } = useStores();
  const recent = useJob((s) => s.recent);
  const practice = useJob((s) => s.practice);
  const mode = useSession((s) => s.about?.mode ?? 'live');
  const isTraining = useTraining((s) => runningRound(s) !== null);
  useEffect(() => void job.loadLists(), [job]);
  const { drop } = useOpenBundle();
  return (
    <div className={css['empty']} {...drop}>
      {first}
      {isTraining ? training : null}
      <section className={css['hero']} aria-labelledby="empty-title">
        <ScanPicture />
        <div>
          <h1 id="empty-title">{t('empty.title')}</h1>
          <p className={css['lead']}>{t('empty.lead')}</p>
          <Ways pick={isTraining ? null : recent.length === 0 && practice.length > 0 ? t('empty.pickPractice') : t('empty.pick')} />
        </div>
      </section>
      <OpenAttempts />
      {recent.length === 0 ? null : (
        <Card id="recent" title={t('empty.recent')} aside={<HistoryIcon aria-hidden="true" size={18} className={shared['headSign']} />}>
          <ul className={shared['tiles']}>
            {recent.slice(0, RECENT_SHOWN).map((one) => (
              <Recent key={one.vin} one={one} />
            ))}
          </ul>
        </Card>
      )}
      {isTraining ? null : training}
      {mode !== 'practice' || practice.length === 0 || isTraining ? null : <PracticeFleet fleet={practice} />}
    </div>
  );
}

/** How a VIN can arrive. `pick`: from which list; null while the round hands out the vehicles. */
function Ways({ pick }: { readonly pick: string | null }) {
  const { t } = useTranslation();
  const { ui } = useStores();
  return (
    <ul className={css['ways']}>
      <li>
        <ScanBarcode aria-hidden="true" size={22} /> {t('empty.scan')}
      </li>
      <li>
        <Keyboard aria-hidden="true" size={22} /> {t('empty.type')}{' '}
        <Button onClick={() => ui.focusOn('find')}>
          {t('empty.typeButton')} <Key name="F2" />
        </Button>
      </li>
      <li>
        <Plug aria-hidden="true" size={22} /> {t('empty.link')}{' '}
        <Button onClick={() => ui.open('link')}>
          {t('link.open')} <Key name="F10" />
        </Button>
      </li>
      {pick === null ? null : (
        <li>
          <Car aria-hidden="true" size={22} /> {pick}
        </li>
      )}
    </ul>
  );
}

/** Open attempts of other vehicles, handed over ones too: nobody may forget them. */
function OpenAttempts() {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const attempts = useJob((s) => s.open);
  const open = useOpenVehicle();
  const now = useNow();
  if (attempts.length === 0) return null;
  return (
    <Card id="open-attempts" title={t('empty.open')} aside={<TriangleAlert aria-hidden="true" size={18} className={shared['headSign']} />}>
      <ul className={shared['tiles']}>
        {attempts.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={cx(shared['tile'], css['vehicle'])}
              data-open="true"
              disabled={one.vin === null}
              onClick={() => void (one.vin === null ? null : open.vin(one.vin, 'chosen'))}
            >
              <strong className={css['last']}>{one.vin === null ? '–' : lastEight(one.vin)}</strong>
              <span>
                {Object.hasOwn(words.attemptState, one.state)
                  ? words.attemptState[one.state as keyof typeof words.attemptState]
                  : one.state}
              </span>
              <span className={css['soft']}>
                {relative(locale, one.updatedAt - now)}
                {one.handedOver ? ` · ${t('attempt.handedOver')}` : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Recent({ one }: { readonly one: RecentVehicle }) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const open = useOpenVehicle();
  const now = useNow();
  return (
    <li>
      <button
        type="button"
        className={cx(shared['tile'], css['vehicle'])}
        data-open={one.openAttempt !== null}
        onClick={() => void open.vin(one.vin, 'chosen')}
      >
        <span className={css['brand']}>{brandList(one.brands) || t('find.unknownMaker')}</span>
        <strong className={css['last']}>{lastEight(one.vin)}</strong>
        <VinText vin={one.vin} className={css['soft']} />
        <span className={css['soft']}>
          {one.lastWord === null ? null : `${sayHistoryWord(words, one.lastWord)} · `}
          {relative(locale, one.lastAt - now)}
        </span>
        {one.openAttempt === null ? null : <Chip tone="warn">{t('empty.openAttempt')}</Chip>}
      </button>
    </li>
  );
}

/** A scanner, a label, and the console that reads along wherever the focus is. */
function ScanPicture() {
  return (
    <svg className={css['picture']} viewBox="0 0 240 190" aria-hidden="true" focusable="false">
      <rect x="92" y="84" width="140" height="92" rx="10" fill="none" stroke="currentColor" strokeWidth="4" />
      <g fill="currentColor">
        {[106, 114, 119, 128, 133, 142, 151, 155, 164, 173, 178, 187, 192, 201, 210, 215].map((x, index) => (
          <rect key={x} x={x} y="98" width={index % 3 === 0 ? 4 : 2.5} height="42" />
        ))}
        <rect x="106" y="150" width="112" height="9" rx="2" opacity="0.45" />
      </g>
      <path d="M76 62 L226 104 M76 62 L226 132" stroke="var(--pic-beam)" strokeWidth="3" strokeDasharray="5 6" />
      <g fill="none" stroke="currentColor" strokeWidth="4" strokeLinejoin="round" strokeLinecap="round">
        <path d="M12 28 60 16l20 26-10 26-42 12z" />
        <path d="M34 78 22 150l26 5 13-84" />
        <path d="M50 96l12 2" />
      </g>
    </svg>
  );
}
