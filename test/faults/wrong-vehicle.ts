/**
 * Goal A3: one source names another vehicle than the one that stands here, by one character, two swapped ones, or letters that only look
 * alike. Nothing may be sent; where the answer itself is for the other vehicle, its code must stay withheld.
 */
import { rmSync } from 'node:fs';
import type { ReadReport } from '../../app/link/read/view.ts';
import { verdictOf } from '../../app/link/read/evidence.ts';
import { vinOfBytes } from '../../app/link/read/vin-answers.ts';
import { ok } from '../../app/base/result.ts';
import { parseVin } from '../../app/vehicle/vin.ts';
import { showCode } from '../../main/carkey/codes/codes.ts';
import type { CarKeyContext } from '../../main/carkey/context.ts';
import { Job } from '../../main/carkey/job/job.ts';
import { BRIDGE_LIMITS } from '../../main/pims/transport/bridge-limits.ts';
import { OK_VIN, started } from '../support/console.ts';
import { rowOf, type Fault } from './fault.ts';
import { byLastEight } from './last-eight.ts';
import { folderInMemory } from './memory-folder.ts';
import { openStagedBridge, type StagedBridge } from './staged-bridge.ts';
import { lookAlikes, neighboursSwapped, oneCharacterOff } from './wrong-vins.ts';
import { practiceAt, wordOf } from '../support/practice-at.ts';

/** Who names the other vehicle: the person, the car over the link, the phone by itself or when asked, or the answer to the activation. */
const SOURCES = ['typed', 'link', 'phone event', 'phone answer', 'activation answer'] as const;
type Source = (typeof SOURCES)[number];
type Case = { readonly source: Source; readonly wrong: string };
type Desk = { readonly bridge: StagedBridge; readonly context: CarKeyContext };

const CODE = 'bmV2ZXItc2hvdy10aGlz';
const SHOWN = /bmV2ZXItc2hvdy10aGlz|never-show-this/;
const LOOK_ALIKES = 40;
/** One of so many VINs is tried in the starred run. */
const STARRED_STEP = 29;

const WRONG = [...oneCharacterOff(OK_VIN), ...neighboursSwapped(OK_VIN), ...lookAlikes(OK_VIN, LOOK_ALIKES)];

/** What a unit of the car would say, through the parser of the link: no reading where the bytes are no VIN. */
function readOf(text: string): ReadReport {
  const vin = vinOfBytes([...Buffer.from(text)]);
  const at = Date.now();
  const readings = vin.ok
    ? [
        {
          source: 'link F190 BSI' as const,
          vin: vin.value,
          ecu: '752',
          protocol: 'ISO 15765-4',
          raw: Buffer.from(text).toString('hex'),
          at,
        },
      ]
    : [];
  const facts = {
    adapter: null,
    volts: 12.6,
    protocol: null,
    states: { adapter: 'answers', powered: 'yes', bus: 'talks', ecu: 'answers' } as const,
    readings,
    refusals: [],
    failures: [],
    silent: [],
    troubles: [],
    restarts: 0,
    unknownTexts: [],
  };
  return { adapter: 'serial:/dev/ttyUSB0', at, elapsedMs: 1, answeringMs: 1, facts, verdict: verdictOf(facts) };
}

const withLink = (context: CarKeyContext, says: string): CarKeyContext => ({
  ...context,
  link: { report: () => ({ ...readOf(says), vehicle: null }), reread: () => Promise.resolve(ok(readOf(says))), losses: () => 0 },
});

/** Sets the scene: everybody names the vehicle that stands here but the one source. */
function scene({ bridge, context }: Desk, { source, wrong }: Case): CarKeyContext {
  const answerVin = source === 'activation answer' ? wrong : OK_VIN;
  const result = {
    hasCarKey: true,
    vin: answerVin,
    securityCode: CODE,
    securityExpiration: new Date(Date.now() + 3_600_000).toISOString(),
  };
  Object.assign(bridge.stage, {
    phone: { event: source === 'phone event' ? wrong : OK_VIN, answer: source === 'phone answer' ? wrong : OK_VIN },
    active: false,
    activation: () => {
      bridge.stage.active = true;
      return { status: 'SUCCEEDED', result };
    },
  });
  return source === 'link' ? withLink(context, wrong) : context;
}

/** Does everything that a person in a hurry does; gives what came over the screen. */
async function hurry(context: CarKeyContext, chosen: string): Promise<string> {
  const vin = parseVin(chosen);
  if (vin === null) return '';
  const views: string[] = [];
  const [earlier] = context.trail.attempts(false, 1);
  const job = new Job(context, (view) => void views.push(JSON.stringify(view)));
  const say = (answer: unknown): void => void views.push(JSON.stringify(answer));
  say(job.open(vin, 'scanned'));
  await job.idle();
  say(job.confirm(vin, 'keys', true));
  say(job.confirm(vin, 'inside', true));
  await job.idle();
  say(await job.activate(vin));
  await job.idle();
  const [attempt] = context.trail.attempts(false, 1);
  if (attempt !== undefined && attempt.id !== earlier?.id) say(showCode(context, attempt.id));
  for (const as of ['other-vehicle-handled', 'activated-code-lost'] as const) if (attempt !== undefined) job.decide(as, 'next', attempt.id);
  await job.stop();
  return views.join('\n');
}

/** Tries one; the words for what did not hold. */
async function tryCase(desk: Desk, tried: Case, bend: (context: CarKeyContext, vin: string) => CarKeyContext): Promise<string[]> {
  const { source, wrong } = tried;
  const before = desk.bridge.sets();
  const chosen = source === 'typed' ? wrong : OK_VIN;
  const context = bend(scene(desk, tried), chosen);
  const screen = await hurry(context, chosen);
  const sets = desk.bridge.sets() - before;
  const where = `(${source} says ${JSON.stringify(wrong)})`;
  const isReading = source !== 'link' || parseVin(wrong) !== null;
  const due = source === 'activation answer' || !isReading ? 1 : 0;
  return [
    ...(sets === due ? [] : [`${sets} activations were sent instead of ${due} ${where}`]),
    // Bytes that are no VIN are no statement of the car: phone and person agree, and the code is theirs.
    ...(SHOWN.test(screen) && isReading ? [`a code was shown ${where}`] : []),
  ];
}

async function atDesk<T>(work: (desk: Desk) => Promise<T>): Promise<T> {
  const folder = folderInMemory('vehicle');
  const bridge = await openStagedBridge({ phone: { event: OK_VIN, answer: OK_VIN }, active: false, activation: () => null });
  // Thousands of vehicles in seconds make a phone say more than any day does: that would count as a flood, and end the connection.
  const bridgeLimits = { ...BRIDGE_LIMITS, frames: { burst: 1_000_000, perSecond: 1_000_000 } };
  const console = await started({ ...practiceAt(folder, wordOf(bridge)), bridgeLimits });
  try {
    return await work({ bridge, context: console.current().context });
  } finally {
    await console.stop();
    await bridge.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function allOf(desk: Desk, cases: readonly Case[], bend: Parameters<typeof tryCase>[2]): Promise<string[][]> {
  const tries: string[][] = [];
  for (const one of cases) tries.push(await tryCase(desk, one, bend));
  return tries;
}

const casesOf = (wrongs: readonly string[]): Case[] => SOURCES.flatMap((source) => wrongs.map((wrong) => ({ source, wrong })));

/** Wrong vehicles. */
export const fault: Fault = {
  name: 'wrong-vehicle',
  starred: true,
  async run(scale) {
    const wrongs = WRONG.filter((_, index) => scale === 'full' || index % STARRED_STEP === 0);
    const tries = await atDesk((desk) => allOf(desk, casesOf(wrongs), (context) => context));
    // Differences in front of the last eight characters, where a comparison of those sees none.
    const controls = casesOf(oneCharacterOff(OK_VIN).slice(0, scale === 'full' ? 64 : 4));
    const caught = await atDesk((desk) => allOf(desk, controls, byLastEight));
    const seen = SOURCES.map((source) => controls.filter((one, at) => one.source === source && (caught[at]?.length ?? 0) > 0).length);
    return rowOf('one source names another vehicle', tries, {
      what: `a comparison of the last 8 characters, caught ${seen.reduce((sum, count) => sum + count, 0)} of ${controls.length} times`,
      seen: seen.every((count) => count === controls.length / SOURCES.length),
    });
  },
};
