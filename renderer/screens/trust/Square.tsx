/** A square code for scanners, beside the text that says the same. */
import { qrOf } from '../../lib/qr.ts';
import css from './PrintSheet.module.css';
import { useTranslation } from '../../i18n/language.tsx';

/** The code; nothing for a text that is too long for one. */
export function Square({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const code = qrOf(text);
  if (code === null) return null;
  return (
    <span className={css['square']}>
      <svg viewBox={`0 0 ${String(code.size)} ${String(code.size)}`} role="img" aria-label={t('trust.qr')}>
        <path d={code.path} />
      </svg>
    </span>
  );
}
