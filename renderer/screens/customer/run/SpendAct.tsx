/** One act that costs: what is typed for it, what has to be said first, and its button. What was typed is forgotten as it is sent, whatever comes of it. */
import { useId, useState, type SyntheticEvent } from 'react';
import { lastEight } from '../../../lib/vin.ts';
import { useSpeech, useTranslation } from '../../../i18n/language.tsx';
import type { RunView, SpendActView } from '../../../../app/contract/index.ts';
import type { CustomerState } from '../../../stores/customer.ts';
import { useCustomer, useStores } from '../../../stores/stores.ts';
import { Button } from '../../../ui/ui.tsx';
import type { OfVehicle } from '../parts/of-vehicle.ts';
import { FOCUS } from './focus-here.ts';
import { SayDoubt, SayFirst } from './SayBefore.tsx';
import { SecretField } from './SecretField.tsx';
import type { TypedHere } from './typed-here.ts';
import { MissingLine, leadTo } from './MissingLine.tsx';
import { missingOf, type FieldName, type Missing } from './missing.ts';
import { doubtOf, type Doubt, type Texts } from './typed-values.ts';
import css from '../parts/Customer.module.css';

type Props = {
  readonly view: OfVehicle;
  readonly run: RunView;
  readonly act: SpendActView;
  readonly here: TypedHere;
  readonly first: boolean;
};

/** The act. `first`: the usual one of its place, to which the focus goes. */
export function SpendAct({ view, run, act, here: { isHere, onHere }, first }: Props) {
  const { customer } = useStores();
  const busy = useCustomer((s) => s.busy !== null);
  const [texts, setTexts] = useState<Texts>({});
  const [ticks, setTicks] = useState({ known: false, sure: false });
  const id = useId();
  const isAsked = useCustomer((s) => isSureAsked(s.error)) && act.type.length > 0;
  const onPhone = view.can.includes('ask-on-phone') && act.type.length > 0 && !isHere;
  // Without a field the focus stands where the next press is due: on the box that has to be ticked, else on the button.
  const isBare = onPhone || act.type.length === 0;
  const doubt = onPhone ? null : doubtOf(texts);
  const missing = missingOf(act, { texts, ticks, doubt, onPhone });
  const [told, setTold] = useState<Missing | null>(null);
  const send = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTold(missing);
    if (missing !== null) leadTo(event.currentTarget, missing);
    if (missing !== null || busy) return;
    const { again: _again, ...typed } = texts;
    const said = { ...(ticks.known ? { known: true as const } : {}), ...(ticks.sure ? { sure: true as const } : {}) };
    const given = onPhone || act.type.length === 0 ? {} : { typed };
    setTexts({});
    // A number may be put right; PIN and code are no longer held by anything here.
    if (!(await customer.run('enrolment.act', { vin: view.vin, run: run.id, step: run.step, act: act.act, ...given, ...said })))
      setTexts((now) => ({ ...numberOf(typed), ...now }));
  };
  return (
    <form
      className={css['form']}
      autoComplete="off"
      onSubmit={(event) => void send(event)}
      data-spend={act.act}
      {...(act.act === 'sure' ? { 'data-statement': '' } : {})}
    >
      {onPhone ? null : <Fields act={act} texts={texts} first={first} hint={id} onTexts={setTexts} />}
      {onPhone && first ? <OnPhone onHere={onHere} /> : null}
      <SayDoubt id={id} doubt={doubt} isAsked={isAsked} isSure={ticks.sure} onSure={(sure) => setTicks({ ...ticks, sure })} />
      <SayFirst view={view} act={act} isKnown={ticks.known} onKnown={(known) => setTicks({ ...ticks, known })} first={first && isBare} />
      <MissingLine missing={missing} told={told} />
      <SendButton view={view} act={act} first={first} isBare={isBare} isGreyed={missing !== null || busy} />
    </form>
  );
}

type SendProps = Pick<Props, 'view' | 'act' | 'first'> & { readonly isBare: boolean; readonly isGreyed: boolean };

/** The button. Greyed it can be pressed all the same, and then says what is missing. `isBare`: there is no field that has the focus. */
function SendButton({ view, act, first, isBare, isGreyed }: SendProps) {
  return (
    <Button
      type="submit"
      look={first && act.act !== 'sure' ? 'primary' : 'plain'}
      aria-disabled={isGreyed}
      {...(first && isBare && act.say?.needs !== 'ask' ? FOCUS : {})}
      {...STATED[act.act]}
    >
      <ActWord view={view} act={act} first={first} />
    </Button>
  );
}

/** What the button says. Where a code can be typed, an SMS was sent before; what cannot be undone names whom it strikes. */
function ActWord({ view, act, first }: Pick<Props, 'view' | 'act' | 'first'>) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  if (act.call === 'vehicle.unlink') return t('customer.unlinkNow', { vin: lastEight(view.vin) });
  if (act.call === 'enrolment.remove-all' && view.session.name === 'signed-in')
    return t('customer.removeNow', { login: view.session.account.login });
  return act.act === 'send-sms' && !first ? t('customer.smsAgain') : words.customer.call[act.call];
}

/** A second yes is a statement: by Space, never by Enter. */
const STATED: Partial<Readonly<Record<SpendActView['act'], { readonly hotkey: 'Space' }>>> = { sure: { hotkey: 'Space' } };

const numberOf = ({ 'phone-number': number }: Texts): Texts => (number === undefined ? {} : { 'phone-number': number });

/** Was the last act kept back for what a person can say is right? */
function isSureAsked(error: CustomerState['error']): boolean {
  const reason = error?.of === 'enrolment.act' ? error.why.refusal?.reason : undefined;
  return reason === 'mixed-pin-refused' || reason === 'mixed-perhaps';
}

function OnPhone({ onHere }: { readonly onHere: () => void }) {
  const { t } = useTranslation();
  return (
    <p className={css['onPhone']}>
      <span>{t('customer.onPhone')}</span>
      <Button look="quiet" onClick={onHere}>
        {t('customer.typeHere')}
      </Button>
    </p>
  );
}

type FieldsProps = {
  readonly act: SpendActView;
  readonly texts: Texts;
  readonly first: boolean;
  readonly hint: string;
  readonly onTexts: (texts: Texts) => void;
};

function Fields({ act, texts, first, hint, onTexts }: FieldsProps) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const doubt = doubtOf(texts);
  const of = (kind: FieldName, label: string, isFirst: boolean) => (
    <SecretField
      key={kind}
      name={kind}
      label={label}
      value={texts[kind] ?? ''}
      first={isFirst}
      isInvalid={isDoubted(doubt, kind)}
      describedBy={hint}
      onText={(text) => onTexts({ ...texts, [kind]: text })}
    />
  );
  return act.type.flatMap((kind, index) => [
    of(kind, words.customer.secret[kind], first && index === 0),
    ...(kind === 'new-pin' ? [of('again', t('customer.again'), false)] : []),
  ]);
}

/** Is it this field that has to be put right? */
function isDoubted(doubt: Doubt | null, field: FieldName): boolean {
  return doubt?.kind === 'form' ? doubt.of === field : doubt?.kind === 'differs' && field === 'again';
}
