/** The accounts, for an administrator. Every change needs a fresh PIN, which is asked for when it is time. */
import { useEffect, useState } from 'react';
import { UserPlus } from 'lucide-react';
import { Button, Card } from '../../../ui/ui.tsx';
import { useOperators, useStores } from '../../../stores/stores.ts';
import { Behind, useBar } from '../../../ui/rights.tsx';
import { OperatorAdd } from './OperatorAdd.tsx';
import { OperatorLine } from './OperatorLine.tsx';
import css from './Operators.module.css';
import { useTranslation } from '../../../i18n/language.tsx';

/** The card; nothing for whoever is no administrator. */
export function OperatorsCard() {
  const isAdmin = useOperators(({ view }) => view?.session?.role === 'admin' && !view.session.locked);
  return isAdmin ? <Accounts /> : null;
}

function Accounts() {
  const { t } = useTranslation();
  const { operators } = useStores();
  const [adding, setAdding] = useState(false);
  const bar = useBar('operators.change');
  const list = useOperators((s) => s.list);
  const own = useOperators((s) => s.view?.session?.name ?? null);
  useEffect(() => void operators.loadList(), [operators]);
  return (
    <Card id="operators" title={t('operators.title')}>
      <Behind bar={bar}>
        <p className={css['lead']}>{t('operators.lead')}</p>
        <ul className={css['list']} aria-label={t('operators.title')}>
          {(list ?? []).map((one) => (
            <OperatorLine key={one.id} operator={one} own={one.name === own} />
          ))}
        </ul>
        {bar !== null ? null : adding ? (
          <OperatorAdd onEnd={() => setAdding(false)} />
        ) : (
          <Button icon={<UserPlus aria-hidden="true" size={20} />} onClick={() => setAdding(true)}>
            {t('operators.add')}
          </Button>
        )}
      </Behind>
    </Card>
  );
}
