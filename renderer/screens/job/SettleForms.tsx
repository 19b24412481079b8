/** Settling an unknown outcome by a person's word, and handing it over. Both are entries in the log, with a reason. */
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttemptState, AttemptView, Resolution } from '../../../app/carkey/types.ts';
import { Button } from '../../components/ui.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { useFrom, useStores } from '../../stores/stores.ts';
import css from './UnknownPanel.module.css';
import ui from '../../components/ui.module.css';

type Decision = Exclude<Resolution, 'activated'>;

/** The shortest reason that says anything. */
const REASON_MIN = 3;

function decisionsFor(state: Extract<AttemptState, { name: 'unknown' }>): readonly Decision[] {
  return state.reason === 'other-vehicle' ? ['other-vehicle-handled'] : ['no-effect', 'activated-code-lost'];
}

/** A person decides, once PIMS could not tell. */
export function DecideForm({ state }: { readonly state: Extract<AttemptState, { name: 'unknown' }> }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { job } = useStores();
  const busy = useFrom(
    (s) => s.job,
    (s) => s.busy !== null,
  );
  const [as, setAs] = useState<Decision | null>(null);
  const [reason, setReason] = useState('');
  const id = useId();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (as !== null && reason.trim().length >= REASON_MIN) void job.run('job.decide', { as, reason: reason.trim() });
  };
  return (
    <form className={css['way']} data-statement="" onSubmit={submit} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('unknown.decide')}</h3>
      <fieldset>
        <legend className="visually-hidden">{t('unknown.decide')}</legend>
        <div className={css['choices']}>
          {decisionsFor(state).map((one, index) => (
            <label key={one} className={css['choice']}>
              <input
                type="radio"
                name={`${id}-as`}
                checked={as === one}
                onChange={() => setAs(one)}
                {...(index === 0 ? { 'data-next-here': '' } : {})}
              />
              <span>{words.resolution[one]}</span>
            </label>
          ))}
        </div>
        <Reason id={`${id}-reason`} label={t('unknown.reason')} value={reason} onChange={setReason} />
        <Button type="submit" look="primary" aria-disabled={busy} disabled={as === null || reason.trim().length < REASON_MIN}>
          {t('unknown.decideButton')}
        </Button>
      </fieldset>
    </form>
  );
}

/** The outcome goes to the support desk; the station is free for the next vehicle. */
export function HandOverForm({ attempt, isNext }: { readonly attempt: AttemptView; readonly isNext: boolean }) {
  const { t } = useTranslation();
  const { job } = useStores();
  const busy = useFrom(
    (s) => s.job,
    (s) => s.busy !== null,
  );
  const [reason, setReason] = useState('');
  const id = useId();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void job.run('job.handOver', { attempt: attempt.id, reason: reason.trim() });
  };
  return (
    <form className={css['way']} data-statement="" onSubmit={submit} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('unknown.handOver')}</h3>
      <p className={css['closed']}>{t('unknown.handOverMeans')}</p>
      <fieldset>
        <legend className="visually-hidden">{t('unknown.handOver')}</legend>
        <Reason id={`${id}-reason`} label={t('unknown.handOverReason')} value={reason} onChange={setReason} />
        <Button type="submit" look={isNext ? 'primary' : 'plain'} aria-disabled={busy} {...(isNext ? { 'data-next-here': '' } : {})}>
          {t('unknown.handOverButton')}
        </Button>
      </fieldset>
    </form>
  );
}

function Reason({
  id,
  label,
  value,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  return (
    <p className={css['reason']}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} className={ui['input']} rows={2} maxLength={500} value={value} onChange={(event) => onChange(event.target.value)} />
    </p>
  );
}
