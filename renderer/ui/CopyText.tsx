/** A machine-made text that people have to pass on: shown whole, copied with one press. */
import { Copy } from 'lucide-react';
import { useStores } from '../stores/stores.ts';
import css from './CopyText.module.css';
import { useTranslation } from '../i18n/language.tsx';

/** The text and its copy button. Not for secrets: nothing clears the clipboard. */
export function CopyText({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { ui } = useStores();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => ui.notify((now) => now.t('common.copied'), 'good'),
      () => ui.notify((now) => now.t('common.copyFailed'), 'bad'),
    );
  return (
    <span className={css['copy']}>
      <code translate="no">{text}</code>
      <button type="button" data-print="no" onClick={() => void copy()} aria-label={t('common.copyThis', { text })}>
        <Copy aria-hidden="true" size={16} />
      </button>
    </span>
  );
}
