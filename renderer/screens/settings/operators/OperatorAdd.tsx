/** A new account: name, role, and a first PIN that its owner can change. */
import { useId, useState, type SyntheticEvent } from 'react';
import { isVehicle, type Role } from '../../../../app/operators/index.ts';
import { NewPinFields, useNewPin } from '../../../operators/NewPin.tsx';
import { Button } from '../../../ui/ui.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { useManage } from './use-manage.ts';
import ui from '../../../ui/ui.module.css';
import css from './Operators.module.css';
import { useTranslation } from '../../../i18n/language.tsx';

/** The form. `onEnd`: it was added, or given up. */
export function OperatorAdd({ onEnd }: { readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const manage = useManage();
  const id = useId();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('technician');
  const [fault, setFault] = useState<'operators.nameMissing' | 'settings.isVehicle' | null>(null);
  const newPin = useNewPin();
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    const pin = newPin.take();
    const slip = nameFault(name);
    setFault(slip);
    if (pin === null || slip !== null) return;
    if (await manage('operators.add', { name, role, pin }, name.trim())) onEnd();
  };
  return (
    <form className={css['form']} aria-label={t('operators.add')} onSubmit={(event) => void send(event)}>
      <label htmlFor={id}>{t('operators.name')}</label>
      <input
        id={id}
        // The form appears where its button was, which has just gone.
        ref={focusOnce}
        className={ui['input']}
        autoComplete="off"
        maxLength={80}
        spellCheck={false}
        value={name}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-fault`}
        onChange={(event) => setName(event.target.value)}
      />
      <p id={`${id}-fault`} className={css['fault']} aria-live="polite">
        {fault === null ? null : t(fault)}
      </p>
      <RoleChoice label={t('operators.role')} value={role} onChange={setRole} />
      <NewPinFields of={newPin} />
      <div className={css['actions']}>
        <Button type="submit" look="primary">
          {t('operators.addDo')}
        </Button>
        <Button onClick={onEnd}>{t('operators.cancel')}</Button>
      </div>
    </form>
  );
}

function nameFault(name: string): 'operators.nameMissing' | 'settings.isVehicle' | null {
  if (name.trim() === '') return 'operators.nameMissing';
  return isVehicle(name) ? 'settings.isVehicle' : null;
}

function focusOnce(field: HTMLInputElement | null): void {
  field?.focus();
}
