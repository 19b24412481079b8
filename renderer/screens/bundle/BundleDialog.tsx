/** Making a support bundle: what is in it is chosen, then told in words and shown as it will leave, then saved. */
import { PackageCheck } from 'lucide-react';
import { sayError } from '../../../app/words/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Button } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { saveView } from '../../lib/save-file.ts';
import { givenFilter } from '../../stores/audit/audit-state.ts';
import type { BundleChoice, Making } from '../../stores/bundle.ts';
import { useAudit, useBundle, useStores, useUi } from '../../stores/stores.ts';
import ui from '../../ui/ui.module.css';
import { BundlePreview } from './BundlePreview.tsx';
import { useFieldName } from './field-name.ts';
import { Saved } from './Saved.tsx';
import css from './Bundle.module.css';
import shared from '../../styles/shared.module.css';

const FIELDS: readonly BundleChoice['open'][number][] = ['vin', 'operator', 'reason', 'connection', 'input'];

/** The dialog; nothing while no bundle is in the making. */
export function BundleDialog() {
  const making = useBundle((s) => s.making);
  if (making === null) return null;
  // Each has a key of its own, so that the focus goes to what is new.
  return making.saved === null ? <Choosing key="choosing" making={making} /> : <Saved key="saved" making={making} name={making.saved} />;
}

function Choosing({ making }: { readonly making: Making }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { bundle, ui } = useStores();
  const create = async () => {
    const file = await bundle.create();
    if (file !== null) saveView(file);
  };
  return (
    <Dialog
      title={t('bundle.title')}
      onClose={() => ui.open(null)}
      footer={
        <Button
          look="primary"
          icon={<PackageCheck aria-hidden="true" size={20} />}
          disabled={making.previewing || making.creating || making.preview === null}
          onClick={() => void create()}
        >
          {t('bundle.create')}
        </Button>
      }
    >
      <div className={css['form']}>
        <p>{t('bundle.intro')}</p>
        <Which of={making.choice.of} />
        <Opened making={making} />
        <div aria-busy={making.previewing} aria-live="polite">
          {making.preview === null ? null : <BundlePreview preview={making.preview} />}
        </div>
        {making.error === null ? null : <p role="alert">{sayError(words, making.error)}</p>}
        <Extras making={making} />
      </div>
    </Dialog>
  );
}

/** In the log: the attempt of the entry that is open, or what the list shows. */
function Which({ of }: Pick<BundleChoice, 'of'>) {
  const { t } = useTranslation();
  const { audit, bundle } = useStores();
  const attempt = useAudit((s) => s.detail?.row.act ?? null);
  const inLog = useUi((s) => s.screen === 'audit');
  if (!inLog || attempt === null) return null;
  const filter = givenFilter(audit.getState().filter);
  return (
    <fieldset className={css['choices']}>
      <legend>{t('bundle.of')}</legend>
      <label className={shared['tick']}>
        <input type="radio" name="of" checked={'attempt' in of} onChange={() => void bundle.choose({ of: { attempt } })} />
        {t('bundle.ofAttempt')}
      </label>
      <label className={shared['tick']}>
        <input type="radio" name="of" checked={'filter' in of} onChange={() => void bundle.choose({ of: { filter } })} />
        {t('bundle.ofFilter')}
      </label>
    </fieldset>
  );
}

function Opened({ making: { choice } }: { readonly making: Making }) {
  const { t } = useTranslation();
  const { bundle } = useStores();
  const nameOf = useFieldName();
  return (
    <fieldset className={css['choices']}>
      <legend>{t('bundle.openFields')}</legend>
      {FIELDS.map((field) => (
        <label key={field} className={shared['tick']}>
          <input
            type="checkbox"
            checked={choice.open.includes(field)}
            onChange={(event) =>
              void bundle.choose({
                open: FIELDS.filter((one) => (one === field ? event.target.checked : choice.open.includes(one))),
              })
            }
          />
          {nameOf(field)}
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
      <label className={shared['tick']}>
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
