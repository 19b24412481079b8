/** The customer's side of the vehicle in work, in three places of its screen, and what the last job left. Nothing while the console tells nothing of it. */
import type { OfVehicle } from './parts/of-vehicle.ts';
import { useCustomer, useJob } from '../../stores/stores.ts';
import { AskConsent } from './AskConsent.tsx';
import { Budgets } from './Budgets.tsx';
import { CodeDialog } from './run/CodeDialog.tsx';
import { ProofCard } from './proof/ProofCard.tsx';
import { Refused } from './parts/Refused.tsx';
import { RunCard } from './run/RunCard.tsx';
import { StepsCard } from './StepsCard.tsx';
import { StillSignedIn } from './StillSignedIn.tsx';
import { WhoseSession } from './WhoseSession.tsx';
import css from './parts/Customer.module.css';

/** `session`: whose account, always there; `work`: what is under way with it; `proof`: after an activation; `left`: who is to go, without a vehicle. */
export type CustomerPart = 'session' | 'work' | 'proof' | 'left';

/** One part. */
export function CustomerSide({ part }: { readonly part: CustomerPart }) {
  const vin = useJob((s) => s.view?.vin ?? null);
  const isActive = useJob((s) => s.view?.status?.word === 'active' || s.view?.attempt?.state.name === 'succeeded');
  const view = useCustomer((s) => s.view);
  if (view === null || view.vin !== vin) return null;
  if (vin === null) return part === 'left' && view.signOut.owed ? <StillSignedIn view={view} /> : null;
  const of: OfVehicle = { ...view, vin };
  switch (part) {
    case 'session':
      return <WhoseSession view={of} />;
    case 'work':
      return <Work view={of} isActive={isActive} />;
    case 'proof':
      return of.proof === null ? null : <ProofCard view={of} proof={of.proof} />;
    case 'left':
      return null;
  }
}

function Work({ view, isActive }: { readonly view: OfVehicle; readonly isActive: boolean }) {
  const { run } = view;
  const showsSteps = view.session.name === 'signed-in' && !isActive;
  return (
    <div className={css['work']} data-customer-work="">
      {view.call === null && view.next === 'consent' ? <AskConsent view={view} /> : null}
      <Refused of={['enrolment.begin', 'enrolment.act', 'budget.takeOn']} />
      {run === null ? null : <RunCard view={view} run={run} key={run.id} />}
      {run === null ? null : <CodeDialog view={view} run={run} key={`code ${run.id}`} />}
      {showsSteps ? <StepsCard view={view} /> : null}
      <Budgets budgets={view.budgets} isOpen={run !== null} />
    </div>
  );
}
