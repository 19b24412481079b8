/**
 * The chain from this computer to the car and to PIMS as lamps, and the first broken one. The cable has one where the bridge goes through it. A lamp that nobody asked about is dark, not
 * broken: the adapter is optional, and says nothing about the phone.
 */
import type { LinkProblemCode, LinkView } from '../../link/read/index.ts';
import type { BridgeState } from '../../pims/index.ts';
import type { CableView, CableWord } from '../../phone-cable/index.ts';
import { carStatement, standingOf, type CarStatement } from './car-said.ts';
import type { JobView, LogProblem } from '../index.ts';

/** The lamps in the order of the chain. */
export const LAMPS = ['desktop', 'adapter', 'car', 'cable', 'phone', 'cloud'] as const;

/** One of {@link LAMPS}. */
export type LampId = (typeof LAMPS)[number];

/** What a lamp that breaks the chain says. Each has one sentence in app/words with what to do. */
export type BrokenWord =
  | 'log-stopped'
  | 'line-lost'
  | 'trouble'
  | 'silent'
  | 'conflict'
  | 'limited'
  | 'no-power'
  | 'other-car'
  | 'not-connected'
  | 'unreachable'
  | 'reading-failed'
  | 'no-phone'
  | 'not-allowed'
  | 'no-app'
  | 'no-adb'
  | 'which-phone'
  | 'not-usable';

/** What a lamp says, as a closed word. `earlier`, `old`: what the car said was for another vehicle, or is too old to count. */
export type LampWord =
  BrokenWord | 'ready' | 'none' | 'found' | 'open' | 'working' | 'not-asked' | 'answers' | 'connected' | 'app-runs' | 'earlier' | 'old';

type CalmWord = Exclude<LampWord, BrokenWord | 'answers' | 'earlier' | 'old'>;
type BrokenElsewhere = Exclude<BrokenWord, 'silent' | 'conflict' | 'limited' | 'no-power'>;

/** The lamp of the car: whatever it says about a car carries the vehicle and the moment that it was said for. */
type CarLamp =
  | { readonly id: 'car'; readonly tone: 'on'; readonly word: 'answers'; readonly said: CarStatement }
  | { readonly id: 'car'; readonly tone: 'dark'; readonly word: 'earlier' | 'old'; readonly said: CarStatement }
  | { readonly id: 'car'; readonly tone: 'bad'; readonly word: Exclude<CarStatement['word'], 'answers'>; readonly said: CarStatement }
  | { readonly id: 'car'; readonly tone: 'dark' | 'busy'; readonly word: 'not-asked' | 'working' };

/** The other lamps: they are about this computer, the adapter, the phone in work and the bridge. */
type OtherLamp =
  | { readonly id: Exclude<LampId, 'car'>; readonly tone: 'on' | 'dark' | 'busy'; readonly word: CalmWord }
  | { readonly id: Exclude<LampId, 'car'>; readonly tone: 'bad'; readonly word: BrokenElsewhere };

/** One lamp. `dark`: nothing was asked; `busy`: it is being found out; `bad` breaks the chain. */
export type Lamp = CarLamp | OtherLamp;

/** A lamp that breaks the chain. */
export type BrokenLamp = Extract<Lamp, { readonly tone: 'bad' }>;

/** All lamps, and the first one that is bad. */
export type Chain = { readonly lamps: readonly Lamp[]; readonly broken: BrokenLamp | null };

/** What the chain is made from. `line`: does the console answer this screen? Null parts are not known yet. */
export type ChainFacts = {
  readonly line: 'up' | 'lost';
  readonly logProblem: LogProblem | null;
  readonly link: LinkView | null;
  readonly bridge: (BridgeState & { readonly cable?: CableView }) | null;
  readonly job: JobView | null;
  /** This moment, UTC ms of this computer's clock: what a car said grows old. */
  readonly now: number;
};

const lamp = (id: OtherLamp['id'], tone: 'on' | 'dark' | 'busy', word: CalmWord): Lamp => ({ id, tone, word });
const bad = (id: OtherLamp['id'], word: BrokenElsewhere): Lamp => ({ id, tone: 'bad', word });

/** Makes the chain. Pure and total. */
export function chainOf(facts: ChainFacts): Chain {
  const lamps = [desktop(facts), adapter(facts.link), car(facts), ...cable(facts), phone(facts), cloud(facts)];
  return { lamps, broken: lamps.find(isBroken) ?? null };
}

/** Does this lamp break the chain? */
export const isBroken = (one: Lamp): one is BrokenLamp => one.tone === 'bad';

function desktop({ line, logProblem }: ChainFacts): Lamp {
  if (line === 'lost') return bad('desktop', 'line-lost');
  return logProblem === null ? lamp('desktop', 'on', 'ready') : bad('desktop', 'log-stopped');
}

/** A person's own doing, or a question that came too early, says nothing about the adapter. */
const HARMLESS: ReadonlySet<LinkProblemCode> = new Set(['cancelled', 'busy']);

function adapter(link: LinkView | null): Lamp {
  if (link === null) return lamp('adapter', 'dark', 'not-asked');
  if (link.activity.name !== 'idle') return lamp('adapter', 'busy', 'working');
  if (link.problem !== null && !HARMLESS.has(link.problem.code)) return bad('adapter', 'trouble');
  if (link.last !== null && isNoAdapter(link)) return bad('adapter', 'trouble');
  if (link.open) return lamp('adapter', 'on', 'open');
  return link.adapters.some((one) => one.unusable === null) ? lamp('adapter', 'dark', 'found') : lamp('adapter', 'dark', 'none');
}

/** Was something found at the port that does not behave like an adapter? */
function isNoAdapter({ facts }: LinkView): boolean {
  const state = facts?.states.adapter ?? 'unknown';
  return state !== 'answers' && state !== 'unknown';
}

/** What the last read says counts while the port it was made through is held open, for the vehicle it was made for, and for a while. */
function car({ link, job, now }: ChainFacts): Lamp {
  if (link?.activity.name === 'reading') return { id: 'car', tone: 'busy', word: 'working' };
  const last = link === null || !link.open || link.last?.adapter !== link.chosen ? null : link.last;
  const vin = job?.vin ?? null;
  const said = last === null ? null : carStatement(last, vin);
  if (last === null || said === null) return { id: 'car', tone: 'dark', word: 'not-asked' };
  const standing = standingOf(last, vin, now);
  if (standing !== 'counts') return { id: 'car', tone: 'dark', word: standing, said };
  return said.word === 'answers' ? { id: 'car', tone: 'on', word: said.word, said } : { id: 'car', tone: 'bad', word: said.word, said };
}

/** What the lamp of the cable says of each word; the word's own sentence is in app/words (`phoneCable`). */
const OF_CABLE: Readonly<Record<CableWord, Lamp>> = {
  off: bad('cable', 'not-usable'),
  looking: lamp('cable', 'busy', 'working'),
  'no-adb': bad('cable', 'no-adb'),
  'not-started': bad('cable', 'no-adb'),
  'no-phone': bad('cable', 'no-phone'),
  'chosen-away': bad('cable', 'no-phone'),
  'which-phone': bad('cable', 'which-phone'),
  alike: bad('cable', 'which-phone'),
  'no-permission': bad('cable', 'not-allowed'),
  unauthorised: bad('cable', 'not-allowed'),
  starting: lamp('cable', 'busy', 'working'),
  offline: bad('cable', 'not-usable'),
  'other-mode': bad('cable', 'not-usable'),
  'no-forward': bad('cable', 'not-usable'),
  'no-app': bad('cable', 'no-app'),
  ready: lamp('cable', 'on', 'app-runs'),
};

/** No lamp where the bridge is not on the cable. */
function cable({ bridge }: ChainFacts): readonly Lamp[] {
  const view = bridge?.cable;
  return view?.used === true ? [OF_CABLE[view.word]] : [];
}

function phone({ job, bridge }: ChainFacts): Lamp {
  if (job === null || job.vin === null || bridge?.name !== 'ready') return lamp('phone', 'dark', 'not-asked');
  if (job.connection === null) return job.stage === null ? lamp('phone', 'dark', 'not-asked') : lamp('phone', 'busy', 'working');
  if (!job.connection.connected) return bad('phone', 'not-connected');
  const said = job.evidence.find((one) => one.source === 'phone connection');
  return said !== undefined && !said.agrees ? bad('phone', 'other-car') : lamp('phone', 'on', 'connected');
}

function cloud({ bridge, job }: ChainFacts): Lamp {
  if (bridge === null || bridge.name === 'off') return lamp('cloud', 'dark', 'not-asked');
  if (bridge.name === 'connecting') return lamp('cloud', 'busy', 'working');
  if (bridge.name !== 'ready') return bad('cloud', 'unreachable');
  // A refused activation was answered: only a reading that failed says something about the way to PIMS.
  const unread = job?.problem?.kind === 'pims' && job.problem.method === 'get';
  return unread ? bad('cloud', 'reading-failed') : lamp('cloud', 'on', 'connected');
}
