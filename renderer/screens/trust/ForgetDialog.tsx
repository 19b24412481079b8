/** Forgetting a vehicle: what is destroyed, what remains, why, and a confirmation that no stray key can give. */
import { Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { ErasureView } from '../../../app/audit/search/index.ts';
import { ERASURE_GROUNDS, type ErasureGround } from '../../../app/audit/entry/index.ts';
import { sayError } from '../../../app/words/index.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Button, VinText } from '../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { count, zonedTime } from '../../lib/format.ts';
import { forgetMissing } from '../../stores/trust.ts';
import { useStores, useTrust } from '../../stores/stores.ts';
import ui from '../../ui/ui.module.css';
import css from './Trust.module.css';
import { PaperFacts, PrintSheet } from './PrintSheet.tsx';

/** The dialog; once it is done, the receipt of the erasure. */
export function ForgetDialog() {
  const { t } = useTranslation();
  const stores = useStores();
  const forgetting = useTrust((s) => s.forgetting);
  if (forgetting === null) return null;
  const { vin, done } = forgetting;
  return (
    <Dialog title={done === null ? t('forget.title') : t('forget.receiptTitle')} onClose={() => stores.ui.open(null)}>
      {done === null ? <Confirm vin={vin} /> : <Receipt erasure={done} />}
    </Dialog>
  );
}

function Confirm({ vin }: { readonly vin: string }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { audit, trust } = useStores();
  const [ground, setGround] = useState<ErasureGround | null>(null);
  const [typed, setTyped] = useState('');
  const id = useId();
  const missing = forgetMissing(typed, vin, ground);
  const forget = async (why: ErasureGround) => {
    await trust.forget(why);
    if ((trust.getState().forgetting?.done ?? null) === null) return;
    // What the list and the open entry still show of the vehicle goes at once.
    await Promise.all([audit.select(null), audit.clear()]);
  };
  const busy = useTrust((s) => s.busy !== null);
  const error = useTrust((s) => s.error);
  return (
    <div className={css['form']} data-statement="">
      <p className={css['vin']}>
        <VinText vin={vin} />
      </p>
      <h3>{t('forget.destroyedTitle')}</h3>
      <p>{t('forget.destroyed')}</p>
      <h3>{t('forget.remainsTitle')}</h3>
      <p>{t('forget.remains')}</p>
      <fieldset className={css['choices']}>
        <legend>{t('forget.ground')}</legend>
        {ERASURE_GROUNDS.map((one) => (
          <label key={one}>
            <input type="radio" name="ground" checked={ground === one} onChange={() => setGround(one)} />
            {words.erasureGround[one]}
          </label>
        ))}
      </fieldset>
      <LastEight vin={vin} typed={typed} missing={missing} onType={setTyped} whyId={`${id}-why`} />
      {error === null ? null : <p role="alert">{sayError(words, error)}</p>}
      <p role="status">{busy ? t('forget.working') : null}</p>
      <Button
        className={css['danger']}
        icon={<Trash2 aria-hidden="true" size={20} />}
        disabled={busy || missing !== null}
        aria-describedby={`${id}-why`}
        onClick={() => (ground === null || missing !== null ? undefined : void forget(ground))}
      >
        {t('forget.do')}
      </Button>
    </div>
  );
}

type LastEightProps = {
  readonly vin: string;
  readonly typed: string;
  readonly missing: ReturnType<typeof forgetMissing>;
  readonly onType: (text: string) => void;
  /** Id of the sentence about what is missing. */
  readonly whyId: string;
};

/** The end of the VIN, typed or scanned, and what still keeps the button grey. */
function LastEight({ vin, typed, missing, onType, whyId }: LastEightProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      {/* No form around it: the Enter that ends a scan must not destroy anything. */}
      <label htmlFor={id}>{t('forget.confirm')}</label>
      <input
        id={id}
        className={ui['input']}
        data-mono="true"
        data-scan="code"
        value={typed}
        maxLength={40}
        autoComplete="off"
        aria-invalid={missing === 'differs'}
        aria-describedby={whyId}
        spellCheck={false}
        onChange={(event) => onType(event.target.value)}
      />
      <p id={whyId} aria-live="polite">
        {missing === null ? null : t(`forget.missing_${missing}`, { typed: typed.trim(), end: vin.slice(-8) })}
      </p>
    </>
  );
}

function Receipt({ erasure }: { readonly erasure: ErasureView }) {
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  return (
    <PrintSheet title={t('forget.receiptTitle')}>
      <PaperFacts
        facts={[
          [t('forget.reference'), <code key="veh">{erasure.veh}</code>],
          [t('forget.ground'), words.erasureGround[erasure.ground]],
          [t('forget.at'), zonedTime(locale, erasure.at)],
          [t('forget.entry'), t('forget.entryNo', { seq: count(locale, erasure.seq) })],
          [t('forget.count'), count(locale, erasure.count)],
          [t('forget.found'), erasure.found.length === 0 ? t('forget.foundNone') : erasure.found.join(', ')],
          [t('forget.backups'), count(locale, erasure.backups)],
          [t('forget.setAside'), count(locale, erasure.setAside)],
        ]}
      />
      <p>{t('forget.remains')}</p>
    </PrintSheet>
  );
}
