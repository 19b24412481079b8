/** The vehicle far away: its status in every published spelling, commands, signals. */
import type { Json, JsonObject } from '../../../../app/base/index.ts';
import type { CallName } from '../../../../app/pims/session-calls/index.ts';
import { type At, did, type Outcome, refused } from './outcome.ts';

const THREE_HOURS_MS = 10_800_000;

/** The status. `fresh`: never from the phone's cache. */
export function readStatus(at: At, fresh: boolean): Outcome {
  const { account, script, now } = at;
  if (script.status === 'cached' && fresh) return refused(account, 2201);
  const age = script.status === 'cached' ? THREE_HOURS_MS : 20_000;
  const after = { ...account, statusReads: account.statusReads + 1 };
  if (script.status === 'empty') return did(after, { vehicle: { ressources: { status: EMPTY_STATUS } } });
  const spelling = script.status === 'odd' ? account.statusReads % SPELLINGS.length : 0;
  return did(after, (SPELLINGS[spelling] ?? plain)(statusOf(at, now - age)));
}

/** Time as it was published: blanks or `T`, stray quotes, `Z`, an offset or neither. */
type Spelling = (status: { readonly iso: string; readonly body: JsonObject; readonly vin: string | null }) => JsonObject;

const plain: Spelling = ({ iso, body }) => ({ vehicle: { ressources: { status: { ...body, lastUpdate: iso } } } });

/** Every way in which the publication writes a status and its time; the situation with odd times takes them in turn. */
export const SPELLINGS: readonly Spelling[] = [
  plain,
  ({ iso, body }) => ({
    resources: { status: { ...body, lastUpdate: `${iso.slice(0, 13)}':'${iso.slice(14, 16)}:${iso.slice(17, 19)}Z` } },
  }),
  ({ iso, body, vin }) => ({
    vehicle: { attributes: { vin }, resources: { status: { ...body, lastUpdate: iso.replace('T', ' ').replace('Z', '000+00:00') } } },
  }),
  ({ iso, body, vin }) => ({ ressources: { status: { ...body, vin, lastUpdate: iso.slice(0, 19) } } }),
  ({ iso, body }) => ({ vehicle: { status: { ...body, lastUpdate: `${iso.slice(0, 19)}+0000` } } }),
];

const EMPTY_STATUS: JsonObject = {
  lastUpdate: null,
  fuelInformation: null,
  doorStateInformation: { isDriverDoorOpened: null, state: null },
};

function statusOf({ account, script, vin }: At, told: number): Parameters<Spelling>[0] {
  const state: Json = account.locked ? ['Locked'] : ['Unlocked'];
  const body = {
    fuelInformation: { type: 'fuel', chargingLevel: 64, autonomy: 410 },
    doorStateInformation: { isDriverDoorOpened: script.doorsOpen === true, isTrunkDoorOpened: false, state },
  };
  return { iso: new Date(told).toISOString(), body, vin };
}

/** A command. Doors that stand open, and doors that are so already, are refused as published. */
export function command(at: At, call: CallName): Outcome {
  const { account, script, vin } = at;
  if (vin === null) return refused(account, 2101);
  const refusal = doorRefusal(at, call);
  if (refusal !== null) return refused(account, refusal);
  const commands = { ...account.commands, [call]: (account.commands[call] ?? 0) + 1 };
  const locked = call === 'command.lock' ? true : call === 'command.unlock' ? false : account.locked;
  return { account: { ...account, commands, locked }, result: script.asInSamples === true ? {} : null };
}

function doorRefusal({ account, script }: At, call: CallName): number | null {
  if (call !== 'command.lock' && call !== 'command.unlock') return null;
  if (script.doorsOpen === true) return 2362;
  if (call === 'command.lock' && account.locked) return 2361;
  return call === 'command.unlock' && !account.locked ? 2360 : null;
}

/** The signals that follow a command which was taken, in their order. The last one brings the status. */
export function signalsAfter(at: At): readonly JsonObject[] {
  const codes = at.script.signalsStop === true ? [900, 901] : [900, 901, 902, 903];
  const last = { code: 200, ...plain(statusOf(at, at.now)) };
  return [...codes.map((code) => ({ code })), ...(at.script.signalsStop === true ? [] : [last])];
}
