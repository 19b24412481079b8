/** The one question: is the CarKey of this vehicle active, and if not, how does it get active safely. */
import { useTranslation } from 'react-i18next';
import { openStatements } from '../../../app/carkey/next.ts';
import type { JobView } from '../../../app/carkey/types.ts';
import { useFocusOnNext } from '../../lib/hooks.ts';
import { useJob } from '../../stores/stores.ts';
import { AttemptSteps } from './AttemptSteps.tsx';
import { Confirmations } from './Confirmations.tsx';
import { EmptyJob } from './EmptyJob.tsx';
import { Evidence } from './Evidence.tsx';
import { History } from './History.tsx';
import { NextStep } from './NextStep.tsx';
import { Requirements } from './Requirements.tsx';
import { carriesNext, ResultPanel } from './ResultPanel.tsx';
import { StagePanel } from './StagePanel.tsx';
import { isActivationAQuestion, isPreparing, isUnderWay } from './phase.ts';
import { settlesItself, UnknownPanel } from './UnknownPanel.tsx';
import { VehicleHeader } from './VehicleHeader.tsx';
import css from './JobScreen.module.css';
import type { Working } from './working.ts';

/** The screen. */
export function JobScreen() {
  const view = useJob((s) => s.view);
  useFocusOnNext(turnOf(view));
  if (view === null || view.vin === null) return <EmptyJob />;
  return <WorkingJob view={{ ...view, vin: view.vin }} key={view.vin} />;
}

/** Becomes another text whenever something else is to be done. */
function turnOf(view: JobView | null): string {
  return view === null ? '' : `${view.vin ?? ''} ${view.next.action} ${openStatements(view.confirmations)}`;
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
  return working ?? (carriesNext(view) ? null : <NextStep view={view} />);
}

function WorkingJob({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  const asking = isActivationAQuestion(view);
  return (
    <div className={css['job']}>
      <h1 className="visually-hidden">{t('job.title')}</h1>
      <div className={css['work']}>
        <VehicleHeader view={view} />
        <Now view={view} />
        {view.attempt === null ? null : <ResultPanel view={view} attempt={view.attempt} />}
        {asking && view.status?.mayActivate === true ? <Confirmations view={view} /> : null}
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
