/** The parts of a bundle that nothing vouches for: note, versions, settings, traffic. */
import { useTranslation } from 'react-i18next';
import type { BundleAbout, BundleSettings, BundleVersions } from '../../../app/audit/bundle/types.ts';
import { ScrollText } from '../../components/ScrollText.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import type { Checker } from '../../check/protocol.ts';
import { claimedTime, span } from '../../lib/format.ts';
import css from './Bundle.module.css';
import { useRows } from './use-rows.ts';

/** Trace lines that are drawn; a bundle may hold 100,000. */
const MOST_LINES = 2_000;

/** The section. */
export function Said({ about, traces, checker }: { readonly about: BundleAbout; readonly traces: number; readonly checker: Checker }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const { note } = about;
  const facts = useFacts(about);
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
            <dt>{t(`bundleFact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {traces === 0 ? null : <Traces total={traces} checker={checker} />}
    </section>
  );
}

/** What the sender's console says of itself, in words: names and values of the file are those of a program. */
function useFacts({
  versions,
  settings,
}: BundleAbout): readonly (readonly [name: keyof BundleVersions | keyof BundleSettings, value: string])[] {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const { app, shell, node, sqlite, platform, arch, electron } = versions;
  const { mode, language, sdk, environment, brand, bridge, pinned, answerTimeoutMs, activationTimeoutMs } = settings;
  return [
    ['app', app],
    ['shell', shell],
    ['node', node],
    ['sqlite', sqlite],
    ['platform', platform],
    ['arch', arch],
    ['electron', electron ?? '–'],
    ['mode', t(`world.${mode}`)],
    [
      'language',
      language === null ? '–' : (new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(language) ?? language),
    ],
    ['sdk', sdk],
    ['environment', environment],
    ['brand', brand],
    ['bridge', t(`bundleFact.bridge_${bridge}`)],
    ['pinned', pinned ? t('bundleFact.yes') : t('bundleFact.no')],
    ['answerTimeoutMs', span(locale, answerTimeoutMs)],
    ['activationTimeoutMs', span(locale, activationTimeoutMs)],
  ];
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
