/** The parts of a bundle that nothing vouches for: note, versions, settings, traffic. */
import { useTranslation } from 'react-i18next';
import type { Bundle } from '../../../app/audit/bundle/types.ts';
import { ScrollText } from '../../components/ScrollText.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { dateTime } from '../../lib/format.ts';
import css from './Bundle.module.css';

/** Trace lines that are drawn; a bundle may hold 100,000. */
const MOST_LINES = 2_000;

/** The section. */
export function Said({ bundle: { about, traces } }: { readonly bundle: Bundle }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const { note, versions, settings } = about;
  const facts = Object.entries({ ...versions, ...settings });
  return (
    <section className={css['said']} aria-labelledby="said-title">
      <h2 id="said-title">{t('bundle.said')}</h2>
      {note === null ? null : (
        <blockquote>
          <p>{note.text}</p>
          <footer>{t('bundle.noteBy', { by: note.by, at: Math.abs(note.at) <= 8.64e15 ? dateTime(locale, note.at) : note.at })}</footer>
        </blockquote>
      )}
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === null ? '–' : String(value)}</dd>
          </div>
        ))}
      </dl>
      {traces.length === 0 ? null : (
        <>
          <h3>{t('bundle.tracesTitle')}</h3>
          <ScrollText
            label={t('bundle.tracesTitle')}
            text={traces
              .slice(0, MOST_LINES)
              .map(({ source, text }) => `${source} ${text}`)
              .join('\n')}
          />
        </>
      )}
    </section>
  );
}
