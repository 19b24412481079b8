/** A link over a real pseudo-terminal to a simulated adapter, with everything put away at the end of the test. */
import { onTestFinished } from 'vitest';
import { placeId, type AdapterPlace, type BleController } from '../../../app/link/adapters/place.ts';
import type { LinkView } from '../../../app/link/read/view.ts';
import { systemClock } from '../../../main/base/clock.ts';
import { forkLink, type LinkChild } from '../../../main/link/messages/process.ts';
import { startLink, type LinkService } from '../../../main/link/service.ts';
import { startSimulatedAdapter, type SimulatedAdapterOptions } from '../../../main/link/simulator/adapter.ts';
import { openPty } from '../../../main/link/simulator/pty.ts';
import { createRevisions } from '../../../main/base/revisions.ts';

type Finish = (clean: () => Promise<void>) => void;

/** Answers come four times as fast as from a real adapter, so that the tests are short; limits stay as they are. */
const PACE = 0.25;

export type Kit = {
  readonly link: LinkService;
  readonly id: string;
  readonly place: AdapterPlace;
  /** Commands as the adapter got them. */
  readonly commands: readonly string[];
  /** Link processes in the order of their start. */
  readonly children: readonly LinkChild[];
  readonly speeds: Map<string, number>;
  readonly events: readonly string[];
  readonly unplug: () => Promise<void>;
  readonly setCar: (name: string | null) => boolean;
};

/** A link alone. */
export function linkOnly(
  discover: boolean,
  {
    finish = onTestFinished,
    bleController = { kind: 'default' },
  }: { readonly finish?: Finish; readonly bleController?: BleController } = {},
): Pick<Kit, 'link' | 'children' | 'speeds' | 'events'> {
  const children: LinkChild[] = [];
  const speeds = new Map<string, number>();
  const events: string[] = [];
  const fork = forkLink();
  const link = startLink({
    revise: createRevisions(),
    clock: systemClock,
    log: (event) => events.push(event),
    memory: { get: (key) => speeds.get(key) ?? null, set: (key, baud) => speeds.set(key, baud) },
    bleController,
    discover,
    spawn: (role) => {
      const child = fork(role);
      if (role === 'link') children.push(child);
      return child;
    },
  });
  finish(() => link.stop());
  return { link, children, speeds, events };
}

/** A link with one adapter named: on a pseudo-terminal, or (`network`) directly. */
export async function openKit(
  options: Partial<SimulatedAdapterOptions> & { readonly baud?: number | null; readonly network?: boolean; readonly finish?: Finish } = {},
): Promise<Kit> {
  const { baud = null, network = false, finish = onTestFinished, ...adapter } = options;
  const commands: string[] = [];
  const simulated = await startSimulatedAdapter({
    port: 0,
    car: 'agree',
    adapter: 'elm327',
    pace: PACE,
    onCommand: (text) => commands.push(text),
    ...adapter,
  });
  finish(() => simulated.stop());
  const { place, unplug } = network ? overNetwork(simulated) : await overPty(simulated.port, baud, finish);
  const alone = linkOnly(false, { finish });
  alone.link.addPlace(place, { simulated: true });
  return { ...alone, id: placeId(place), place, commands, unplug, setCar: (name) => simulated.setCar(name) };
}

function overNetwork({ port, stop }: { readonly port: number; readonly stop: () => Promise<void> }): Pick<Kit, 'place' | 'unplug'> {
  return { place: { kind: 'network', host: '127.0.0.1', port }, unplug: stop };
}

async function overPty(port: number, baud: number | null, finish: Finish): Promise<Pick<Kit, 'place' | 'unplug'>> {
  const pty = await openPty({ port });
  if (!pty.ok) throw new Error(pty.error);
  finish(pty.value.unplug);
  return { place: { kind: 'serial', path: pty.value.path, baud }, unplug: pty.value.unplug };
}

/** Resolves with the first view that fits, now or later. The test's own limit ends a wait in vain. */
export function viewWhere(link: LinkService, fits: (view: LinkView) => boolean): Promise<LinkView> {
  return new Promise((resolve) => {
    const stop = link.onChange(look);
    look(link.view());
    function look(view: LinkView): void {
      if (!fits(view)) return;
      stop();
      resolve(view);
    }
  });
}

/** Resolves when a read is in this step. */
export function atStep(link: LinkService, step: string): Promise<LinkView> {
  return viewWhere(link, ({ activity }) => activity.name === 'reading' && activity.step === step);
}
