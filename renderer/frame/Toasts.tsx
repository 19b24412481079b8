/** Short messages at the foot of the page. They wait while the pointer or the focus is on them; the announcer reads them out. */
import { CircleCheck, Info, OctagonAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { useStores, useUi } from '../stores/stores.ts';
import type { Toast } from '../stores/ui.ts';
import { useTold } from '../ui/Announcer.tsx';
import { Button } from '../ui/ui.tsx';
import css from './Toasts.module.css';

/** How long a message stays, ms. Long enough to read it and reach for Undo with gloves on. */
const STAY_MS = 8_000;

const ICONS = { good: CircleCheck, bad: OctagonAlert, neutral: Info } as const;

/** The messages. */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useUi((s) => s.toasts);
  return (
    <section className={css['toasts']} aria-label={t('common.notices')} data-print="no">
      {toasts.map((toast) => (
        <Notice key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function Notice({ toast }: { readonly toast: Toast }) {
  const { t } = useTranslation();
  const speech = { ...useSpeech(), t };
  const { ui } = useStores();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => ui.dismiss(toast.id), STAY_MS);
    return () => clearTimeout(timer);
  }, [held, toast.id, ui]);
  const text = toast.say(speech);
  useTold(text, { isNews: true });
  const Icon = ICONS[toast.tone];
  return (
    <div
      className={css['toast']}
      data-tone={toast.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon aria-hidden="true" size={20} />
      <p>{text}</p>
      {toast.action === null ? null : (
        <Button
          onClick={() => {
            toast.action?.run();
            ui.dismiss(toast.id);
          }}
        >
          {toast.action.label(speech)}
        </Button>
      )}
      <Button look="quiet" icon={<X aria-hidden="true" size={18} />} aria-label={t('common.close')} onClick={() => ui.dismiss(toast.id)} />
    </div>
  );
}
