/** `carkey status`: reads the CarKey status of one vehicle and says what it means. Sends nothing that changes anything. */
import { fail, ok, type Result } from '../../../../app/base/index.ts';
import { wordsFor } from '../../../../app/words/index.ts';
import { atVehicle, BRIDGE_HELP, BRIDGE_OPTIONS, BRIDGE_USAGE, bridgeOverride, unreachedBridge } from '../at-work/index.ts';
import { type Command, type ConsolePlan, type Desk, type Invocation, type CommandResult, wrong } from '../command/index.ts';
import { neededVin } from '../terminal/index.ts';
import { statusResult } from '../views/index.ts';

async function plan(invocation: Invocation): Promise<Result<ConsolePlan, CommandResult>> {
  const vin = neededVin(invocation.values);
  if (!vin.ok) return fail(wrong(vin.error));
  if (invocation.words.length > 0) return fail(wrong('"carkey status" takes options only.'));
  const override = bridgeOverride(invocation);
  if (!override.ok) return fail(wrong(override.error));
  const words = await wordsFor('en');
  const told = async (desk: Desk) => {
    const job = await desk.settled();
    return statusResult(job, desk.console.current().bridge.state(), words, invocation.io.now());
  };
  return ok({
    override: override.value,
    first: (desk) => unreachedBridge(desk, words),
    use: (desk) => atVehicle(desk, vin.value, 'typed', words, () => told(desk)),
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
