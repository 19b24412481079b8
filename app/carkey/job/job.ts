/**
 * The Job screen as a pure function of facts: one place decides what is shown and what the one next action is.
 */
import { isOverridable, type JobFacts, meaningOf, viewEvidence } from '../status/index.ts';
import { verdictOfJob } from '../../verdict/job/index.ts';
import { isBarredAgain, nextOf } from './next.ts';
import { problemOf } from './problem.ts';
import { isFresh, requirementsOf, serverNow, serverOffset } from './requirements.ts';
import type { JobView } from '../index.ts';

/** Makes the view at `facts.now`, with its number. Pure and total: it never throws, whatever the facts are. */
export function viewJob(facts: JobFacts, rev = 0): JobView {
  const requirements = requirementsOf(facts);
  const status = viewStatus(facts);
  const next = nextOf(facts, requirements, status);
  return {
    vin: facts.vin,
    brands: facts.brands,
    foundAt: facts.foundAt,
    status,
    requirements,
    confirmations: { keys: facts.keys, inside: facts.inside },
    evidence: viewEvidence(facts.evidence, facts.vin),
    override: { given: facts.override, possible: isOverridable(facts) },
    goOn: facts.goOn,
    connection: viewConnection(facts),
    attempt: facts.attempt?.view ?? null,
    stage: facts.stage,
    problem: problemOf(facts, status),
    verdict: verdictOfJob(facts, next),
    next,
    mayActivate: next.action === 'activate',
    barredAgain: isBarredAgain(facts),
    history: facts.history,
    serverOffsetMs: serverOffset(facts),
    asOf: facts.now,
    rev,
  };
}

function viewStatus(facts: JobFacts): JobView['status'] {
  const { reading, now } = facts;
  if (reading === null) return null;
  const { at, transactionId, answer } = reading;
  const meaning = meaningOf(answer, serverNow(facts));
  // While nobody knows what became of an activation nothing is green.
  const tone = meaning.tone === 'good' && facts.attempt?.view.state.name === 'unknown' ? 'warn' : meaning.tone;
  return { ...meaning, tone, at, fresh: isFresh(reading, now), transactionId, answer };
}

function viewConnection({ connection }: JobFacts): JobView['connection'] {
  if (connection === null) return null;
  const { connected, model, version, protocol, privacy } = connection.fact;
  return { connected, model, version, protocol, privacy };
}
