/** The parts of a bundle that nothing vouches for: note, versions, settings, traffic. */
import type { BundleAbout } from '../../../app/audit/bundle/index.ts';
import { ScrollText } from '../../ui/ScrollText.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { saySettings, sayVersions } from '../../i18n/say-bundle.ts';
import type { Checker } from '../../check/protocol.ts';
import { claimedTime } from '../../lib/format.ts';
import css from './Bundle.module.css';
import { useRows } from './use-rows.ts';

/** Trace lines that are drawn; a bundle may hold 100,000. */
const MOST_LINES = 2_000;

/** The section. */
export function Said({ about, traces, checker }: { readonly about: BundleAbout; readonly traces: number; readonly checker: Checker }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { locale } = speech;
  const { note, versions, settings } = about;
  const facts = [...sayVersions(speech, versions), ...saySettings(speech, settings)];
  return (
    <section className={css['said']} aria-labelledby="said-title">
      <h2 id="said-title">{t('bundle.said')}</h2>
      {note === null ? null : (
        <blockquote>
          <p>{note.text}</p>
          <footer>{t('bundle.noteBy', { by: note.by, at: claimedTime(locale, note.at) })}</footer>
        </blockquote>
      )}
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {traces === 0 ? null : <Traces total={traces} checker={checker} />}
    </section>
  );
}

function Traces({ total, checker }: { readonly total: number; readonly checker: Checker }) {
  const { t } = useTranslation();
  const { rows } = useRows(checker, 'traces', total, MOST_LINES);
  const text = rows.map(({ source, text }) => `${source} ${text}`).join('\n');
  return (
    <>
      <h3>{t('bundle.tracesTitle')}</h3>
      <ScrollText label={t('bundle.tracesTitle')} text={text} />
    </>
  );
}
