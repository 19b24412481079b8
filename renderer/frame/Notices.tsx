/**
 * Lamps and banners. In a low window (or zoomed in) they are one line, which says the most important thing and opens the rest: the height
 * belongs to the work. What is hidden there is hidden from the eye only; a screen reader is told all of it as ever.
 */
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { LampRow } from './LampRow.tsx';
import { Button } from '../ui/ui.tsx';
import css from './Notices.module.css';
import { useTranslation } from '../i18n/language.tsx';

/** The lamps, the banners given, and in a low window the button that opens them. */
export function Notices({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={css['notices']} data-notices={open ? 'open' : 'closed'} data-print="no">
      <div id={id} className={css['all']}>
        <LampRow />
        <div className={css['banners']}>{children}</div>
      </div>
      <Button
        className={css['more']}
        look="quiet"
        icon={open ? <ChevronUp aria-hidden="true" size={18} /> : <ChevronDown aria-hidden="true" size={18} />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('lamps.details')}
      </Button>
    </div>
  );
}
