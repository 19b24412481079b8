/** What can be done with the list: filters, its order, saving it as a file, making and opening bundles. One stop for the Tab key. */
import { ArrowDownWideNarrow, ArrowUpNarrowWide, Download, FolderOpen, ListFilter, PackageOpen } from 'lucide-react';
import { useRef } from 'react';
import { Toolbar } from '../../ui/Toolbar.tsx';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { count, span } from '../../lib/format.ts';
import { useNow } from '../../hooks/hooks.ts';
import { Offered } from '../../ui/rights.tsx';
import { saveView } from '../../lib/save-file.ts';
import { conditionsOf, givenFilter, type ExportFormat } from '../../stores/audit/audit-state.ts';
import { useAudit, useStores } from '../../stores/stores.ts';
import { CsvDelimiterChoice, useCsvDelimiter } from './CsvDelimiterChoice.tsx';
import { FILTERS_BUTTON_ID } from './list/list-keys.ts';
import css from './list/tools.module.css';

const FORMATS: readonly { readonly format: ExportFormat; readonly name: string }[] = [
  { format: 'csv', name: 'CSV' },
  { format: 'jsonl', name: 'JSON Lines' },
  { format: 'pdf', name: 'PDF' },
];

/** The row of tools. */
export function Tools() {
  const { t } = useTranslation();
  return (
    <Toolbar label={t('audit.tools')} className={css['tools']}>
      <FiltersButton />
      <Sorting />
      <Offered action="audit.export" name={t('rights.export')}>
        <Exports />
      </Offered>
      <Bundles />
    </Toolbar>
  );
}

/** Opens and folds away the filters; says how many conditions hold. */
function FiltersButton() {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const { audit } = useStores();
  const open = useAudit((s) => s.showsFilters);
  const active = useAudit((s) => conditionsOf(s.filter));
  return (
    <Button
      id={FILTERS_BUTTON_ID}
      icon={<ListFilter aria-hidden="true" size={18} />}
      hotkey="F"
      aria-expanded={open}
      aria-controls="audit-facets"
      onClick={() => audit.showFilters(!open)}
    >
      {t('audit.facets')}
      {active === 0 ? null : <b className={css['active']}>{count(locale, active)}</b>}
    </Button>
  );
}

/** Which end of the log stands on top. */
function Sorting() {
  const { t } = useTranslation();
  const { audit } = useStores();
  const order = useAudit((s) => s.order);
  const Icon = order === 'newest' ? ArrowDownWideNarrow : ArrowUpNarrowWide;
  const name = order === 'newest' ? t('audit.newestFirst') : t('audit.oldestFirst');
  return (
    <Button
      icon={<Icon aria-hidden="true" size={18} />}
      title={name}
      aria-label={`${t('audit.order')}: ${name}`}
      onClick={() => void audit.sort(order === 'newest' ? 'oldest' : 'newest')}
    />
  );
}

function Exports() {
  const { t } = useTranslation();
  const { audit, ui } = useStores();
  const exporting = useAudit((s) => s.exporting);
  const delimiter = useCsvDelimiter();
  const save = async (format: ExportFormat) => {
    const file = await audit.export(format, delimiter);
    if (file === null) return;
    saveView(file);
    ui.notify((now) => now.t('audit.exported', { name: file.name }), 'good');
  };
  return (
    <div role="group" aria-label={t('audit.export')} className={css['exports']}>
      <span title={t('audit.export')} className={css['what']}>
        <Download aria-hidden="true" size={18} />
      </span>
      {FORMATS.map(({ format, name }) => (
        <Button
          key={format}
          // Not disabled: what has the focus would lose it. The store makes one file at a time.
          aria-disabled={exporting !== null}
          aria-label={`${t('audit.export')} ${name}`}
          onClick={() => void save(format)}
        >
          {name}
        </Button>
      ))}
      <CsvDelimiterChoice />
      <span role="status">{exporting === null ? null : <Under since={exporting.since} />}</span>
    </div>
  );
}

/** How long a file has been in the making: how far it is nobody tells. */
function Under({ since }: { readonly since: number }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const now = useNow();
  return <>{t('audit.exporting', { time: span(locale, now - since) })}</>;
}

function Bundles() {
  const { t } = useTranslation();
  const { audit, bundle, ui } = useStores();
  const file = useRef<HTMLInputElement>(null);
  const make = () => {
    void bundle.start({ filter: givenFilter(audit.getState().filter) });
    ui.open('bundle');
  };
  const open = (chosen: File | undefined) => {
    if (chosen !== undefined) void bundle.open(chosen, chosen.name);
    if (file.current !== null) file.current.value = '';
  };
  return (
    <>
      <Button
        icon={<PackageOpen aria-hidden="true" size={18} />}
        title={t('audit.makeBundle')}
        aria-label={t('audit.makeBundle')}
        onClick={make}
      >
        <span className={css['wide']}>{t('audit.bundle')}</span>
      </Button>
      <Button
        icon={<FolderOpen aria-hidden="true" size={18} />}
        title={t('audit.openBundle')}
        aria-label={t('audit.openBundle')}
        onClick={() => file.current?.click()}
      />
      <input ref={file} type="file" hidden aria-label={t('audit.openBundle')} onChange={(event) => open(event.target.files?.[0])} />
    </>
  );
}
