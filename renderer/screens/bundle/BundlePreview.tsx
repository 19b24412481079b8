/** What goes along with a bundle, in words; the file itself behind a fold. */
import type { ReactNode } from 'react';
import type { BundlePreview as Preview, OpenedValues } from '../../../app/audit/search/index.ts';
import { ScrollText } from '../../ui/ScrollText.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { count } from '../../lib/format.ts';
import { useFieldName } from './field-name.ts';
import css from './Bundle.module.css';

/** The preview. Values stand there as the reader will see them. */
export function BundlePreview({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const nameOf = useFieldName();
  const kilobytes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 });
  const { entries, readable, sealed, traces, bytes, sample } = preview;
  return (
    <section aria-labelledby="bundle-goes" className={css['preview']}>
      <h3 id="bundle-goes">{t('bundle.goesAlong')}</h3>
      <p>{t('bundle.entriesProved', { count: entries, n: count(locale, entries) })}</p>
      {traces === 0 ? null : <p>{t('bundle.traceLines', { count: traces, n: count(locale, traces) })}</p>}
      {readable.every(({ field }) => field === 'station') ? <p>{t('bundle.onlyStation')}</p> : null}
      <dl className={css['goes']}>
        {readable.map((one) => (
          <Fact key={one.field} name={nameOf(one.field)}>
            <Values of={one} />
          </Fact>
        ))}
        <Fact name={t('bundle.staysSealed')}>{sealed.length === 0 ? t('bundle.nothingSealed') : sealed.map(nameOf).join(', ')}</Fact>
        <Fact name={t('bundle.fileSize')}>{kilobytes.format(bytes / 1_000)}</Fact>
      </dl>
      <details>
        <summary>{t('bundle.sample')}</summary>
        <ScrollText label={t('bundle.sample')} text={sample} />
      </details>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Values({ of: { values, more } }: { readonly of: OpenedValues }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(values);
  return <span translate="no">{more === 0 ? list : t('bundle.values', { count: more, values: list, more: count(locale, more) })}</span>;
}
