/** The list of entries. Only the rows near the view exist; a million entries scroll as easily as twenty. */
import { useEffect } from 'react';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { count } from '../../../lib/format.ts';
import { useAudit, useStores } from '../../../stores/stores.ts';
import { EntryLine } from './EntryLine.tsx';
import { cx } from '../../../lib/cx.ts';
import css from './EntryTable.module.css';
import { useListKeys } from './list-keys.ts';
import { useLongList } from './use-long-list.ts';
import shared from '../../../styles/shared.module.css';

/** Height of a row, px: a glove can hit it; a mouse needs less, and more of the log is seen. */
const ROW_PX = matchMedia('(pointer: coarse)').matches ? 46 : 33;

/** The table. */
export function EntryTable() {
  const { t } = useTranslation();
  const { audit } = useStores();
  const length = useAudit((s) => s.length);
  const more = useAudit((s) => s.next !== null);
  const rows = useAudit((s) => s.rows);
  const selected = useAudit((s) => s.selected);
  const { ref, heightPx, from, to, topOf, show } = useLongList(length, ROW_PX);
  useEffect(() => audit.want(from, to), [audit, from, to, length, more]);
  useListKeys(show);
  const indexes = Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);
  const shown = indexes.filter((index) => rows.has(index)).length;
  return (
    <>
      <PrintedPart shown={shown} of={length} more={more} />
      <div
        role="grid"
        tabIndex={0}
        aria-label={t('audit.rows')}
        aria-rowcount={length + 1}
        aria-readonly="true"
        className={cx(shared['panel'], css['table'])}
      >
        <Head />
        <div ref={ref} role="rowgroup" className={css['rows']}>
          <div role="presentation" className={css['tall']} style={{ height: heightPx }}>
            {indexes.map((index) => {
              const row = rows.get(index);
              return (
                <div
                  key={index}
                  role="row"
                  aria-rowindex={index + 2}
                  aria-selected={row !== undefined && row.seq === selected}
                  className={css['row']}
                  style={{ height: ROW_PX, transform: `translateY(${String(topOf(index))}px)` }}
                >
                  {row === undefined ? (
                    <span role="gridcell" className={css['ghost']} />
                  ) : (
                    <EntryLine row={row} stop={selected === null ? index === 0 : row.seq === selected} />
                  )}
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </>
  );
}

/** On paper: how much of the list it is, and how the rest is had. `more`: of a filtered list not all is known. */
function PrintedPart({ shown, of, more }: { readonly shown: number; readonly of: number; readonly more: boolean }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const all = `${count(locale, of)}${more ? '+' : ''}`;
  return (
    <p className="print-only" aria-hidden="true">
      {shown === of && !more ? t('print.all', { count: of, all }) : t('print.part', { shown: count(locale, shown), all })}
    </p>
  );
}

function Head() {
  const { t } = useTranslation();
  return (
    <div role="rowgroup" className={css['headGroup']}>
      <div role="row" aria-rowindex={1} className={css['headRow']}>
        {(['seq', 'time', 'kind', 'outcome', 'vehicle', 'operator'] as const).map((name) => (
          <span key={name} role="columnheader" className={css[name]}>
            {t(`audit.${name}`)}
          </span>
        ))}
      </div>
    </div>
  );
}
