/** `carkey simulate adapter`: a simulated adapter in a simulated car, on a TCP port or, on Linux, as a serial port. */
import { EXIT, failed, type Invocation, jsonLine, numberOf, type CommandResult, textOf, wrong } from '../command/index.ts';
import { untilEnded, vinIn } from '../terminal/index.ts';

/** Runs it until it is ended. The first line is `LISTEN PORT`, or with `--pty` the path of the serial port. */
export async function simulateAdapter({ io, values }: Invocation): Promise<CommandResult> {
  const { SIMULATED_ADAPTER_NAMES, SIMULATED_CAR_NAMES, startSimulatedAdapter } = await import('../../../link/simulator/index.ts');
  const port = numberOf(textOf(values, 'port') ?? '0', 0, 65_535);
  if (port === null) return wrong('--port takes a number from 0 to 65535.');
  const car = textOf(values, 'scenario') ?? 'agree';
  if (!SIMULATED_CAR_NAMES.includes(car)) return wrong(`There is no such car. Known: ${SIMULATED_CAR_NAMES.join(', ')}.`);
  const adapter = textOf(values, 'adapter') ?? 'elm327';
  if (!SIMULATED_ADAPTER_NAMES.includes(adapter)) return wrong(`There is no such adapter. Known: ${SIMULATED_ADAPTER_NAMES.join(', ')}.`);
  const vin = vinIn(values);
  if (!vin.ok) return wrong(vin.error);
  try {
    const onCommand = (text: string) => io.err(jsonLine({ command: text }));
    const simulator = await startSimulatedAdapter({ port, car, adapter, onCommand, ...(vin.value === null ? {} : { vin: vin.value }) });
    const outcome = await offer(simulator.port, values['pty'] === true, io);
    await simulator.stop();
    return outcome;
  } catch (fault) {
    if (fault instanceof Error && 'syscall' in fault) return failed(EXIT.input, 'port', `Port ${port} cannot be used (${fault.message}).`);
    throw fault;
  }
}

async function offer(port: number, asSerialPort: boolean, io: Invocation['io']): Promise<CommandResult> {
  if (!asSerialPort) {
    io.out(`LISTEN ${port}\n`);
    await untilEnded(io.ended);
    return { exit: EXIT.yes };
  }
  const { openPty } = await import('../../../link/simulator/index.ts');
  const pty = await openPty({ port });
  if (!pty.ok) return failed(EXIT.fault, 'no-pty', pty.error);
  io.out(`${pty.value.path}\n`);
  await untilEnded(io.ended);
  await pty.value.unplug();
  return { exit: EXIT.yes };
}
