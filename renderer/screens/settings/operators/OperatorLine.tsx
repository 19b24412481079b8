/** One account: who, what for, may it sign in, and what an administrator can do about it. */
import { useState, type SyntheticEvent } from 'react';
import type { OperatorRow } from '../../../../app/operators/index.ts';
import { NewPinFields, useNewPin } from '../../../operators/NewPin.tsx';
import { Button, Chip } from '../../../ui/ui.tsx';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import { useBarred } from '../../../ui/rights.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { useManage } from './use-manage.ts';
import css from './Operators.module.css';

type Props = { readonly operator: OperatorRow; /** It is the one who looks at it. */ readonly own: boolean };

/** The line. */
export function OperatorLine({ operator, own }: Props) {
  const { t } = useTranslation();
  const manage = useManage();
  const bar = useBarred();
  const [asking, setAsking] = useState(false);
  const { id, name, role, enabled, lockout } = operator;
  return (
    <li className={css['line']} data-off={!enabled}>
      <div className={css['who']}>
        <strong translate="no">{name}</strong>
        {own ? <Chip>{t('operators.you')}</Chip> : null}
        <StateChip operator={operator} />
      </div>
      <RoleChoice
        label={t('operators.roleOf', { name })}
        value={role}
        onChange={(next) => void manage('operators.change', { id, role: next }, name)}
      />
      {bar !== null ? null : (
        <div className={css['actions']}>
          <Button onClick={() => void manage('operators.change', { id, enabled: !enabled }, name)}>
            {enabled ? t('operators.disable') : t('operators.enable')}
          </Button>
          {lockout === 'free' ? null : (
            <Button onClick={() => void manage('operators.change', { id, unlock: true }, name)}>{t('operators.unlockAccount')}</Button>
          )}
          <Button aria-expanded={asking} onClick={() => setAsking(!asking)}>
            {t('operators.newPin')}
          </Button>
        </div>
      )}
      {asking && bar === null ? <PinOf operator={operator} onEnd={() => setAsking(false)} /> : null}
    </li>
  );
}

function StateChip({ operator: { enabled, lockout } }: { readonly operator: OperatorRow }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  if (!enabled) return <Chip>{t('operators.off')}</Chip>;
  return <Chip tone={lockout === 'free' ? 'good' : lockout === 'waiting' ? 'warn' : 'bad'}>{words.lockout[lockout]}</Chip>;
}

function PinOf({ operator: { id, name }, onEnd }: { readonly operator: OperatorRow; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const manage = useManage();
  const newPin = useNewPin();
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    const pin = newPin.take();
    if (pin !== null && (await manage('operators.change', { id, pin }, name))) onEnd();
  };
  return (
    <form className={css['form']} aria-label={t('operators.newPinFor', { name })} onSubmit={(event) => void send(event)}>
      <NewPinFields of={newPin} />
      <div className={css['actions']}>
        <Button type="submit" look="primary">
          {t('operators.save')}
        </Button>
        <Button onClick={onEnd}>{t('operators.cancel')}</Button>
      </div>
    </form>
  );
}
