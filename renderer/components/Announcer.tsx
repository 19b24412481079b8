/** Tells a screen reader what changed without being asked: status, stage, outcome. */
import { useTranslation } from 'react-i18next';
import type { JobView } from '../../app/carkey/types.ts';
import { useSpeech } from '../i18n/language.tsx';
import { sayNext, sayStage, sayStatus } from '../i18n/say.ts';
import { lastEight } from '../lib/vin.ts';
import { useFrom } from '../stores/stores.ts';

/** The live region. */
export function Announcer() {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const said = useFrom(
    (s) => s.ui,
    (s) => s.announcement,
  );
  const text = useFrom(
    (s) => s.job,
    (s) => (s.view === null ? '' : tell(s.view)),
  );
  return (
    <div className="visually-hidden">
      <p role="status" aria-live="polite">
        {text}
      </p>
      <p aria-live="assertive">{said}</p>
    </div>
  );

  function tell(view: JobView): string {
    if (view.vin === null) return '';
    if (view.stage !== null) return t('job.said', { vin: lastEight(view.vin), what: sayStage(words, view.stage.name) });
    if (view.attempt?.state.name === 'unknown') return t('unknown.title');
    const status = view.status === null ? '' : sayStatus(words, view.status.word).word;
    return t('job.said', {
      vin: lastEight(view.vin),
      what: [status, sayNext(words, view.next).label].filter((part) => part !== '').join('. '),
    });
  }
}
