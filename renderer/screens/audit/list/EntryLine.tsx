/** One row of the log. Its values are buttons that narrow the list to them. */
import { memo, type ReactNode } from 'react';
import type { EntryRow } from '../../../../app/audit/entry/index.ts';
import { type LoggedText, sayKind, sayOut } from '../../../../app/words/index.ts';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { duration, timeOfDay } from '../../../lib/format.ts';
import { lastEight } from '../../../lib/vin.ts';
import { useStores } from '../../../stores/stores.ts';
import { facetOf, markOf, type Facet } from './columns.ts';
import css from './EntryTable.module.css';
import { shortDay } from './short-day.ts';

type LineProps = {
  readonly row: EntryRow;
  /** May Tab stop in this row? One row of the list is enough: the keys of the list choose it. */
  readonly stop: boolean;
};

/** The cells of a row. Drawn again only when the entry is another one: scrolling moves rows, it does not change them. */
export const EntryLine = memo(function EntryLine({ row, stop }: LineProps) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const { audit } = useStores();
  return (
    <>
      <span role="gridcell" className={css['seq']}>
        <button
          type="button"
          className={css['open']}
          tabIndex={stop ? 0 : -1}
          onClick={() => void audit.select(row.seq)}
          aria-label={t('audit.openEntry', { seq: row.seq })}
        >
          {row.seq}
        </button>
      </span>
      <span role="gridcell" className={css['time']}>
        {timeOfDay(locale, row.ts)} <small>{shortDay(locale, row.ts)}</small>
      </span>
      <span role="gridcell" className={css['kind']} data-mark={markOf(row)}>
        <Word row={row} stop={stop} facet="kinds" text={sayKind(words, row.kind)} />
      </span>
      <span role="gridcell" className={css['outcome']}>
        {row.out === undefined ? null : <Word row={row} stop={stop} facet="outs" text={sayOut(words, row.out)} />}
        <ShownFor row={row} />
        {row.err === null ? null : (
          <Narrow row={row} stop={stop} facet="err">
            {String(row.err)}
          </Narrow>
        )}
      </span>
      <Value row={row} stop={stop} facet={row.vin === null ? 'veh' : 'vin'} className={css['vehicle']}>
        {row.vin === null ? (row.veh === undefined ? null : t('audit.forgotten')) : lastEight(row.vin)}
      </Value>
      <Value row={row} stop={stop} facet="op" className={css['operator']}>
        {row.operator ?? (row.op === undefined ? null : t('audit.forgotten'))}
      </Value>
    </>
  );
});

type ValueProps = LineProps & { readonly facet: Facet; readonly className?: string | undefined; readonly children: ReactNode };

function Value({ row, stop, facet, className, children }: ValueProps) {
  return (
    <span role="gridcell" className={className}>
      {children === null ? null : (
        <Narrow row={row} stop={stop} facet={facet}>
          {children}
        </Narrow>
      )}
    </span>
  );
}

/** How long a look at a code took. */
function ShownFor({ row: { kind, d } }: { readonly row: EntryRow }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  if (kind !== 'code-hidden' || d?.ms === undefined) return null;
  return <span className={css['took']}>{t('audit.shownFor', { time: duration(locale, d.ms) })}</span>;
}

type WordProps = LineProps & { readonly facet: 'kinds' | 'outs'; readonly text: LoggedText };

/** What happened. On two lines; what does not fit is cut off there, and the whole text is in the title. */
function Word({ row, stop, facet, text }: WordProps) {
  return (
    <Narrow row={row} stop={stop} facet={facet} title={text}>
      <span className={css['twoLines']}>{text}</span>
    </Narrow>
  );
}

function Narrow({ row, stop, facet, title, children }: Omit<ValueProps, 'className'> & { readonly title?: string }) {
  const { t } = useTranslation();
  const { audit } = useStores();
  const filter = facetOf(row, facet);
  if (filter === null) return <>{children}</>;
  return (
    <button
      type="button"
      className={css['value']}
      tabIndex={stop ? 0 : -1}
      title={title === undefined ? t('audit.narrow') : `${title}\n${t('audit.narrow')}`}
      onClick={() => void audit.narrow(filter)}
    >
      {children}
    </button>
  );
}
