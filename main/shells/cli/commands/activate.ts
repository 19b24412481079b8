/** `carkey activate`: one attempt without a screen, by the same rules and into the same log. Nothing here retries. */
import type { AttemptView, JobView } from '../../../../app/carkey/types.ts';
import type { Reply, ShownCode } from '../../../../app/console.ts';
import { fail, ok, type Result } from '../../../../app/result.ts';
import type { Vin } from '../../../../app/vehicle/types.ts';
import { parseVin } from '../../../../app/vehicle/vin.ts';
import { holdsUp } from '../../../../app/carkey/requirements.ts';
import { sayRequirement } from '../../../../app/words/say-requirement.ts';
import { wordsFor } from '../../../../app/words/load.ts';
import type { Words } from '../../../../app/words/words.ts';
import { atVehicle, BRIDGE_HELP, BRIDGE_OPTIONS, BRIDGE_USAGE, bridgeOverride, unreachedBridge } from '../at-work/index.ts';
import {
  type Command,
  type ConsolePlan,
  type Desk,
  EXIT,
  exitOfRequirement,
  failed,
  type Invocation,
  type Outcome,
  refused,
  textOf,
  wrong,
} from '../terminal/index.ts';
import { attemptOutcome } from '../views/index.ts';

/** What a person said about this attempt: to print the code, and why they go on over what we only concluded. */
type Said = { readonly showCode: boolean; readonly goOnBecause: string | null };

const GO_ON_WAY = 'PIMS does not publish this as a requirement; to go on all the same, give your reason: --go-on-because TEXT.';
const CONFIRMATIONS = ['keys', 'inside'] as const;

async function plan(invocation: Invocation): Promise<Result<ConsolePlan, Outcome>> {
  const { values } = invocation;
  const vin = parseVin(textOf(values, 'vin') ?? '');
  if (vin === null)
    return fail(wrong('--vin takes a VIN: 17 characters, digits and capital letters without I, O and Q ("carkey vin TEXT" explains).'));
  if (invocation.words.length > 0) return fail(wrong('"carkey activate" takes options only.'));
  const said = new Set((textOf(values, 'confirm') ?? '').split(',').map((one) => one.trim()));
  if (said.size !== 2 || !CONFIRMATIONS.every((one) => said.has(one))) {
    return fail(
      wrong('An activation needs --confirm keys,inside: the keys are in your hand, and you are inside the vehicle with key and phone.'),
    );
  }
  const override = bridgeOverride(invocation);
  if (!override.ok) return fail(wrong(override.error));
  const words = await wordsFor('en');
  const because = textOf(values, 'go-on-because')?.trim() ?? null;
  if (because !== null && (because.length < 3 || because.length > 500))
    return fail(wrong('--go-on-because takes a reason of 3 to 500 characters.'));
  const options: Said = { showCode: values['show-code'] === true, goOnBecause: because };
  // A named situation is played from its start, whatever earlier runs did to the practice vehicle.
  const fresh = override.value.scenario === undefined ? {} : { freshVehicle: vin };
  return ok({
    override: { ...override.value, ...fresh },
    first: (desk) => unreachedBridge(desk, words),
    use: (desk) => atVehicle(desk, vin, 'typed', words, () => activateOne(desk, vin, options, words)),
  });
}

async function activateOne(desk: Desk, vin: Vin, options: Said, words: Words): Promise<Outcome> {
  for (const what of CONFIRMATIONS) {
    const confirmed = await desk.ask('job.confirm', { vin, what, value: true });
    if (!confirmed.ok) return refused(confirmed.error);
  }
  const ready = await goOn(desk, vin, await desk.settled(), options.goOnBecause);
  if (!ready.ok) return refused(ready.error);
  const unmet = ready.value.requirements.find(holdsUp);
  if (unmet !== undefined) return notAllowed(unmet, ready.value, words);
  const started = await desk.ask('job.activate', { vin });
  if (!started.ok) return refused(started.error);
  const job = await desk.settled();
  if (job.attempt === null) return failed(EXIT.fault, 'internal', 'The attempt cannot be found in the log.');
  const shown = options.showCode ? await shownCode(desk, job.attempt) : null;
  return attemptOutcome({ job, attempt: job.attempt, bridge: desk.console.current().bridge.state(), shown }, words);
}

/** Gives the reason, where one was given and a line asks for it. */
async function goOn(desk: Desk, vin: Vin, ready: JobView, reason: string | null): Promise<Reply<'job.goOn'>> {
  const asks = ready.requirements.some((one) => one.state === 'needs-reason');
  return reason === null || !asks ? ok(ready) : desk.ask('job.goOn', { vin, reason });
}

/** A requirement does not hold: nothing was sent. */
function notAllowed(unmet: JobView['requirements'][number], job: JobView, words: Words): Outcome {
  const { title } = words.requirement[unmet.id];
  const why = sayRequirement({ words, locale: 'en' }, unmet);
  const earlier = unmet.id === 'no-open-attempt' && job.attempt !== null ? ` Run: carkey resolve ${job.attempt.id}` : '';
  const way = unmet.state === 'needs-reason' ? ` ${GO_ON_WAY}` : '';
  const outcome = failed(exitOfRequirement(unmet), 'not-ready', `Nothing was sent. ${title}: no. ${why}${way}${earlier}`);
  const error = { code: 'not-ready', requirement: unmet.id, reason: unmet.reason, basis: unmet.basis, detail: outcome.sentence ?? '' };
  return { ...outcome, answer: { json: { vin: job.vin, error }, lines: [] } };
}

/** The code in the clear. That it was shown is in the log before it is here. */
async function shownCode(desk: Desk, { id, state }: AttemptView): Promise<ShownCode | null> {
  if (!('code' in state) || (state.code !== 'sealed' && state.code !== 'faulty')) return null;
  const shown = await desk.ask('code.show', { attempt: id });
  return shown.ok ? shown.value : null;
}

/** The command. */
export const activate: Command = {
  name: 'activate',
  summary: 'Activate the CarKey of a vehicle: one attempt, logged, never repeated by itself.',
  usage: `--vin VIN --confirm keys,inside [--go-on-because TEXT] [--show-code] ${BRIDGE_USAGE}`,
  help: [
    '--confirm keys,inside  you say that the keys are in your hand and that you are inside the vehicle with key and phone',
    '--go-on-because TEXT   go on over what PIMS does not publish as a requirement; your reason is logged before anything is sent',
    '--show-code            print the security code (it is masked otherwise); showing it is logged',
    ...BRIDGE_HELP,
    '',
    'Exit 0: active, read back. 3: no bridge, nothing sent. 4: refused. 5: sent, outcome unknown ("carkey resolve ID"). 6: evidence conflicts.',
  ],
  options: {
    vin: { type: 'string' },
    confirm: { type: 'string' },
    'go-on-because': { type: 'string' },
    'show-code': { type: 'boolean' },
    ...BRIDGE_OPTIONS,
  },
  deeds: [{ at: 'console', name: 'activate', plan }],
};
