/** Who said which VIN, in which protocol and when, with the bytes to unfold; then refusals and everything else that was noticed. */
import type { LinkFacts, VinReading } from '../../../app/link/protocol/index.ts';
import { MarkedVin } from '../../ui/MarkedVin.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { saySource } from '../../../app/words/index.ts';
import { timeOfDay } from '../../lib/format.ts';
import { differingAt } from '../../lib/vin.ts';
import css from './LinkPanel.module.css';

/** Both lists; an empty one is left out. */
export function Readings({ facts }: { readonly facts: LinkFacts }) {
  const { t } = useTranslation();
  const differs = differingAt(facts.readings.map(({ vin }) => vin));
  return (
    <>
      {facts.readings.length === 0 ? null : (
        <>
          <h4>{t('link.readings')}</h4>
          <ul className={css['readings']}>
            {facts.readings.map((one, index) => (
              <Line key={index} one={one} differs={differs} />
            ))}
          </ul>
        </>
      )}
      <Noticed facts={facts} />
    </>
  );
}

function Line({ one, differs }: { readonly one: VinReading; readonly differs: ReadonlySet<number> }) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const parts = [one.ecu === null ? null : t('link.ecu', { id: one.ecu }), t('link.viaProtocol', { digit: one.protocol })];
  return (
    <li>
      <p>
        {saySource(words, one.source)}{' '}
        <span className={css['soft']}>{[...parts, timeOfDay(locale, one.at)].filter((part) => part !== null).join(' · ')}</span>
      </p>
      <MarkedVin vin={one.vin} differs={differs} />
      <details>
        <summary>{t('link.raw')}</summary>
        <code className={css['bytes']}>{one.raw}</code>
      </details>
    </li>
  );
}

/** Sentences about what was refused, came damaged, or was named by the adapter; each once. */
function Noticed({ facts }: { readonly facts: LinkFacts }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const sentences = new Set([
    ...facts.refusals.map(({ source, code }) => t('link.refusedBy', { source: saySource(words, source), why: words.linkRefusal[code] })),
    ...facts.failures.map(({ source }) => t('link.failedBy', { source: saySource(words, source) })),
    ...facts.troubles.map((code) => words.linkTrouble[code]),
  ]);
  if (sentences.size === 0) return null;
  return (
    <details>
      <summary>{t('link.others')}</summary>
      <ul className={css['noticed']}>
        {[...sentences].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
