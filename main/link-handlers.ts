/** The link's part of the contract. */
import type { ConsoleError, Input } from '../app/console.ts';
import { fail, ok } from '../app/result.ts';
import { signed } from './carkey/context.ts';
import type { Vin } from '../app/vehicle/types.ts';
import type { Clock } from './clock.ts';
import type { ModeHost } from './mode-host.ts';
import { practiceFleet } from './pims/simulator/scenarios.ts';
import type { Answer, Handlers } from './query-handlers.ts';
import type { SettingsStore } from './settings/settings.ts';

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

const notNow = (detail: string) => fail({ code: 'not-now', detail } satisfies ConsoleError);

/** Problems of a read come with the view; here only whether it can start at all. */
async function startRead({ host }: LinkHandlerParts, { adapter }: Input<'link.read'>): Promise<Answer<'link.read'>> {
  const { link, job } = host.current;
  if (job.exclusive) return notNow('An activation is running; the car is read by itself before anything is sent.');
  if (link.view().activity.name !== 'idle') return notNow('A read is running; wait for it or cancel it.');
  if (!link.view().adapters.some(({ id }) => id === adapter))
    return fail({ code: 'not-found', detail: 'This adapter is not there any more.' });
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
function plug({ host, settings }: LinkHandlerParts, { car }: Input<'practice.plug'>): Answer<'practice.plug'> {
  const { plug: practice } = host.peer;
  if (practice === null) return notNow('Only the practice adapter can be put into a simulated car.');
  if (!practice.put(car, practiceVin(host))) return fail({ code: 'not-found', detail: 'There is no such simulated car.' });
  settings.change({ practice: { car } });
  return ok(host.current.link.view());
}

function exportTrace({ host, clock }: LinkHandlerParts, { withVins }: Input<'link.exportTrace'>): Answer<'link.exportTrace'> {
  const { context, link } = host.current;
  const lines = link.trace({ limit: TRACE_LINES, withVins });
  const d = { n: lines.length, word: withVins ? 'with-vins' : 'masked', src: 'link' } as const;
  const written = context.trail.append(signed(context, { kind: 'export', out: 'trace', d }));
  if (!written.ok) return fail({ code: 'log-unwritable', detail: 'The log cannot be written, so nothing was exported.' });
  const text = lines.map(({ at, adapter, dir, text: said }) => `${new Date(at).toISOString()} ${adapter} ${dir} ${said}\n`).join('');
  return ok({ name: `link-trace-${new Date(clock.wall()).toISOString().slice(0, 19).replaceAll(':', '-')}.txt`, text });
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
      if (!parts.host.peer.link.discover) return notNow('In practice there is only the simulated adapter.');
      link().addPlace({ kind: 'network', host, port }, { simulated: false });
      return ok(link().view());
    },
    'link.read': (input) => startRead(parts, input),
    'link.cancel': () => {
      link().cancel();
      return ok(link().view());
    },
    'link.close': async () => {
      if (parts.host.current.job.exclusive) return notNow('An activation is running; the adapter is needed until it has been sent.');
      await link().close();
      link().forgetProblem();
      return ok(link().view());
    },
    'link.exportTrace': (input) => exportTrace(parts, input),
    'practice.plug': (input) => plug(parts, input),
  };
}
