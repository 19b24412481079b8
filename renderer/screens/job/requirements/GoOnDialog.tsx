/** A person goes on over requirements that PIMS does not publish: with the lines before their eyes, a reason, and their name in the log. */
import { holdsUp } from '../../../../app/carkey/job/index.ts';
import type { Requirement } from '../../../../app/carkey/index.ts';
import { sayRequirement } from '../../../../app/words/index.ts';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { useJob } from '../../../stores/stores.ts';
import { ReasonDialog } from '../parts/ReasonDialog.tsx';

const NONE: readonly Requirement[] = [];

/** The dialog; nothing when no vehicle is in work any more. */
export function GoOnDialog() {
  const { t } = useTranslation();
  const requirements = useJob((s) => s.view?.requirements ?? NONE);
  if (requirements.length === 0) return null;
  return (
    <ReasonDialog title={t('goOn.title')} label={t('goOn.reason')} submit={t('goOn.submit')} method="job.goOn">
      <Asking lines={requirements.filter((one) => one.basis === 'concluded' && holdsUp(one))} />
      <p>{t('goOn.lead')}</p>
    </ReasonDialog>
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
