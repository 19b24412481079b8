/** Opens the radio on demand. One per process: a second instance of the library on the same radio disturbs the first. */
import type { Noble } from '@stoprocent/noble';
import type { BleController } from '../../../app/link/adapters/index.ts';
import type { LinkProblem } from '../../../app/link/read/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import { BLE_LIMITS, type BleLimits } from './limits.ts';
import { startNoble } from './noble.ts';
import { messageOf } from './race.ts';
import { problemOfState, Radio } from './radio.ts';

type Opening = { readonly key: string; readonly radio: Promise<Result<Radio, LinkProblem>> };
let current: Opening | null = null;

/**
 * The radio of a controller; the same one again while it works. It may be switched off (`radio.problem`). Fails with `no-bluetooth` when
 * there is none; the next call looks again. Another controller takes the place of the one in use.
 */
export async function openRadio(controller: BleController, limits: BleLimits = BLE_LIMITS): Promise<Result<Radio, LinkProblem>> {
  const key = JSON.stringify(controller);
  if (current !== null && current.key !== key) await closeRadio();
  const opening = (current ??= { key, radio: startRadio(controller, limits) });
  const result = await opening.radio;
  if (result.ok && !result.value.closed) return result;
  if (current === opening) current = null;
  return result.ok ? openRadio(controller, limits) : result;
}

/** Lets go of the radio, so that the process can end by itself. Streams and scans that still use it end. */
export async function closeRadio(): Promise<void> {
  const opening = current;
  current = null;
  const result = await opening?.radio;
  if (result?.ok === true) result.value.close({ code: 'no-bluetooth', detail: 'The radio was closed.' });
}

async function startRadio(controller: BleController, limits: BleLimits): Promise<Result<Radio, LinkProblem>> {
  let radio: Radio | null = null;
  let busLost: (problem: LinkProblem) => void = () => undefined;
  const lost = new Promise<LinkProblem>((resolve) => (busLost = resolve));
  try {
    const started = await startNoble(controller, (why) => {
      const problem = noBluetooth(`The Bluetooth service cannot be reached: ${why}.`);
      busLost(problem);
      radio?.close(problem);
    });
    const state = await firstState(started.noble, controller, limits.radio, lost);
    if (state !== 'on' && state.code === 'no-bluetooth') {
      started.noble.stop();
      return fail({ ...state, detail: [state.detail, started.warning()].join(' ').trim() });
    }
    radio = new Radio(started, state === 'on' ? null : state, limits);
    return ok(radio);
  } catch (error) {
    return fail(noBluetooth(`Bluetooth cannot be used: ${messageOf(error)}`));
  }
}

/** A UART is "off" until its controller answers the reset, so there only "on" ends the waiting. */
function firstState(noble: Noble, controller: BleController, limitMs: number, lost: Promise<LinkProblem>): Promise<LinkProblem | 'on'> {
  return new Promise((resolve) => {
    const settle = (problem: LinkProblem | 'on'): void => {
      clearTimeout(timer);
      noble.removeListener('stateChange', look);
      resolve(problem);
    };
    const look = (state: string): void => {
      const problem = problemOfState(state);
      if (problem === 'on' || (problem !== null && controller.kind !== 'hci-uart')) settle(problem);
    };
    const timer = setTimeout(() => settle(noBluetooth(silence(controller, limitMs))), limitMs);
    noble.on('stateChange', look);
    void lost.then(settle);
    look(noble.state);
  });
}

function silence(controller: BleController, limitMs: number): string {
  const who =
    controller.kind === 'hci-uart' ? `No Bluetooth controller answers on ${controller.path}` : 'The Bluetooth stack does not answer';
  return `${who} within ${limitMs / 1_000} s.`;
}

function noBluetooth(detail: string): LinkProblem {
  return { code: 'no-bluetooth', detail };
}
