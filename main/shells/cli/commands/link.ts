/** `carkey link`: the adapters that are there, and one read of a car through one of them. Reads only; nothing at the car is changed. */
import { judgeController, judgeWiredPlace } from '../../../../app/address/index.ts';
import { type AdapterPlace, type BleController, placeId } from '../../../../app/link/adapters/index.ts';
import type { LinkView, StepName } from '../../../../app/link/read/index.ts';
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import { wordsFor } from '../../../../app/words/index.ts';
import type { LinkService } from '../../../link/index.ts';
import { type Command, type Invocation, type CommandResult, textOf, type Values, wrong } from '../command/index.ts';
import { refusedOption } from '../terminal/index.ts';
import { likelyAdapter, linkProblemResult, listResult, noAdapterResult, readResult } from '../views/index.ts';
import { createRevisions, waited } from '../../../base/index.ts';

/** How long `list` looks around: a radio adapter says its name about once a second. */
const LOOK_MS = 4_000;

const WHICH = 'Write: carkey link list, or: carkey link read --serial PATH';

/** Both begin with the radio to use, and take no further word. */
const withController =
  (run: (invocation: Invocation, controller: BleController) => Promise<CommandResult>) =>
  async (invocation: Invocation): Promise<CommandResult> => {
    const controller = judgeController(textOf(invocation.values, 'ble-controller') ?? 'default');
    if (!controller.ok) return wrong(refusedOption('--ble-controller', controller.error));
    return invocation.words.length > 1 ? wrong(WHICH) : run(invocation, controller.value);
  };

async function withLink(
  discover: boolean,
  controller: BleController,
  use: (link: LinkService) => Promise<CommandResult>,
): Promise<CommandResult> {
  const { startLink } = await import('../../../link/index.ts');
  const { systemClock } = await import('../../../base/index.ts');
  const link = startLink({
    revise: createRevisions(),
    clock: systemClock,
    log: () => undefined,
    memory: { get: () => null, set: () => undefined },
    bleController: controller,
    discover,
  });
  try {
    return await use(link);
  } finally {
    await link.stop();
  }
}

async function list({ values, io }: Invocation, controller: BleController): Promise<CommandResult> {
  if (textOf(values, 'serial') !== undefined || textOf(values, 'ble') !== undefined) return wrong('"carkey link list" takes no adapter.');
  const words = await wordsFor('en');
  return withLink(true, controller, async (link) => {
    link.scan(true);
    await waited(LOOK_MS, io.ended);
    return listResult(link.view(), words);
  });
}

async function read({ values, io }: Invocation, controller: BleController): Promise<CommandResult> {
  const place = placeOf(values, controller);
  if (!place.ok) return wrong(place.error);
  const words = await wordsFor('en');
  return withLink(place.value === null, controller, async (link) => {
    const adapter = place.value === null ? await firstLikely(link, io.ended) : named(link, place.value);
    if (adapter === null) return noAdapterResult(link.view().adapters, words);
    const stop = () => link.cancel();
    io.ended.addEventListener('abort', stop, { once: true });
    const unlisten = link.onChange(tellSteps((step) => io.err(`${words.linkStep[step]}\n`)));
    const report = await link.read(adapter);
    unlisten();
    return report.ok ? readResult(report.value, words) : linkProblemResult(report.error, words);
  });
}

/** Tells each step once, in the order in which they come. */
function tellSteps(tell: (step: StepName) => void): (view: LinkView) => void {
  let last: StepName | null = null;
  return ({ activity }) => {
    if (activity.name !== 'reading' || activity.step === last) return;
    last = activity.step;
    tell(activity.step);
  };
}

function named(link: LinkService, place: AdapterPlace): string {
  link.addPlace(place, { simulated: false });
  return placeId(place);
}

/** The first adapter that shows on a cable; the radio is not searched without being asked to. */
async function firstLikely(link: LinkService, ended: AbortSignal): Promise<string | null> {
  const likely = () => likelyAdapter(link.view().adapters);
  const { promise, resolve } = Promise.withResolvers<null>();
  const unlisten = link.onChange(() => (likely() === null ? undefined : resolve(null)));
  if (likely() === null) await Promise.race([promise, waited(LOOK_MS, ended)]);
  unlisten();
  return likely();
}

/** Where the person says the adapter is; null when they do not say. */
function placeOf(values: Values, controller: BleController): Result<AdapterPlace | null, string> {
  const serial = textOf(values, 'serial');
  const ble = textOf(values, 'ble');
  if (serial !== undefined && ble !== undefined) return fail('Give one adapter: --serial or --ble.');
  if (ble !== undefined)
    return ble.trim() === '' ? fail('--ble takes a name or an address.') : ok({ kind: 'ble', device: ble.trim(), controller });
  if (serial === undefined) return ok(null);
  const parsed = judgeWiredPlace(serial);
  return parsed.ok ? parsed : fail(refusedOption('--serial', parsed.error));
}

const READ_HELP = [
  '--serial PATH      a serial port; @BAUD fixes the speed, else it is found. tcp:HOST:PORT: an adapter on the network',
  '--ble NAME         a Bluetooth Low Energy adapter, by advertised name or address',
];
const READ_EXITS = 'Exit 0: one VIN. 3: no adapter, or it does not answer. 4: the car gives no VIN. 6: units of the car disagree.';

/** The command. */
export const link: Command = {
  name: 'link',
  summary: 'Adapters on USB and Bluetooth, and one read of a car through one of them.',
  usage: 'list | read [--serial PATH[@BAUD]] [--ble NAME-OR-ADDRESS] [--ble-controller default|dbus|hci-uart:PATH[@BAUD]]',
  help: [
    'read               without an adapter: the first port on a cable that looks like one',
    ...READ_HELP,
    '',
    'Only reading services are ever sent. A read from here is not written to the audit log: it belongs to no job.',
    READ_EXITS,
  ],
  options: {
    serial: { type: 'string' },
    ble: { type: 'string' },
    'ble-controller': { type: 'string' },
  },
  deeds: [
    { at: 'once', name: 'link list', run: withController(list) },
    { at: 'once', name: 'link read', run: withController(read) },
  ],
  parts: {
    list: {
      summary: 'Adapters on USB, and on Bluetooth where a controller is named.',
      usage: '[--ble-controller default|dbus|hci-uart:PATH[@BAUD]]',
      help: [],
    },
    read: {
      summary: 'One read of a car. It is not written to the audit log: it belongs to no job.',
      usage: '[--serial PATH[@BAUD] | --ble NAME-OR-ADDRESS] [--ble-controller default|dbus|hci-uart:PATH[@BAUD]]',
      help: [...READ_HELP, '', READ_EXITS],
    },
  },
  which: WHICH,
};
