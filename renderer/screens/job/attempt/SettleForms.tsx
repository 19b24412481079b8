/** Settling an unknown outcome by a person's word, and handing it over. Both are entries in the log, with a reason. */
import { useId, useState, type SyntheticEvent } from 'react';
import type { AttemptId, AttemptState, AttemptView, Resolution } from '../../../../app/carkey/index.ts';
import { Button } from '../../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { attemptNumber } from '../../../lib/attempt-number.ts';
import { useJob, useStores } from '../../../stores/stores.ts';
import { HandOverNote } from '../parts/HandOverNote.tsx';
import { REASON_MIN } from '../parts/reason.ts';
import css from './UnknownPanel.module.css';
import ui from '../../../ui/ui.module.css';
import shared from '../../../styles/shared.module.css';

type Decision = Exclude<Resolution, 'activated'>;

function decisionsFor(state: Extract<AttemptState, { name: 'unknown' }>): readonly Decision[] {
  return state.reason === 'other-vehicle' ? ['other-vehicle-handled'] : ['no-effect', 'activated-code-lost'];
}

type DecideProps = { readonly attempt: AttemptId; readonly state: Extract<AttemptState, { name: 'unknown' }> };

/** A person decides, once PIMS could not tell. */
export function DecideForm({ attempt, state }: DecideProps) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { job } = useStores();
  const busy = useJob((s) => s.busy !== null);
  const [as, setAs] = useState<Decision | null>(null);
  const [reason, setReason] = useState('');
  const id = useId();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (as !== null && reason.trim().length >= REASON_MIN) void job.run('job.decide', { attempt, as, reason: reason.trim() });
  };
  return (
    <form className={css['way']} data-statement="" onSubmit={submit} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('unknown.decide')}</h3>
      <fieldset>
        <legend className="visually-hidden">{t('unknown.decide')}</legend>
        <div className={css['choices']}>
          {decisionsFor(state).map((one, index) => (
            <label key={one} className={shared['tick']}>
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

/** The outcome goes to the support desk; the station is free for the next vehicle. Once it went, its note stands here. */
export function HandOverForm({ attempt, isNext }: { readonly attempt: AttemptView; readonly isNext: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const { handOver } = attempt;
  return (
    <section className={css['way']} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} tabIndex={-1}>
        {handOver === null ? t('unknown.handOver') : t('handOver.title')}
      </h3>
      {handOver === null ? <HandOverFields id={attempt.id} isNext={isNext} /> : <HandOverNote act={attempt.id} handOver={handOver} />}
    </section>
  );
}

function HandOverFields({ id: attempt, isNext }: { readonly id: AttemptId; readonly isNext: boolean }) {
  const { t } = useTranslation();
  const handOver = useHandOver(attempt);
  const busy = useJob((s) => s.busy !== null);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const id = useId();
  const missing = asked && reason.trim().length < REASON_MIN;
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    if (reason.trim().length >= REASON_MIN) void handOver(reason.trim());
    else event.currentTarget.querySelector('textarea')?.focus();
  };
  return (
    <form data-statement="" onSubmit={submit}>
      <p className={css['closed']}>{t('unknown.handOverMeans')}</p>
      <fieldset>
        <legend className="visually-hidden">{t('unknown.handOver')}</legend>
        <Reason
          id={`${id}-reason`}
          label={t('unknown.handOverReason')}
          value={reason}
          onChange={setReason}
          fault={missing ? t('handOver.needed') : null}
        />
        <Button type="submit" look={isNext ? 'primary' : 'plain'} aria-disabled={busy} {...(isNext ? { 'data-next-here': '' } : {})}>
          {t('unknown.handOverButton')}
        </Button>
      </fieldset>
    </form>
  );
}

/** Hands over, says what happened with the number for the phone, and shows the start page from its top. */
function useHandOver(attempt: AttemptId): (reason: string) => Promise<void> {
  const { job, ui } = useStores();
  return async (reason) => {
    if (!(await job.run('job.handOver', { attempt, reason }))) return;
    const number = attemptNumber(attempt);
    const copy = () =>
      navigator.clipboard.writeText(number).then(
        () => ui.announce((now) => now.t('common.copied')),
        () => ui.notify((now) => now.t('common.copyFailed'), 'bad'),
      );
    // A word joiner: the number must not be broken behind its hyphen.
    ui.notify((now) => now.t('handOver.done', { number: number.replace('-', '-\u2060') }), 'good', {
      label: (now) => now.t('handOver.copyNumber'),
      run: () => void copy(),
    });
    void job.loadLists();
    ui.focusOn('main');
  };
}

/** A text that is asked for. `fault`: why it does not do as it is. */
function Reason({
  id,
  label,
  value,
  onChange,
  fault = null,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly fault?: string | null;
}) {
  return (
    <div className={css['reason']}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className={ui['input']}
        rows={2}
        maxLength={500}
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault === null ? null : (
        <p id={`${id}-fault`} role="alert" className={css['fault']}>
          {fault}
        </p>
      )}
    </div>
  );
}
