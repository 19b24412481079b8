/** What the account has few of, as far as this console's log tells. */
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import { LIMITS } from '../../../app/budget/index.ts';
import type { BudgetView } from '../../../app/contract/index.ts';
import { fill } from '../../../app/words/shape/index.ts';
import { Card } from '../../ui/ui.tsx';
import css from './parts/Customer.module.css';

/** The bars. Outside of a run only what was used is worth a line. */
export function Budgets({ budgets, isOpen }: { readonly budgets: readonly BudgetView[]; readonly isOpen: boolean }) {
  const { t } = useTranslation();
  const shown = budgets.filter(({ used }) => isOpen || used > 0);
  if (shown.length === 0) return null;
  return (
    <Card id="budgets" title={t('customer.budgetTitle')}>
      <ul className={css['budgets']}>
        {shown.map((one) => (
          <Line key={one.budget} one={one} />
        ))}
      </ul>
      <p className={css['note']}>{t('customer.budgetNote')}</p>
    </Card>
  );
}

function Line({ one: { budget, used, near } }: { readonly one: BudgetView }) {
  const { words } = useSpeech();
  const { most } = LIMITS[budget];
  return (
    <li data-budget={budget} data-near={near}>
      <label>
        <span>{fill(words.customer.budget[budget], { used, most })}</span>
        <meter min={0} max={most} value={Math.min(used, most)} />
      </label>
      {near === 'free' ? null : <p className={css['warn']}>{words.customer.near[near]}</p>}
    </li>
  );
}
