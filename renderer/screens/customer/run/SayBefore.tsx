/** What a person reads and says before an act that costs: a doubt about what was typed, and a budget that is nearly used up. */
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import type { Translate } from '../../../i18n/translate.ts';
import type { Words } from '../../../../app/words/shape/index.ts';
import type { SpendActView } from '../../../../app/contract/index.ts';
import type { OfVehicle } from '../parts/of-vehicle.ts';
import type { Doubt } from './typed-values.ts';
import { FOCUS } from './focus-here.ts';
import css from '../parts/Customer.module.css';
import shared from '../../../styles/shared.module.css';

type DoubtProps = {
  readonly id: string;
  readonly doubt: Doubt | null;
  readonly isAsked: boolean;
  readonly isSure: boolean;
  readonly onSure: (sure: boolean) => void;
};

/** Said before anything is sent. `isAsked`: the console knows more than stands in the fields, has said so, and asks for the person's word. */
export function SayDoubt({ id, doubt, isAsked, isSure, onSure }: DoubtProps) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  if (doubt === null) return isAsked ? <Tick box="sure" label={t('customer.sure')} value={isSure} onValue={onSure} /> : null;
  return (
    <div id={id} className={css['warn']} role="alert" data-doubt={doubt.kind}>
      {doubt.kind === 'form' ? <strong>{words.customer.secret[doubt.of]}</strong> : null}
      <p>{sayDoubt(t, words, doubt)}</p>
      {doubt.kind === 'mixed' && doubt.maybe ? <Tick box="sure" label={t('customer.sure')} value={isSure} onValue={onSure} /> : null}
    </div>
  );
}

function sayDoubt(t: Translate, words: Words, doubt: Doubt): string {
  switch (doubt.kind) {
    case 'differs':
      return t('customer.differs');
    case 'form':
      return words.refusal[`typed-${doubt.fault}`];
    case 'mixed':
      return words.customer.mixUp[doubt.what];
  }
}

type FirstProps = {
  readonly view: OfVehicle;
  readonly act: SpendActView;
  /** Does the focus stand on the box? */
  readonly first: boolean;
  readonly isKnown: boolean;
  readonly onKnown: (known: boolean) => void;
};

/** What a person says before one of the last tries, and the desk before a lock. */
export function SayFirst({ view, act: { say }, first, isKnown, onKnown }: FirstProps) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  if (say === null) return null;
  const near = new Set(view.budgets.filter(({ budget }) => say.budgets.includes(budget)).map((one) => one.near));
  const told = [...near].flatMap((one) => (one === 'free' ? [] : [words.customer.near[one]]));
  return (
    <div className={css['warn']} data-say={say.needs}>
      {told.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {say.needs === 'ask' ? <Tick box="known" label={t('customer.known')} value={isKnown} onValue={onKnown} first={first} /> : null}
    </div>
  );
}

type TickProps = {
  readonly box: 'known' | 'sure';
  readonly label: string;
  readonly value: boolean;
  readonly onValue: (value: boolean) => void;
  readonly first?: boolean;
};

function Tick({ box, label, value, onValue, first = false }: TickProps) {
  return (
    <label className={shared['tick']}>
      <input
        type="checkbox"
        checked={value}
        onChange={(event) => onValue(event.target.checked)}
        data-tick={box}
        {...(first ? FOCUS : {})}
      />
      <span>{label}</span>
    </label>
  );
}
