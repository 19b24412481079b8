/** One entry in full: what it says in words, what the vault still opens, and the very bytes that are hashed. */
import { ShieldAlert, ShieldCheck, X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { EntryRow, PersonalField } from '../../../../app/audit/entry/index.ts';
import type { EntryInFull } from '../../../../app/contract/index.ts';
import { sayDetails, sayKind, sayOut } from '../../../../app/words/index.ts';
import { CopyText } from '../../../ui/CopyText.tsx';
import { ScrollText } from '../../../ui/ScrollText.tsx';
import { Button } from '../../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { useFocusBack } from '../../../lib/focus-back.ts';
import { duration, exactTime, isoTime } from '../../../lib/format.ts';
import { useAudit, useStores } from '../../../stores/stores.ts';
import { VerdictLine } from '../../job/verdict/VerdictLine.tsx';
import { facetOf, type Facet } from './columns.ts';
import { EntryActions } from './EntryActions.tsx';
import { cx } from '../../../lib/cx.ts';
import css from './EntryPanel.module.css';
import shared from '../../../styles/shared.module.css';

/** The panel of the chosen entry. */
export function EntryPanel() {
  const { t } = useTranslation();
  const { audit } = useStores();
  const seq = useAudit((s) => s.selected);
  const detail = useAudit((s) => s.detail);
  const ref = useRef<HTMLElement>(null);
  useFocusBack(ref, '[role=grid]');
  // On a narrow window the list is hidden: the focus must not stay in it.
  useEffect(() => {
    const list = document.querySelector<HTMLElement>('[role=grid]');
    if (list === null || list.offsetParent === null) ref.current?.focus();
  }, []);
  return (
    <aside ref={ref} tabIndex={-1} className={cx(shared['panel'], css['panel'])} aria-label={t('audit.entry', { seq: seq ?? 0 })}>
      <header className={css['head']}>
        <h2>{t('audit.entry', { seq: seq ?? 0 })}</h2>
        <Button
          look="quiet"
          icon={<X aria-hidden="true" size={22} />}
          aria-label={t('common.close')}
          aria-keyshortcuts="Escape"
          onClick={() => void audit.select(null)}
        />
      </header>
      {detail === null ? <p className={css['body']}>{t('common.loading')}</p> : <Body detail={detail} />}
    </aside>
  );
}

function Body({ detail }: { readonly detail: EntryInFull }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { words, locale } = speech;
  const { row } = detail;
  return (
    <div className={css['body']}>
      <p className={css['verdict']} data-holds={detail.commitmentsHold}>
        {detail.commitmentsHold ? <ShieldCheck aria-hidden="true" size={22} /> : <ShieldAlert aria-hidden="true" size={22} />}
        {detail.commitmentsHold ? t('audit.holds') : t('audit.broken')}
      </p>
      {detail.verdict === null ? null : <VerdictLine verdict={detail.verdict} />}
      <dl className={css['facts']}>
        <Fact name={t('audit.time')}>
          {exactTime(locale, row.ts)}
          <br />
          <small>{isoTime(row.ts)}</small>
        </Fact>
        <Fact name={t('audit.kind')} narrow={<Only row={row} facet="kinds" />}>
          {sayKind(words, row.kind)}
        </Fact>
        {row.out === undefined ? null : (
          <Fact name={t('audit.outcome')} narrow={<Only row={row} facet="outs" />}>
            {sayOut(speech.words, row.out)}
          </Fact>
        )}
        {row.err === null ? null : (
          <Fact name={t('audit.field_err')} narrow={<Only row={row} facet="err" />}>
            {row.err}
          </Fact>
        )}
        {sayDetails(words, row).map(({ name, text }) => (
          <Fact key={name} name={t(`audit.detail_${name}`)}>
            {text}
          </Fact>
        ))}
        {row.d?.ms === undefined ? null : <Fact name={t('audit.detail_ms')}>{duration(locale, row.d.ms)}</Fact>}
        {row.vin === null ? null : (
          <Fact name="VIN" narrow={<Only row={row} facet="vin" />}>
            <code>{row.vin}</code>
          </Fact>
        )}
        {row.act === undefined ? null : (
          <Fact name={t('audit.field_act')} narrow={<Only row={row} facet="act" />}>
            <code>{row.act}</code>
          </Fact>
        )}
        {row.operator === null ? null : (
          <Fact name={t('audit.operator')} narrow={<Only row={row} facet="op" />}>
            {row.operator}
            {row.role === undefined ? null : ` (${words.role[row.role]})`}
          </Fact>
        )}
        <Fact name={t('audit.station')}>{row.stationName}</Fact>
        <Fact name={t('audit.program')}>{row.app}</Fact>
      </dl>
      <Opened detail={detail} />
      <EntryActions row={row} />
      <h3>{t('audit.leaf')}</h3>
      <ScrollText label={t('audit.leaf')} text={detail.leaf} />
      <p className={css['hash']}>
        {t('audit.hash')}
        <br />
        <CopyText text={detail.leafHash} />
      </p>
      <p className={css['hash']}>{t('audit.inTree', { seq: row.seq, size: detail.treeSize })}</p>
    </div>
  );
}

function Fact({ name, narrow, children }: { readonly name: string; readonly narrow?: ReactNode; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span>{children}</span>
        {narrow}
      </dd>
    </div>
  );
}

function Only({ row, facet }: { readonly row: EntryRow; readonly facet: Facet }) {
  const { t } = useTranslation();
  const { audit } = useStores();
  const filter = facetOf(row, facet);
  if (filter === null) return null;
  return (
    <Button look="quiet" className={css['only']} onClick={() => void audit.narrow(filter)}>
      {t('audit.only')}
    </Button>
  );
}

function Opened({ detail }: { readonly detail: EntryInFull }) {
  const { t } = useTranslation();
  const opened = Object.entries(detail.opened) as readonly (readonly [PersonalField, string])[];
  const committed = Object.keys(detail.row.f ?? {}).length;
  if (committed === 0) return null;
  return (
    <>
      <h3>{t('audit.sealed')}</h3>
      {opened.length === 0 ? <p className={css['soft']}>{t('audit.nothingOpens')}</p> : null}
      <dl className={css['opened']}>
        {opened.map(([field, value]) => (
          <div key={field}>
            <dt>{t(`audit.personal_${field}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
