/** The bundle is saved: where it is, and the text that goes with it. */
import { ClipboardCopy, PackageCheck } from 'lucide-react';
import { Dialog } from '../../ui/Dialog.tsx';
import { ScrollText } from '../../ui/ScrollText.tsx';
import { useSummaryText } from './SupportSummary.tsx';
import { Button } from '../../ui/ui.tsx';
import { useCopySummary } from './use-copy-summary.ts';
import type { Making } from '../../stores/bundle.ts';
import { useJob, useSession, useStores } from '../../stores/stores.ts';
import css from './Bundle.module.css';
import { useTranslation } from '../../i18n/language.tsx';

/** The dialog after saving. */
export function Saved({ making: { choice }, name }: { readonly making: Making; readonly name: string }) {
  const { t } = useTranslation();
  const { ui } = useStores();
  const text = useTextFor(choice, name);
  const copy = useCopySummary();
  const chosen = useSession((s) => s.about?.shell === 'electron');
  const close = () => ui.open(null);
  return (
    <Dialog
      title={t('bundle.title')}
      onClose={close}
      footer={
        <>
          <Button
            look="primary"
            data-first-focus=""
            icon={<ClipboardCopy aria-hidden="true" size={20} />}
            onClick={() => void copy(text, close)}
          >
            {t('bundle.copyText')}
          </Button>
          <Button onClick={close}>{t('common.close')}</Button>
        </>
      }
    >
      <div className={css['form']}>
        <p role="status" className={css['saved']}>
          <PackageCheck aria-hidden="true" size={24} />
          <span>
            <strong>{t('bundle.saved', { name })}</strong> {chosen ? t('bundle.savedByChoice') : t('bundle.savedInBrowser')}
          </span>
        </p>
        <p>{t('bundle.sendBoth')}</p>
        <ScrollText label={t('support.preview')} text={text} />
      </div>
    </Dialog>
  );
}

/** The summary where the bundle is about what is on the screen, else what it is about; and the name of the file. */
function useTextFor({ of, open }: Making['choice'], name: string): string {
  const { t } = useTranslation();
  const summary = useSummaryText(open.includes('vin')) ?? '';
  const isShown = useJob(({ view }) =>
    'attempt' in of ? view?.attempt?.id === of.attempt : view?.vin !== null && view?.vin === of.filter.vin,
  );
  const [program = '', log = ''] = summary.split('\n');
  const told = isShown ? [summary] : [program, log, ...('attempt' in of ? [t('summary.ofAttempt', { id: of.attempt })] : [])];
  return [...told, t('summary.bundle', { file: name })].join('\n');
}
