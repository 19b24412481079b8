/** `carkey simulate`: the simulators, stand-alone. `LISTEN PORT` is the first line on standard output; traffic goes to standard error. */
import { SDK_VERSIONS } from '../../../../app/pims/index.ts';
import type { Simulator } from '../../../pims/simulator/index.ts';
import { simulateAdapter } from './simulate-adapter.ts';
import { type Command, EXIT, failed, type Invocation, jsonLine, numberOf, type CommandResult, textOf, wrong } from '../command/index.ts';
import { readToken, untilEnded } from '../terminal/index.ts';

const ONE_WORD = '"carkey simulate" takes one word: pims or adapter.';

/** Nothing may follow the word. */
const alone =
  (run: (invocation: Invocation) => Promise<CommandResult>) =>
  (invocation: Invocation): Promise<CommandResult> =>
    invocation.words.length > 1 ? Promise.resolve(wrong(ONE_WORD)) : run(invocation);

async function simulatePims({ io, values }: Invocation): Promise<CommandResult> {
  const { isScenarioName, SCENARIO_NAMES, startSimulator } = await import('../../../pims/simulator/index.ts');
  const port = numberOf(textOf(values, 'port') ?? '0', 0, 65_535);
  if (port === null) return wrong('--port takes a number from 0 to 65535.');
  const scenario = textOf(values, 'scenario') ?? 'fleet';
  if (!isScenarioName(scenario)) return wrong(`There is no such scenario. Known: ${SCENARIO_NAMES.join(', ')}.`);
  const sdk = SDK_VERSIONS.find((one) => one === textOf(values, 'sdk'));
  if (textOf(values, 'sdk') !== undefined && sdk === undefined) return wrong(`--sdk is one of ${SDK_VERSIONS.join(', ')}.`);
  const token = readToken(textOf(values, 'token-file'));
  if (!token.ok) return wrong(token.error);
  try {
    const simulator = await startSimulator({
      port,
      scenario,
      token: token.value,
      statePath: textOf(values, 'state') ?? null,
      ...(sdk === undefined ? {} : { sdk }),
      onTraffic: (record) => io.err(jsonLine(record)),
      onPhone: (phone) => io.err(jsonLine({ phone })),
    });
    const unregister = await announce(simulator, io);
    io.out(`LISTEN ${simulator.port}\n`);
    await untilEnded(io.ended);
    unregister();
    await simulator.stop();
    return { exit: EXIT.yes };
  } catch (fault) {
    if (fault instanceof Error && 'syscall' in fault) return failed(EXIT.input, 'port', `Port ${port} cannot be used (${fault.message}).`);
    throw fault;
  }
}

/** Tells the consoles of this user that it is one of ours. One that cannot be told of is a simulator all the same, for other programs. */
async function announce({ port, key }: Simulator, io: Invocation['io']): Promise<() => void> {
  const { register, registryFolder } = await import('../../../pims/simulator/index.ts');
  const folder = registryFolder(io);
  try {
    return register(folder, { port, pid: process.pid, key });
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : 'unknown';
    io.err(`carkey: consoles of this computer will not practise with this simulator, since it cannot say that it is there (${why}).\n`);
    return () => undefined;
  }
}

const LISTENS = 'Prints "LISTEN PORT" first; every message follows as one JSON line on standard error. Ctrl-C ends it.';
const PIMS_HELP = [
  'pims: "carkey status|activate|serve --bridge ws://127.0.0.1:PORT" of the same user practise with it, without an account',
  '--scenario NAME    "fleet" (the vehicle decides) or one situation for every vehicle',
  '--token-file FILE  ask for this bearer token; without it anyone on this computer may connect',
  '--state FILE       keep the vehicles’ state over restarts',
  'What the customer reads on the phone (SMS, PIN; all made up) is a line {"phone":…} among the traffic.',
];
const ADAPTER_HELP = [
  '--adapter NAME     which adapter is played (clones and their misbehaviour among them)',
  '--vin VIN          the VIN of the simulated car',
  '--pty              offer the adapter as a serial port (Linux); its path is the first line',
];

/** The command. */
export const simulate: Command = {
  name: 'simulate',
  summary: 'Run a simulator on its own: pims (a bridge with simulated vehicles) or adapter.',
  usage:
    'pims [--port N] [--scenario NAME] [--sdk VERSION] [--token-file FILE] [--state FILE] | adapter [--port N] [--scenario CAR] [--adapter NAME] [--vin VIN] [--pty]',
  help: [LISTENS, ...PIMS_HELP, 'For an adapter --scenario is the car it is in.', ...ADAPTER_HELP],
  options: {
    port: { type: 'string' },
    scenario: { type: 'string' },
    sdk: { type: 'string' },
    'token-file': { type: 'string' },
    state: { type: 'string' },
    adapter: { type: 'string' },
    vin: { type: 'string' },
    pty: { type: 'boolean' },
  },
  deeds: [
    { at: 'once', name: 'simulate pims', run: alone(simulatePims) },
    { at: 'once', name: 'simulate adapter', run: alone(simulateAdapter) },
  ],
  parts: {
    pims: {
      summary: 'A bridge with simulated vehicles.',
      usage: '[--port N] [--scenario NAME] [--sdk VERSION] [--token-file FILE] [--state FILE]',
      help: [LISTENS, ...PIMS_HELP],
    },
    adapter: {
      summary: 'An adapter in a simulated car.',
      usage: '[--port N] [--scenario CAR] [--adapter NAME] [--vin VIN] [--pty]',
      help: [LISTENS, '--scenario CAR     the car that the adapter is in', ...ADAPTER_HELP],
    },
  },
  which: 'What to simulate? Write: carkey simulate pims, or: carkey simulate adapter',
};
