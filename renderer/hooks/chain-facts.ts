/** What the lamps are judged from, as the stores hold it now. */
import type { ChainFacts } from '../../app/carkey/status/index.ts';
import { useJob, useLink, useSession } from '../stores/stores.ts';
import { useNow } from './hooks.ts';

/** The facts of the chain from this computer to the vehicle and to PIMS. */
export function useChainFacts(): ChainFacts {
  const line = useSession((s) => (s.line === 'up' ? 'up' : 'lost'));
  const logProblem = useSession((s) => s.log?.problem ?? null);
  const bridge = useSession((s) => s.bridge);
  const link = useLink((s) => s.view);
  const job = useJob((s) => s.view);
  const now = useNow();
  return { line, logProblem, bridge, link, job, now };
}
