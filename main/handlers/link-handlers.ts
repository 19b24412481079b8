/** The link's part of the contract. */
import { judgeNetworkPlace } from '../../app/address/index.ts';
import type { Input } from '../../app/contract/index.ts';
import { type Refusal, refused } from '../../app/refusals/index.ts';
import { fail, ok } from '../../app/base/index.ts';
import { signed } from '../carkey/index.ts';
import type { Vin } from '../../app/vehicle/index.ts';
import type { Clock } from '../base/index.ts';
import type { ModeHost } from '../modes/index.ts';
import { practiceFleet } from '../pims/simulator/index.ts';
import type { Reply, Handlers } from './query-handlers.ts';
import { fileStamp } from '../trust/bundle/index.ts';
import type { SettingsStore } from '../settings/index.ts';

/** What these handlers call. */
export type LinkHandlerParts = {
  readonly host: Pick<ModeHost<unknown>, 'current' | 'peer'>;
  readonly clock: Clock;
  readonly settings: Pick<SettingsStore, 'change'>;
};

/** The messages answered here. */
type LinkMethod =
  'link.get' | 'link.trace' | 'link.scan' | 'link.add' | 'link.read' | 'link.cancel' | 'link.close' | 'link.exportTrace' | 'practice.plug';

/** Most lines in an exported trace. */
const TRACE_LINES = 5_000;

const no = (refusal: Refusal) => fail(refused(refusal));

/** Problems of a read come with the view; here only whether it can start at all. */
async function startRead({ host }: LinkHandlerParts, { adapter }: Input<'link.read'>): Promise<Reply<'link.read'>> {
  const { link, job } = host.current;
  const running = job.running();
  if (running !== null) return no(running);
  if (link.view().activity.name !== 'idle') return no({ reason: 'read-running' });
  if (!link.view().adapters.some(({ id }) => id === adapter)) return no({ reason: 'adapter-gone' });
  const { log } = host.current.context;
  const followed = host.peer.plug?.follow(practiceVin(host)) ?? false;
  // Its plug was pulled for that: the port is let go of before it is opened anew.
  if (followed) await link.close();
  void link.read(adapter, { vehicle: job.view().vin }).then((read) => {
    if (!read.ok) log.info('link-read-failed', { reason: read.error.code });
  });
  return ok(link.view());
}

/** The VIN that a simulated car has: that of the vehicle in work, so that it agrees unless its story says otherwise. */
function practiceVin({ current }: LinkHandlerParts['host']): Vin | null {
  return current.job.view().vin ?? practiceFleet[0]?.vin ?? null;
}

/** The practice adapter is put into a car, and this is remembered for the next start. */
function plug({ host, settings }: LinkHandlerParts, { car }: Input<'practice.plug'>): Reply<'practice.plug'> {
  const { plug: practice } = host.peer;
  if (practice === null) return no({ reason: 'not-practice-adapter' });
  if (!practice.put(car, practiceVin(host))) return no({ reason: 'car-not-found' });
  settings.change({ practice: { car } });
  return ok(host.current.link.view());
}

function exportTrace({ host, clock }: LinkHandlerParts, { withVins }: Input<'link.exportTrace'>): Reply<'link.exportTrace'> {
  const { context, link } = host.current;
  const lines = link.trace({ limit: TRACE_LINES, withVins });
  const d = { n: lines.length, word: withVins ? 'with-vins' : 'masked', src: 'link' } as const;
  const written = context.trail.append(signed(context, { kind: 'export', out: 'trace', d }));
  if (!written.ok) return fail({ code: 'log-unwritable' });
  const text = lines.map(({ at, adapter, dir, text: said }) => `${new Date(at).toISOString()} ${adapter} ${dir} ${said}\n`).join('');
  return ok({ name: `link-trace-${fileStamp(clock.wall())}.txt`, text });
}

/** Makes the handlers. */
export function createLinkHandlers(parts: LinkHandlerParts): Pick<Handlers, LinkMethod> {
  const link = () => parts.host.current.link;
  return {
    'link.get': () => ok(link().view()),
    'link.trace': ({ limit }) => ok(link().trace({ limit, withVins: false })),
    'link.scan': ({ on }) => {
      link().scan(on);
      return ok(link().view());
    },
    'link.add': ({ host, port }) => {
      const place = judgeNetworkPlace(host, String(port));
      if (!place.ok) return no({ reason: place.error });
      if (!parts.host.peer.link.discover) return no({ reason: 'practice-adapter-only' });
      link().addPlace(place.value, { simulated: false });
      return ok(link().view());
    },
    'link.read': (input) => startRead(parts, input),
    'link.cancel': () => {
      link().cancel();
      return ok(link().view());
    },
    'link.close': async () => {
      const running = parts.host.current.job.running();
      if (running !== null) return no(running);
      await link().close();
      link().forgetProblem();
      return ok(link().view());
    },
    'link.exportTrace': (input) => exportTrace(parts, input),
    'practice.plug': (input) => plug(parts, input),
  };
}
