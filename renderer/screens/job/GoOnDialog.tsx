/** A person goes on over requirements that PIMS does not publish: with the lines before their eyes, a reason, and their name in the log. */
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { holdsUp } from '../../../app/carkey/requirements.ts';
import type { Requirement } from '../../../app/carkey/types.ts';
import { sayRequirement } from '../../../app/words/say-requirement.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Button } from '../../components/ui.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { useFrom, useStores } from '../../stores/stores.ts';
import css from './OverrideDialog.module.css';
import ui from '../../components/ui.module.css';

/** The shortest reason that says anything; machine's side refuses shorter ones too. */
const REASON_MIN = 3;
const NONE: readonly Requirement[] = [];

/** The dialog; nothing when no vehicle is in work any more. */
export function GoOnDialog() {
  const { t } = useTranslation();
  const stores = useStores();
  const requirements = useFrom(
    (s) => s.job,
    (s) => s.view?.requirements ?? NONE,
  );
  const busy = useFrom(
    (s) => s.job,
    (s) => s.busy !== null,
  );
  const [reason, setReason] = useState('');
  const id = useId();
  const ready = reason.trim().length >= REASON_MIN && !busy;
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!ready) return;
    await stores.job.run('job.goOn', { reason: reason.trim() });
    // A refusal is told by the banner of the page, which lies below this dialog.
    stores.ui.open(null);
  };
  if (requirements.length === 0) return null;
  return (
    <Dialog title={t('goOn.title')} onClose={() => stores.ui.open(null)}>
      <form className={css['form']} data-statement="" onSubmit={(event) => void submit(event)}>
        <Asking lines={requirements.filter((one) => one.basis === 'concluded' && holdsUp(one))} />
        <p>{t('goOn.lead')}</p>
        <label htmlFor={id}>{t('goOn.reason')}</label>
        <textarea
          id={id}
          data-first-focus=""
          className={ui['input']}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={!ready}>
          {t('goOn.submit')}
        </Button>
      </form>
    </Dialog>
  );
}

function Asking({ lines }: { readonly lines: readonly Requirement[] }) {
  const speech = useSpeech();
  return (
    <ul>
      {lines.map((one) => (
        <li key={one.id}>
          <strong>{speech.words.requirement[one.id].title}:</strong> {sayRequirement(speech, one)}
        </li>
      ))}
    </ul>
  );
}
