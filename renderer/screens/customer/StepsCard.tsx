/** The three steps of the activation as PIMS has them: only the next one is open, and it is carried on from here. */
import { CircleCheckBig, CircleDashed, CircleDot, CircleHelp, type LucideIcon } from 'lucide-react';
import { useSpeech, useTranslation } from '../../i18n/language.tsx';
import type { StepsPart } from '../../../app/contract/index.ts';
import type { StepLine } from '../../../app/steps/index.ts';
import { timeOfDay } from '../../lib/format.ts';
import { useCustomer, useStores } from '../../stores/stores.ts';
import { Button, Card } from '../../ui/ui.tsx';
import { AssociationForm } from './AssociationForm.tsx';
import type { OfVehicle } from './parts/of-vehicle.ts';
import { Refused } from './parts/Refused.tsx';
import { sayCode } from './parts/say-customer.ts';
import css from './parts/Customer.module.css';

const ICONS: Readonly<Record<StepLine['state'], LucideIcon>> = {
  done: CircleCheckBig,
  open: CircleDot,
  later: CircleDashed,
  unknown: CircleHelp,
};

/** The card. */
export function StepsCard({ view }: { readonly view: OfVehicle }) {
  const { t } = useTranslation();
  const { customer } = useStores();
  const busy = useCustomer((s) => s.busy !== null);
  const { steps, vin } = view;
  const read = (reset: boolean) => void customer.run('steps.read', { vin, ...(reset ? { reset: true } : {}) });
  return (
    <Card id="steps" title={t('customer.stepsTitle')}>
      {steps.view === null ? null : <Lines view={view} lines={steps.view.lines} />}
      {steps.view?.oddOrder === true ? <p className={css['note']}>{t('customer.oddOrder')}</p> : null}
      <Read steps={steps} />
      <Refused of={['steps.read']} />
      <div className={css['more']}>
        <Button aria-disabled={busy || steps.reading} onClick={() => read(false)} data-testid="read-steps">
          {t(steps.view === null ? 'customer.stepsRead' : 'customer.stepsAgain')}
        </Button>
        {steps.problem?.remedy === 'forget-steps-id' ? (
          <Button aria-disabled={busy || steps.reading} onClick={() => read(true)}>
            {t('customer.stepsAnew')}
          </Button>
        ) : null}
      </div>
      <AssociationForm vin={vin} isWanted={steps.problem?.remedy === 'type-association'} warnings={steps.warnings} />
    </Card>
  );
}

function Lines({ view, lines }: { readonly view: OfVehicle; readonly lines: readonly StepLine[] }) {
  return (
    <ol className={css['steps']}>
      {lines.map((line) => (
        <Line key={line.name} line={line} view={view} />
      ))}
    </ol>
  );
}

function Line({ line: { name, state }, view }: { readonly line: StepLine; readonly view: OfVehicle }) {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { customer, ui } = useStores();
  const Icon = ICONS[state];
  // The CarKey itself is activated by its own button and none else.
  const begins = state === 'open' && name !== 'mediumCarKey' && view.mayBegin.includes('enrol');
  const begin = () => {
    ui.focusOn('customer');
    void customer.run('enrolment.begin', { vin: view.vin, goal: 'enrol' });
  };
  return (
    <li data-step={name} data-state={state} {...(state === 'open' ? { 'aria-current': 'step' as const } : {})}>
      <Icon aria-hidden="true" size={22} />
      <span className={css['stepName']}>{words.customer.stepName[name]}</span> <span>{words.customer.stepState[state]}</span>
      {begins ? (
        <Button onClick={begin}>{name === 'trusterPhoneNumber' ? t('customer.beginNumber') : words.customer.goal.enrol}</Button>
      ) : null}
    </li>
  );
}

const BY = { 'steps-id': 'by_steps', association: 'by_association', vin: 'by_vin' } as const;

/** How the last read ended. */
function Read({ steps }: { readonly steps: StepsPart }) {
  const { t } = useTranslation();
  const speech = useSpeech();
  const { reading, problem, at, by } = steps;
  if (reading) return <p>{t('customer.stepsReading')}</p>;
  if (problem !== null) {
    const code = problem.code === null ? '' : sayCode(speech, problem.code, null);
    return (
      <p className={css['warn']} data-steps-problem={problem.remedy}>
        {[code, speech.words.customer.remedy[problem.remedy]].filter((part) => part !== '').join(' ')}
      </p>
    );
  }
  if (at === null) return null;
  return (
    <p className={css['note']}>
      {t('customer.stepsAt', { time: timeOfDay(speech.locale, at) })} {by === null ? '' : t(`customer.${BY[by]}`)}
    </p>
  );
}
