/** Fields of the settings: each with its label, help, its own word of confirmation, and one sentence when it cannot be used. */
import { Check, LoaderCircle } from 'lucide-react';
import { useId, useState, type ReactNode, type SyntheticEvent } from 'react';
import type { Translate } from '../../../i18n/translate.ts';
import type { Refusal } from '../../../../app/operators/index.ts';
import { SETTINGS } from '../../../../app/settings/index.ts';
import { Button } from '../../../ui/ui.tsx';
import { useBarred } from '../../../ui/rights.tsx';
import { useSettings } from '../../../stores/stores.ts';
import ui from '../../../ui/ui.module.css';
import css from './settings.module.css';
import { useTranslation } from '../../../i18n/language.tsx';

type Common = { readonly field: string; readonly label: string; readonly help?: string | undefined };

function Row({
  field,
  label,
  help,
  problem,
  id,
  children,
}: Common & { readonly problem: string | null; readonly id: string; readonly children: ReactNode }) {
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{label}</label>
      <div className={css['control']}>
        {children}
        <Mark field={field} />
      </div>
      {problem === null ? null : (
        <p id={`${id}-problem`} className={css['problem']} role="alert">
          {problem}
        </p>
      )}
      {help === undefined ? null : (
        <p id={`${id}-help`} className={css['help']}>
          {help}
        </p>
      )}
    </div>
  );
}

/** "Saved" beside the field that was changed last. */
function Mark({ field }: { readonly field: string }) {
  const { t } = useTranslation();
  const saving = useSettings((s) => s.saving === field);
  const saved = useSettings((s) => s.saved === field);
  return (
    <span className={css['mark']} role="status">
      {saving ? <LoaderCircle aria-label={t('settings.saving')} size={18} /> : null}
      {saved ? (
        <>
          <Check aria-hidden="true" size={18} /> {t('settings.saved')}
        </>
      ) : null}
    </span>
  );
}

type TextProps = Common & {
  readonly value: string;
  /** Saves the text; ends when `value` holds it, or when it was refused. */
  readonly onCommit: (text: string) => Promise<void>;
  readonly maxLength: number;
  /** One sentence about what is wrong, or null. What is wrong is not sent. */
  readonly check?: (text: string) => string | null;
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'url' | 'numeric';
  readonly mono?: boolean;
  readonly placeholder?: string;
};

/** A text; committed when the field is left or Enter is pressed. Esc takes the typing back. */
export function Text({ value, onCommit, check, mono = false, autoComplete = 'off', ...rest }: TextProps) {
  const id = useId();
  const { t } = useTranslation();
  const bar = useBarred();
  const { saved, save } = useSaving(value, onCommit);
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? saved;
  const problem = draft === null ? null : (check?.(draft) ?? null);
  const commit = () => {
    if (draft === null || problem !== null) return;
    save(draft);
    setDraft(null);
  };
  return (
    <Row {...rest} id={id} problem={problem}>
      <input
        id={id}
        className={ui['input']}
        data-mono={mono}
        value={text}
        maxLength={rest.maxLength}
        inputMode={rest.inputMode ?? 'text'}
        autoComplete={autoComplete}
        placeholder={bar === null ? rest.placeholder : hiddenWords(bar, t)}
        readOnly={bar !== null}
        spellCheck={false}
        aria-invalid={problem !== null}
        aria-describedby={describedBy(id, rest.help, problem)}
        // What is as it is kept is no draft: one would put it back over whatever is kept by then.
        onChange={(event) => setDraft(event.target.value === saved ? null : event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key !== 'Escape' || draft === null) return;
          event.preventDefault();
          setDraft(null);
        }}
      />
    </Row>
  );
}

/**
 * What counts as kept: a text that is on its way to be saved stands in its field already. The old one must not come back meanwhile, since what
 * happens to the field then, as a scan that is taken out again, would take it for what the person wants.
 */
function useSaving(value: string, onCommit: TextProps['onCommit']): { readonly saved: string; readonly save: (text: string) => void } {
  const [sent, setSent] = useState<string | null>(null);
  const saved = sent ?? value;
  const save = async (text: string) => {
    setSent(text);
    await onCommit(text);
    // Another one may be on its way by now.
    setSent((now) => (now === text ? null : now));
  };
  return { saved, save: (text) => void (text === saved ? null : save(text)) };
}

/** What practice does not tell is not shown as if it were empty. */
function hiddenWords({ code }: Refusal, t: Translate): string | undefined {
  return code === 'live-only' ? t('settings.notShownHere') : undefined;
}

function describedBy(id: string, help: string | undefined, problem: string | null): string | undefined {
  const ids = [problem === null ? null : `${id}-problem`, help === undefined ? null : `${id}-help`].filter((one) => one !== null);
  return ids.length === 0 ? undefined : ids.join(' ');
}

type ChoiceProps<T extends string> = Common & {
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
};

/** One of several; committed at once. */
export function Choice<T extends string>({ value, options, onChange, ...rest }: ChoiceProps<T>) {
  const id = useId();
  const bar = useBarred();
  const choose = (text: string) => {
    const option = options.find((one) => one.value === text);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <Row {...rest} id={id} problem={null}>
      <select
        id={id}
        className={ui['input']}
        value={value}
        disabled={bar !== null}
        aria-describedby={describedBy(id, rest.help, null)}
        onChange={(event) => choose(event.target.value)}
        // A stray scan must not change a setting: letters choose nothing here, arrows and the pointer do.
        onKeyDown={(event) => (event.key.length === 1 && event.key !== ' ' ? event.preventDefault() : undefined)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Row>
  );
}

type SecretProps = Common & { readonly isSet: boolean; readonly onCommit: (text: string) => void; readonly onRemove: () => void };

/** A secret: can be written and removed, never read. */
export function Secret({ isSet, onCommit, onRemove, ...rest }: SecretProps) {
  const { t } = useTranslation();
  const id = useId();
  const bar = useBarred();
  const [draft, setDraft] = useState('');
  const commit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (draft === '') return;
    onCommit(draft);
    setDraft('');
  };
  return (
    <Row {...rest} id={id} problem={null}>
      <form className={css['secret']} onSubmit={commit}>
        <input
          id={id}
          className={ui['input']}
          type="password"
          autoComplete="off"
          maxLength={SETTINGS['profile.token'].most}
          value={draft}
          readOnly={bar !== null}
          placeholder={(bar === null ? undefined : hiddenWords(bar, t)) ?? (isSet ? t('settings.secretSet') : t('settings.secretNotSet'))}
          aria-describedby={describedBy(id, rest.help, null)}
          onChange={(event) => setDraft(event.target.value)}
        />
        {bar !== null ? null : (
          <>
            <Button type="submit" disabled={draft === ''}>
              {t('settings.secretSave')}
            </Button>
            {isSet ? <Button onClick={onRemove}>{t('settings.secretRemove')}</Button> : null}
          </>
        )}
      </form>
    </Row>
  );
}
