/** What the lamps are judged from, as the stores hold it now. */
import type { ChainFacts } from '../../app/carkey/chain.ts';
import { useFrom } from '../stores/stores.ts';
import { useNow } from './hooks.ts';

/** The facts of the chain from this computer to the vehicle and to PIMS. */
export function useChainFacts(): ChainFacts {
  const line = useFrom(
    (s) => s.session,
    (s) => (s.line === 'up' ? 'up' : 'lost'),
  );
  const logProblem = useFrom(
    (s) => s.session,
    (s) => s.log?.problem ?? null,
  );
  const bridge = useFrom(
    (s) => s.session,
    (s) => s.bridge,
  );
  const link = useFrom(
    (s) => s.link,
    (s) => s.view,
  );
  const job = useFrom(
    (s) => s.job,
    (s) => s.view,
  );
  const now = useNow();
  return { line, logProblem, bridge, link, job, now };
}
