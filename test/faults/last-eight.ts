/** The control of wrong-vehicle.ts: a console that takes two VINs for the same when their last eight characters are. */
import type { ConnectionFact, RequestOutcome } from '../../app/pims/types.ts';
import type { CarKeyContext } from '../../main/carkey/context.ts';
import { bentBridge } from './bent-bridge.ts';

/** The context of such a console, for the vehicle in work: every statement that ends like it becomes it. */
export function byLastEight(context: CarKeyContext, vin: string): CarKeyContext {
  const { bridge, link, pims } = context;
  const taken = (said: string): string => (said.slice(-8) === vin.slice(-8) ? vin : said);
  const fact = (of: ConnectionFact): ConnectionFact => ({ ...of, vin: of.vin === null ? null : taken(of.vin) });
  return {
    ...context,
    bridge: bentBridge(bridge, async (request, options) => withTaken(await bridge.request(request, options), taken)),
    link: { ...link, report: () => null, losses: () => link.losses() },
    pims: {
      ...pims,
      connection: async (signal) => {
        const outcome = await pims.connection(signal);
        return outcome.kind === 'ok' ? { ...outcome, value: fact(outcome.value) } : outcome;
      },
      followConnection: (of, listener) => pims.followConnection(of, (said, at) => listener(fact(said), at)),
    },
  };
}

function withTaken(outcome: RequestOutcome, taken: (said: string) => string): RequestOutcome {
  if (outcome.kind !== 'answered' || outcome.answer.status !== 'SUCCEEDED') return outcome;
  const { result } = outcome.answer;
  const said = result?.['vin'];
  if (result === null || typeof said !== 'string') return outcome;
  return { ...outcome, answer: { ...outcome.answer, result: { ...result, vin: taken(said) } } };
}
