/** What stands above every printed page, and only there: which program in which world, which station, who printed it, and when. */
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSpeech, useTranslation } from '../i18n/language.tsx';
import { utcTime, zonedTime } from '../lib/format.ts';
import { useOperators, useSettings } from '../stores/stores.ts';
import { useWorld } from './EnvironmentStrip.tsx';

/** The head; on the screen it is not there. `behind`: for the page under a dialog, whose own head is printed in its place. */
export function PrintHead({ behind = false }: { readonly behind?: boolean }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const world = useWorld();
  const at = usePrintTime();
  const station = useSettings((s) => s.value?.station ?? '');
  const name = usePrinter();
  return (
    <div className="print-head" aria-hidden="true" {...(behind ? { 'data-print': 'behind' } : {})}>
      <p>
        <strong>CarKey Console</strong>
        {world === 'live' ? null : <b>{t(`world.${world}`)}</b>}
      </p>
      {world === 'live' ? null : <p>{t(`world.${world}Means`)}</p>}
      <p>
        {station === '' ? null : <span>{t('print.station', { station })}</span>}
        {name === '' ? null : <span>{t('print.by', { name })}</span>}
        <span>
          {zonedTime(locale, at)} · {utcTime(at)}
        </span>
      </p>
    </div>
  );
}

/** Who is at the screen: the account, or in practice the name of the settings. */
function usePrinter(): string {
  const session = useOperators((s) => s.view?.session?.name ?? null);
  const practising = useSettings((s) => s.value?.operatorName ?? '');
  return session ?? practising;
}

/** The moment of the newest print, UTC ms; before one, of the first look. */
function usePrintTime(): number {
  const [at, setAt] = useState(() => Date.now());
  useEffect(() => {
    // In time for the page that is printed now.
    const now = () => flushSync(() => setAt(Date.now()));
    addEventListener('beforeprint', now);
    return () => removeEventListener('beforeprint', now);
  }, []);
  return at;
}

/** Ctrl P prints in every shell; a window without a menu has no such key of its own. */
export function usePrintKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      if (!event.repeat) window.print();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
