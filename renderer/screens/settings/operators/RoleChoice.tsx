/** One of the roles, with what it may do. */
import { useId } from 'react';
import { type Role, ROLES } from '../../../../app/operators/index.ts';
import { useSpeech } from '../../../i18n/language.tsx';
import { useBarred } from '../../../ui/rights.tsx';
import ui from '../../../ui/ui.module.css';
import css from './Operators.module.css';

type Props = { readonly label: string; readonly value: Role; readonly onChange: (role: Role) => void };

/** The field. */
export function RoleChoice({ label, value, onChange }: Props) {
  const { words } = useSpeech();
  const id = useId();
  const bar = useBarred();
  const choose = (text: string) => {
    const role = ROLES.find((one) => one === text);
    if (role !== undefined) onChange(role);
  };
  return (
    <div className={css['role']}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={ui['input']}
        value={value}
        disabled={bar !== null}
        aria-describedby={`${id}-means`}
        onChange={(event) => choose(event.target.value)}
        // A stray scan must not give anybody another role: letters choose nothing here, arrows and the pointer do.
        onKeyDown={(event) => (event.key.length === 1 && event.key !== ' ' ? event.preventDefault() : undefined)}
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {words.role[role]}
          </option>
        ))}
      </select>
      <p id={`${id}-means`}>{words.roleMeans[value]}</p>
    </div>
  );
}
