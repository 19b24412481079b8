/** F8: what support needs, previewed before it leaves. */
import { ClipboardCopy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { supportSummary } from '../lib/summary.ts';
import { useFrom, useStores } from '../stores/stores.ts';
import { Dialog } from './Dialog.tsx';
import { ScrollText } from './ScrollText.tsx';
import { Button } from './ui.tsx';
import css from './SupportSummary.module.css';

/** The dialog. */
export function SupportSummary() {
  const { t } = useTranslation();
  const { ui } = useStores();
  const view = useFrom(
    (s) => s.job,
    (s) => s.view,
  );
  const about = useFrom(
    (s) => s.session,
    (s) => s.about,
  );
  const log = useFrom(
    (s) => s.session,
    (s) => s.log,
  );
  const [withVin, setWithVin] = useState(false);
  if (about === null) return null;
  const text = supportSummary(view, { ...about, log: log ?? about.log }, withVin);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => {
        ui.notify(t('support.copied'), 'good');
        ui.open(null);
      },
      () => ui.notify(t('common.copyFailed'), 'bad'),
    );
  return (
    <Dialog title={t('support.title')} onClose={() => ui.open(null)}>
      <p className={css['intro']}>{t('support.intro')}</p>
      <ScrollText label={t('support.preview')} text={text} />
      <label className={css['tick']}>
        <input type="checkbox" checked={withVin} onChange={(event) => setWithVin(event.target.checked)} />
        {t('support.withVin')}
      </label>
      <Button look="primary" icon={<ClipboardCopy aria-hidden="true" size={20} />} onClick={() => void copy()}>
        {t('support.copy')}
      </Button>
    </Dialog>
  );
}
