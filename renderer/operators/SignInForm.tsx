/** Who is it, and the PIN. A few names are large plates; many are searched. */
import { useId, useState } from 'react';
import { useStores } from '../stores/stores.ts';
import { areFew, namesLike } from './pin-entry.ts';
import { PinForm } from './PinForm.tsx';
import ui from '../ui/ui.module.css';
import css from './operators.module.css';
import { useTranslation } from '../i18n/language.tsx';

/** The form. The only name there is needs no choosing. */
export function SignInForm({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation();
  const { operators } = useStores();
  const [chosen, setChosen] = useState<string | null>(null);
  const name = chosen !== null && names.includes(chosen) ? chosen : names.length === 1 ? (names[0] ?? null) : null;
  return (
    <PinForm
      submit={t('operators.signIn')}
      missing={name === null ? t('operators.choose') : null}
      onPin={(pin) => operators.run('operators.signIn', { name: name ?? '', pin })}
    >
      <Names names={names} chosen={name} onChoose={setChosen} />
    </PinForm>
  );
}

type NamesProps = { readonly names: readonly string[]; readonly chosen: string | null; readonly onChoose: (name: string) => void };

function Names({ names, chosen, onChoose }: NamesProps) {
  const { t } = useTranslation();
  const id = useId();
  const [search, setSearch] = useState('');
  const few = areFew(names);
  const shown = few ? names : namesLike(names, search);
  return (
    <fieldset className={css['form']}>
      <legend>{t('operators.chooseName')}</legend>
      {few ? null : (
        <>
          <label htmlFor={id}>{t('operators.searchName')}</label>
          <input
            id={id}
            className={ui['input']}
            data-first-focus=""
            type="search"
            autoComplete="off"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </>
      )}
      <div className={css['names']}>
        {shown.map((name, index) => (
          <label key={name} className={css['name']}>
            <input
              type="radio"
              name={`${id}-name`}
              className="visually-hidden"
              {...(few && chosen === null && index === 0 ? { 'data-first-focus': '' } : {})}
              checked={name === chosen}
              onChange={() => onChoose(name)}
              onClick={(event) => {
                // A finger goes on to the PIN; arrow keys still have to reach the other names.
                if (event.detail > 0) event.currentTarget.form?.querySelector<HTMLElement>('[type="password"]')?.focus();
              }}
            />
            <span translate="no">{name}</span>
          </label>
        ))}
      </div>
      {shown.length === 0 ? <p>{t('operators.noName')}</p> : null}
    </fieldset>
  );
}
