/** One row of the log. Its values are buttons that narrow the list to them. */
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryRow } from '../../../app/audit/types.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { sayKind, sayOutcome } from '../../i18n/say.ts';
import { timeOfDay } from '../../lib/format.ts';
import { lastEight } from '../../lib/vin.ts';
import { useStores } from '../../stores/stores.ts';
import { facetOf, markOf, type Facet } from './columns.ts';
import css from './EntryTable.module.css';
import { shortDay } from './short-day.ts';

/** The cells of a row. Drawn again only when the entry is another one: scrolling moves rows, it does not change them. */
export const EntryLine = memo(function EntryLine({ row }: { readonly row: EntryRow }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { words, locale } = speech;
  const { audit } = useStores();
  return (
    <>
      <span role="gridcell" className={css['seq']}>
        <button
          type="button"
          className={css['open']}
          onClick={() => void audit.select(row.seq)}
          aria-label={t('audit.openEntry', { seq: row.seq })}
        >
          {row.seq}
        </button>
      </span>
      <span role="gridcell" className={css['time']}>
        {timeOfDay(locale, row.ts)}
        <br />
        <small>{shortDay(locale, row.ts)}</small>
      </span>
      <span role="gridcell" className={css['kind']} data-mark={markOf(row)}>
        <Narrow row={row} facet="kinds" lines={2}>
          {sayKind(words, row.kind)}
        </Narrow>
      </span>
      <span role="gridcell" className={css['outcome']}>
        {row.out === undefined ? null : (
          <Narrow row={row} facet="outs" lines={2}>
            {sayOutcome(speech, row.out)}
          </Narrow>
        )}
        {row.err === null ? null : (
          <Narrow row={row} facet="err">
            {String(row.err)}
          </Narrow>
        )}
      </span>
      <Value row={row} facet={row.vin === null ? 'veh' : 'vin'} className={css['vehicle']}>
        {row.vin === null ? (row.veh === undefined ? null : t('audit.forgotten')) : lastEight(row.vin)}
      </Value>
      <Value row={row} facet="op" className={css['operator']}>
        {row.operator ?? (row.op === undefined ? null : t('audit.forgotten'))}
      </Value>
    </>
  );
});

type ValueProps = { readonly row: EntryRow; readonly facet: Facet; readonly className?: string | undefined; readonly children: ReactNode };

function Value({ row, facet, className, children }: ValueProps) {
  return (
    <span role="gridcell" className={className}>
      {children === null ? null : (
        <Narrow row={row} facet={facet}>
          {children}
        </Narrow>
      )}
    </span>
  );
}

/** With two lines, what does not fit is cut off there; the whole text is in the title. */
function Narrow({ row, facet, lines = 1, children }: Omit<ValueProps, 'className'> & { readonly lines?: 1 | 2 }) {
  const { t } = useTranslation();
  const { audit } = useStores();
  const filter = facetOf(row, facet);
  if (filter === null) return <>{children}</>;
  return (
    <button
      type="button"
      className={css['value']}
      title={typeof children === 'string' && lines === 2 ? `${children}\n${t('audit.narrow')}` : t('audit.narrow')}
      onClick={() => void audit.narrow(filter)}
    >
      {lines === 2 ? <span className={css['twoLines']}>{children}</span> : children}
    </button>
  );
}
