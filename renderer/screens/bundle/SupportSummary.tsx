/** F8: what support needs, previewed before it leaves: a text to paste, and the way to the bundle of the same attempt. */
import { ClipboardCopy, PackageOpen } from 'lucide-react';
import { useState } from 'react';
import type { JobView } from '../../../app/carkey/index.ts';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { supportSummary, waitingForSupport } from '../../actions/summary.ts';
import type { BundleChoice } from '../../stores/bundle.ts';
import { useFollowUps, useJob, useSession, useStores } from '../../stores/stores.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ScrollText } from '../../ui/ScrollText.tsx';
import { Button } from '../../ui/ui.tsx';
import { useCopySummary } from './use-copy-summary.ts';
import { cx } from '../../lib/cx.ts';
import css from './SupportSummary.module.css';
import shared from '../../styles/shared.module.css';

/** The dialog. */
export function SupportSummary() {
  const { t } = useTranslation();
  const { bundle, ui } = useStores();
  const [withVin, setWithVin] = useState(false);
  const text = useSummaryText(withVin);
  const of = useBundleOf();
  const copy = useCopySummary();
  if (text === null) return null;
  const close = () => ui.open(null);
  const startBundle = (chosen: BundleChoice['of']) => {
    void bundle.start(chosen, ['vin', 'reason']);
    ui.open('bundle');
  };
  return (
    <Dialog
      title={t('support.title')}
      onClose={close}
      footer={
        <>
          <Button
            look="primary"
            data-first-focus=""
            icon={<ClipboardCopy aria-hidden="true" size={20} />}
            onClick={() => void copy(text, close)}
          >
            {t('support.copy')}
          </Button>
          {of === null ? null : (
            <Button icon={<PackageOpen aria-hidden="true" size={20} />} onClick={() => startBundle(of)}>
              {t('support.bundle')}
            </Button>
          )}
        </>
      }
    >
      <p className={css['intro']}>{t('support.intro')}</p>
      <ScrollText label={t('support.preview')} text={text} />
      <label className={cx(shared['tick'], css['tick'])}>
        <input type="checkbox" checked={withVin} onChange={(event) => setWithVin(event.target.checked)} />
        {t('support.withVin')}
      </label>
      {of === null ? null : <p className={css['intro']}>{t('attempt' in of ? 'support.bundleMeans' : 'support.bundleOfVehicle')}</p>}
    </Dialog>
  );
}

/** The summary of this moment; null before the console has told about itself. */
export function useSummaryText(withVin: boolean): string | null {
  const speech = useSpeech();
  const view = useJob((s) => s.view);
  const about = useSession((s) => s.about);
  const log = useSession((s) => s.log);
  const followUps = useFollowUps((s) => s.items);
  return about === null ? null : supportSummary(speech, view, { ...about, log: log ?? about.log }, withVin, followUps ?? []);
}

/** What a bundle would be about: the attempt on the screen, else the vehicle, else what was handed over last. */
function useBundleOf(): BundleChoice['of'] | null {
  const view = useJob((s) => s.view);
  const followUps = useFollowUps((s) => s.items);
  return ofVehicle(view) ?? ofLatest(waitingForSupport(followUps ?? []));
}

function ofVehicle(view: JobView | null): BundleChoice['of'] | null {
  if (view === null || view.vin === null) return null;
  return view.attempt === null ? { filter: { vin: view.vin } } : { attempt: view.attempt.id };
}

function ofLatest([latest]: ReturnType<typeof waitingForSupport>): BundleChoice['of'] | null {
  return latest === undefined ? null : { attempt: latest.act };
}
