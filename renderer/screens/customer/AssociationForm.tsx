/** The association ID of a subscription, typed or scanned; what looks odd about it is said before it is sent. */
import { useId, useState, type SyntheticEvent } from 'react';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { typedAssociation, type AssociationWarning } from '../../../app/steps/index.ts';
import type { Vin } from '../../../app/vehicle/index.ts';
import { useCustomer, useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/ui.tsx';
import css from './parts/Customer.module.css';
import ui from '../../ui/ui.module.css';

type Props = { readonly vin: Vin; readonly isWanted: boolean; readonly warnings: readonly AssociationWarning[] };

/** The form, open where it is wanted. A scanner's own text belongs here, so the field says that it takes codes. */
export function AssociationForm({ vin, isWanted, warnings }: Props) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { customer } = useStores();
  const busy = useCustomer((s) => s.busy !== null);
  const [text, setText] = useState('');
  const id = useId();
  const taken = text === '' ? null : typedAssociation(text);
  const told = taken === null ? warnings : taken.ok ? taken.value.warnings : [];
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (taken?.ok === true && !busy && (await customer.run('steps.read', { vin, association: text }))) setText('');
  };
  return (
    <details className={ui['folded']} open={isWanted} data-testid="association">
      <summary>{t('customer.association')}</summary>
      <form className={css['form']} onSubmit={(event) => void send(event)}>
        <label htmlFor={id}>{t('customer.associationMeans')}</label>
        <input
          id={id}
          className={ui['input']}
          data-scan="code"
          autoComplete="off"
          spellCheck={false}
          maxLength={400}
          value={text}
          aria-invalid={taken?.ok === false}
          aria-describedby={`${id}-said`}
          onChange={(event) => setText(event.target.value)}
        />
        <div id={`${id}-said`} className={css['warn']}>
          {taken?.ok === false ? <p>{words.customer.associationFault[taken.error]}</p> : null}
          {told.map((one) => (
            <p key={one}>{words.customer.associationWarning[one]}</p>
          ))}
        </div>
        <Button type="submit" aria-disabled={busy || taken?.ok !== true}>
          {t('customer.associationSend')}
        </Button>
      </form>
    </details>
  );
}
