/** `carkey status`: reads the CarKey status of one vehicle and says what it means. Sends nothing that changes anything. */
import { fail, ok, type Result } from '../../../../app/result.ts';
import { parseVin } from '../../../../app/vehicle/vin.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import { atVehicle, BRIDGE_HELP, BRIDGE_OPTIONS, BRIDGE_USAGE, bridgeOverride, unreachedBridge } from '../at-work/index.ts';
import { type Command, type ConsolePlan, type Desk, type Invocation, type Outcome, textOf, wrong } from '../terminal/index.ts';
import { statusOutcome } from '../views/index.ts';

async function plan(invocation: Invocation): Promise<Result<ConsolePlan, Outcome>> {
  const vin = parseVin(textOf(invocation.values, 'vin') ?? '');
  if (vin === null)
    return fail(wrong('--vin takes a VIN: 17 characters, digits and capital letters without I, O and Q ("carkey vin TEXT" explains).'));
  if (invocation.words.length > 0) return fail(wrong('"carkey status" takes options only.'));
  const override = bridgeOverride(invocation);
  if (!override.ok) return fail(wrong(override.error));
  const words = await wordsFor('en');
  const told = async (desk: Desk) => {
    const job = await desk.settled();
    return statusOutcome(job, desk.console.current().bridge.state(), words, invocation.io.now());
  };
  return ok({
    override: override.value,
    first: (desk) => unreachedBridge(desk, words),
    use: (desk) => atVehicle(desk, vin, 'typed', words, () => told(desk)),
  });
}

/** The command. */
export const status: Command = {
  name: 'status',
  summary: 'Read the CarKey status of a vehicle and say what it means.',
  usage: `--vin VIN ${BRIDGE_USAGE}`,
  help: [...BRIDGE_HELP, '', 'Exit 0: read. 3: no bridge. 4: PIMS said no. 6: the answer contradicts itself or cannot be understood.'],
  options: { vin: { type: 'string' }, ...BRIDGE_OPTIONS },
  deeds: [{ at: 'console', name: 'status', plan }],
};
