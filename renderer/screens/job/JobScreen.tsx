/** The one question: is the CarKey of this vehicle active, and if not, how does it get active safely. */
import { lazy, Suspense } from 'react';
import { openStatements } from '../../../app/carkey/job/index.ts';
import type { JobView } from '../../../app/carkey/index.ts';
import { useFocusOnNext, useSightOf } from '../../hooks/hooks.ts';
import { useCustomer, useJob, useTraining } from '../../stores/stores.ts';
import { runningRound } from '../../stores/training.ts';
import type { CustomerPart } from '../customer/CustomerSide.tsx';
import { AttemptSteps } from './attempt/AttemptSteps.tsx';
import { Confirmations } from './requirements/Confirmations.tsx';
import { EmptyJob } from './EmptyJob.tsx';
import { Evidence } from './requirements/Evidence.tsx';
import { History } from './History.tsx';
import { NextStep } from './attempt/NextStep.tsx';
import { Requirements } from './requirements/Requirements.tsx';
import { carriesNext, ResultPanel } from './attempt/ResultPanel.tsx';
import { StagePanel } from './attempt/StagePanel.tsx';
import { isActivationAQuestion, isPreparing, isUnderWay } from './parts/phase.ts';
import { settlesItself, UnknownPanel } from './attempt/UnknownPanel.tsx';
import { VehicleHeader } from './VehicleHeader.tsx';
import css from './JobScreen.module.css';
import type { Working } from './parts/working.ts';
import { useTranslation } from '../../i18n/language.tsx';

/** Loaded as soon as the page has nothing else to do: it is there before the first vehicle is. */
export const loadCustomer = async () => ({ default: (await import('../customer/CustomerSide.tsx')).CustomerSide });
const CustomerSide = lazy(loadCustomer);
const Training = lazy(async () => ({ default: (await import('../training/Training.tsx')).Training }));

/** The screen. */
export function JobScreen() {
  const view = useJob((s) => s.view);
  useFocusOnNext(turnOf(view));
  useSightOf(outcomeOf(view));
  if (view === null || view.vin === null) return <EmptyJob first={<Left />} training={<TrainingPart empty />} />;
  return <WorkingJob view={{ ...view, vin: view.vin }} key={view.vin} />;
}

/** Loaded in practice only: live work has no training. */
function TrainingPart({ empty }: { readonly empty: boolean }) {
  const isWanted = useTraining((s) => (empty ? (s.view?.courses.length ?? 0) > 0 : runningRound(s) !== null));
  return isWanted ? (
    <Suspense fallback={null}>
      <Training empty={empty} />
    </Suspense>
  ) : null;
}

/** Becomes another text whenever something else is to be done. */
function turnOf(view: JobView | null): string {
  return view === null ? '' : `${view.vin ?? ''} ${view.next.action} ${openStatements(view.confirmations)}`;
}

/** What became of the last attempt, once it is told; empty while something runs, or there is none. */
function outcomeOf(view: JobView | null): string {
  if (view === null || view.stage !== null || view.attempt === null) return '';
  const { id, state } = view.attempt;
  return `${id} ${state.name} ${'readBack' in state ? state.readBack : ''}`;
}

/** What is going on, or what to do next. The card of an unknown outcome comes before everything and says the next step itself. */
function Now({ view }: { readonly view: Working }) {
  const { attempt, stage } = view;
  const isUnknown = attempt?.state.name === 'unknown';
  const working = stage === null ? null : <StagePanel stage={stage} sending={isUnderWay(view)} />;
  if (isUnknown) {
    return (
      <>
        <UnknownPanel view={view} attempt={attempt} state={attempt.state} key={attempt.id} />
        {working ?? (settlesItself(view) ? null : <NextStep view={view} />)}
      </>
    );
  }
  return working ?? (carriesNext(view) || view.next.action === 'go-on-run' ? null : <NextStep view={view} />);
}

/** A part of the customer's side; a run carries the next action in its own card. */
function Customer({ part }: { readonly part: CustomerPart }) {
  return (
    <Suspense fallback={null}>
      <CustomerSide part={part} />
    </Suspense>
  );
}

/** What the last job left at the phone. Most leave nothing, and nothing is loaded for them. */
function Left() {
  const isOwed = useCustomer((s) => s.view?.signOut.owed === true);
  return isOwed ? <Customer part="left" /> : null;
}

function WorkingJob({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  const asking = isActivationAQuestion(view);
  return (
    <div className={css['job']}>
      <h1 className="visually-hidden">{t('job.title')}</h1>
      <TrainingPart empty={false} />
      <div className={css['work']}>
        <VehicleHeader view={view} />
        <div className={css['session']}>
          <Customer part="session" />
        </div>
        <Now view={view} />
        {view.attempt === null ? null : <ResultPanel view={view} attempt={view.attempt} />}
        {/* Above what comes in later: a switch must not move away from under a hand. */}
        {asking && view.status?.mayActivate === true ? <Confirmations view={view} /> : null}
        <Customer part="work" />
        <Customer part="proof" />
      </div>
      <div className={css['columns']}>
        <div className={css['column']}>
          <History history={view.history} />
        </div>
        <div className={css['column']}>
          {isPreparing(view) ? <Requirements view={view} /> : null}
          {view.attempt === null ? null : <AttemptSteps attempt={view.attempt} />}
          <Evidence view={view} />
        </div>
      </div>
    </div>
  );
}
