/** The one question: is the CarKey of this vehicle active, and if not, how does it get active safely. */
import { useTranslation } from 'react-i18next';
import type { JobView } from '../../../app/carkey/types.ts';
import { useFrom } from '../../stores/stores.ts';
import { AttemptSteps } from './AttemptSteps.tsx';
import { Confirmations } from './Confirmations.tsx';
import { EmptyJob } from './EmptyJob.tsx';
import { Evidence } from './Evidence.tsx';
import { History } from './History.tsx';
import { NextStep } from './NextStep.tsx';
import { ProblemPanel } from './ProblemPanel.tsx';
import { Requirements } from './Requirements.tsx';
import { ResultPanel } from './ResultPanel.tsx';
import { StagePanel } from './StagePanel.tsx';
import { UnknownPanel } from './UnknownPanel.tsx';
import { VehicleHeader } from './VehicleHeader.tsx';
import css from './JobScreen.module.css';

/** A vehicle in work, as far as the screen is concerned. */
export type Working = JobView & { readonly vin: NonNullable<JobView['vin']> };

/** The screen. */
export function JobScreen() {
  const view = useFrom((s) => s.job, (s) => s.view);
  if (view?.vin == null) return <EmptyJob />;
  return <WorkingJob view={{ ...view, vin: view.vin }} key={view.vin} />;
}

function WorkingJob({ view }: { readonly view: Working }) {
  const { t } = useTranslation();
  const state = view.attempt?.state ?? null;
  const unknown = state?.name === 'unknown';
  const done = state?.name === 'succeeded' || (state?.name === 'resolved' && state.as !== 'no-effect');
  const preparing = !unknown && !done && view.status?.mayActivate === true && state?.name !== 'sent' && state?.name !== 'intent';
  return (
    <div className={css['job']}>
      <h1 className="visually-hidden">{t('job.title')}</h1>
      <VehicleHeader view={view} />
      {unknown && view.attempt !== null ? <UnknownPanel view={view} attempt={view.attempt} state={state} /> : <NextStep view={view} />}
      <div className={css['columns']}>
        <div className={css['column']}>
          {view.stage === null ? null : <StagePanel stage={view.stage} sending={state?.name === 'sent' || state?.name === 'intent'} />}
          {view.attempt !== null && done ? <ResultPanel attempt={view.attempt} /> : null}
          {view.problem === null || unknown ? null : <ProblemPanel problem={view.problem} />}
          {preparing ? <Confirmations view={view} /> : null}
          {view.attempt === null ? null : <AttemptSteps attempt={view.attempt} />}
          <History history={view.history} />
        </div>
        <div className={css['column']}>
          <Requirements view={view} />
          <Evidence view={view} />
        </div>
      </div>
    </div>
  );
}
