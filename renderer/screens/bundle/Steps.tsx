/** What is wrong with a bundle, and what happened according to it: entry by entry, with the time between them. */
import type { BundleFinding } from '../../../app/audit/bundle/index.ts';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { sayKind, sayOut } from '../../../app/words/index.ts';
import { claimedTime, count, span } from '../../lib/format.ts';
import type { Checker, EntryView, FieldView, ProvedView } from '../../check/protocol.ts';
import css from './Bundle.module.css';
import { useRows } from './use-rows.ts';

/** A list of an opened bundle. */
type ListProps = { readonly total: number; readonly checker: Checker };

/** All findings, each with its place. */
export function Findings({ total, checker }: ListProps) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { rows, more } = useRows(checker, 'findings', total);
  const placeOf = ({ line, index, field }: BundleFinding) =>
    [
      index === null ? null : t('bundle.entry', { index }),
      field === null ? null : t(`audit.personal_${field}`),
      line === null ? null : t('bundle.line', { line }),
    ]
      .filter((part) => part !== null)
      .join(', ') || t('bundle.wholeFile');
  return (
    <section aria-labelledby="findings-title">
      <h2 id="findings-title">{t('bundle.findings')}</h2>
      <ul className={css['findings']}>
        {rows.map((finding, index) => (
          <li key={index}>
            <strong>{placeOf(finding)}</strong>: {words.bundleFinding[finding.code]}
          </li>
        ))}
      </ul>
      {more === null ? null : <Button onClick={more}>{t('bundle.more')}</Button>}
    </section>
  );
}

/** The timeline. */
export function Steps({ total, checker }: ListProps) {
  const { t } = useTranslation();
  const { rows, more } = useRows(checker, 'entries', total);
  return (
    <section aria-labelledby="steps-title">
      <h2 id="steps-title">{t('bundle.steps')}</h2>
      <ol className={css['steps']}>
        {rows.map((view) => (
          <Step key={view.index} view={view} />
        ))}
      </ol>
      {more === null ? null : <Button onClick={more}>{t('bundle.more')}</Button>}
    </section>
  );
}

function Step({ view: { index, proved } }: { readonly view: EntryView }) {
  const { t } = useTranslation();
  return (
    <li data-proved={proved !== null}>
      {proved === null ? (
        <p>
          <strong>{t('bundle.entry', { index })}</strong>: {t('bundle.notProved')}
        </p>
      ) : (
        <Proved view={proved} />
      )}
    </li>
  );
}

function Proved({ view: { entry, stationName, sinceMs, opened, withheld } }: { readonly view: ProvedView }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { words, locale } = speech;
  const kept = withheld.map((field) => t(`audit.personal_${field}`)).join(', ');
  return (
    <>
      <p>
        <strong>{sayKind(words, entry.kind)}</strong>
        {entry.out === undefined ? null : <> · {sayOut(speech.words, entry.out)}</>}
        {entry.err === null ? null : <> · {count(locale, entry.err)}</>}
      </p>
      <p className={css['soft']}>
        {claimedTime(locale, entry.ts)}
        {sinceMs === null || sinceMs < 0 ? null : <> · {t('bundle.since', { span: fineSpan(locale, sinceMs) })}</>} · {stationName} ·{' '}
        {t('bundle.entry', { index: entry.seq })}
      </p>
      <dl>
        {opened.map((field) => (
          <Field key={field.name} field={field} />
        ))}
        {kept === '' ? null : (
          <div>
            <dt>{t('bundle.withheld')}</dt>
            <dd>{kept}</dd>
          </div>
        )}
      </dl>
    </>
  );
}

/** A value that is not the recorded one is not shown: it would be read all the same. */
function Field({ field: { name, value, more, holds } }: { readonly field: FieldView }) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>{t(`audit.personal_${name}`)}</dt>
      <dd data-holds={holds}>{!holds ? t('bundle.differs') : more === 0 ? value : t('bundle.cut', { count: more, value, more })}</dd>
    </div>
  );
}

/** Steps of an attempt are often less than a second apart. */
function fineSpan(locale: string, ms: number): string {
  if (ms >= 1_000) return span(locale, ms);
  return new Intl.NumberFormat(locale, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 }).format(ms);
}
