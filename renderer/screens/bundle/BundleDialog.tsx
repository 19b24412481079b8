/** Making a support bundle: what is in it is chosen, then shown exactly as it will leave, then saved. */
import { PackageCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BundlePreview } from '../../../app/audit/trust.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ScrollText } from '../../components/ScrollText.tsx';
import { Button } from '../../components/ui.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { sayFault } from '../../i18n/say.ts';
import { count } from '../../lib/format.ts';
import { saveView } from '../../lib/save-file.ts';
import { givenFilter } from '../../stores/audit-state.ts';
import type { BundleChoice, Making } from '../../stores/bundle.ts';
import { useFrom, useStores } from '../../stores/stores.ts';
import ui from '../../components/ui.module.css';
import css from './Bundle.module.css';

const FIELDS: readonly BundleChoice['open'][number][] = ['vin', 'operator', 'reason', 'connection', 'input'];

/** The dialog; nothing while no bundle is in the making. */
export function BundleDialog() {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const stores = useStores();
  const making = useFrom(
    (s) => s.bundle,
    (s) => s.making,
  );
  if (making === null) return null;
  const create = async () => {
    const file = await stores.bundle.create();
    if (file === null) return;
    saveView(file);
    stores.ui.open(null);
    stores.ui.notify(t('bundle.created', { name: file.name }), 'good');
  };
  return (
    <Dialog title={t('bundle.title')} onClose={() => stores.ui.open(null)}>
      <div className={css['form']}>
        <p>{t('bundle.intro')}</p>
        <Which of={making.choice.of} />
        <Opened making={making} />
        <Extras making={making} />
        {making.error === null ? null : <p role="alert">{sayFault(words, making.error)}</p>}
        <div aria-busy={making.previewing}>{making.preview === null ? null : <Preview preview={making.preview} />}</div>
        <Button
          look="primary"
          icon={<PackageCheck aria-hidden="true" size={20} />}
          disabled={making.previewing || making.creating || making.preview === null}
          onClick={() => void create()}
        >
          {t('bundle.create')}
        </Button>
      </div>
    </Dialog>
  );
}

/** The attempt of the entry that is open, or what the list shows. */
function Which({ of }: Pick<BundleChoice, 'of'>) {
  const { t } = useTranslation();
  const { audit, bundle } = useStores();
  const attempt = useFrom(
    (s) => s.audit,
    (s) => s.detail?.row.act ?? null,
  );
  if (attempt === null) return null;
  const filter = givenFilter(audit.getState().filter);
  return (
    <fieldset className={css['choices']}>
      <legend>{t('bundle.of')}</legend>
      <label>
        <input type="radio" name="of" checked={'attempt' in of} onChange={() => void bundle.choose({ of: { attempt } })} />
        {t('bundle.ofAttempt')}
      </label>
      <label>
        <input type="radio" name="of" checked={'filter' in of} onChange={() => void bundle.choose({ of: { filter } })} />
        {t('bundle.ofFilter')}
      </label>
    </fieldset>
  );
}

function Opened({ making: { choice } }: { readonly making: Making }) {
  const { t } = useTranslation();
  const { bundle } = useStores();
  return (
    <fieldset className={css['choices']}>
      <legend>{t('bundle.openFields')}</legend>
      {FIELDS.map((field) => (
        <label key={field}>
          <input
            type="checkbox"
            checked={choice.open.includes(field)}
            onChange={(event) =>
              void bundle.choose({
                open: FIELDS.filter((one) => (one === field ? event.target.checked : choice.open.includes(one))),
              })
            }
          />
          {t(`audit.personal_${field}`)}
        </label>
      ))}
    </fieldset>
  );
}

function Extras({ making: { choice } }: { readonly making: Making }) {
  const { t } = useTranslation();
  const { bundle } = useStores();
  return (
    <>
      <label className={css['tick']}>
        <input type="checkbox" checked={choice.traces} onChange={(event) => void bundle.choose({ traces: event.target.checked })} />
        {t('bundle.traces')}
      </label>
      <label className={css['note']}>
        {t('bundle.note')}
        <textarea
          className={ui['input']}
          rows={2}
          maxLength={2_000}
          value={choice.note}
          onChange={(event) => void bundle.choose({ note: event.target.value })}
        />
      </label>
    </>
  );
}

function Preview({ preview }: { readonly preview: BundlePreview }) {
  const { t } = useTranslation();
  const { locale } = useSpeech();
  const counted = (n: number) => ({ count: n, n: count(locale, n) });
  const kilobytes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 });
  return (
    <>
      <p role="status" className={css['counts']}>
        {new Intl.ListFormat(locale, { style: 'narrow', type: 'unit' }).format([
          t('bundle.countEntries', counted(preview.entries)),
          t('bundle.countOpened', counted(preview.opened)),
          t('bundle.countWithheld', counted(preview.withheld)),
          t('bundle.countTraces', counted(preview.traces)),
          kilobytes.format(preview.bytes / 1_000),
        ])}
      </p>
      <h3>{t('bundle.sample')}</h3>
      <ScrollText label={t('bundle.sample')} text={preview.sample} />
    </>
  );
}
