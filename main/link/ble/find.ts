/** Waits until the wanted device is heard. */
import type { Peripheral } from '@stoprocent/noble';
import type { LinkProblem } from '../../../app/link/read/index.ts';
import { fail, ok, type Result } from '../../../app/base/index.ts';
import type { BleLimits } from './limits.ts';
import { race } from './race.ts';
import type { Radio } from './radio.ts';
import { matchOf, whereOf } from './seen.ts';

/**
 * Finds a device by address, platform id or advertised name. Fails with `not-found` after the limit, `cancelled`, or the radio's problem;
 * also with `not-found` when two devices carry the name, because the wrong one sits in another car.
 */
export async function findDevice(
  radio: Radio,
  wanted: string,
  limits: BleLimits,
  signal: AbortSignal,
): Promise<Result<Peripheral, LinkProblem>> {
  const hits = new Map<string, Peripheral>();
  let endWatching = (): Promise<void> => Promise.resolve();
  let endProblems = (): void => undefined;
  let settling: NodeJS.Timeout | undefined;
  const heard = new Promise<LinkProblem | null>((resolve) => {
    const failed = (problem: LinkProblem | null): void => {
      if (problem !== null) resolve(problem);
    };
    const look = (device: Peripheral): void => {
      const match = matchOf(device, wanted);
      if (match === null) return;
      if (match === 'exact') hits.clear();
      hits.set(device.id, device);
      if (match === 'exact') resolve(null);
      else settling ??= setTimeout(() => resolve(null), limits.sameName);
    };
    endProblems = radio.onProblem(failed);
    endWatching = radio.watch({ heard: look, failed });
  });
  const raced = await race(() => heard, limits.find, signal);
  clearTimeout(settling);
  endProblems();
  await endWatching();
  if (raced.kind === 'aborted') return fail({ code: 'cancelled', detail: 'Looking for the adapter was cancelled.' });
  const trouble = raced.kind === 'done' ? raced.value : null;
  return trouble === null ? theOnly([...hits.values()], wanted, limits.find) : fail(trouble);
}

function theOnly(hits: readonly Peripheral[], wanted: string, limitMs: number): Result<Peripheral, LinkProblem> {
  const [device] = hits;
  if (device === undefined) {
    const hint = 'An adapter that a phone is using does not show itself.';
    return fail({ code: 'not-found', detail: `"${wanted}" was not heard within ${limitMs / 1_000} s. ${hint}` });
  }
  if (hits.length === 1) return ok(device);
  const all = hits.map(whereOf).join(', ');
  return fail({ code: 'not-found', detail: `${hits.length} devices are called "${wanted}": ${all}. Choose one by its address.` });
}
