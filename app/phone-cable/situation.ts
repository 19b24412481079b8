/** From what is known of the cable to one closed word, what to do next, and the view of it. Pure. */
import type { UsbAddress } from './address.ts';
import { isOnCable, type PhoneSeen, type PhoneState } from './devices.ts';

/**
 * How the cable stands, from the computer to the app. `no-adb`: the program is not on this computer; `not-started`: it is, and its server
 * does not answer. `chosen-away`: a person chose another phone than those that are there. `alike`: two phones that may be meant have one
 * serial, as cheap ones do. `ready`: the bridge app listens.
 */
export const CABLE_WORDS = [
  'off',
  'looking',
  'no-adb',
  'not-started',
  'no-phone',
  'chosen-away',
  'which-phone',
  'alike',
  'no-permission',
  'unauthorised',
  'starting',
  'offline',
  'other-mode',
  'no-forward',
  'no-app',
  'ready',
] as const;

/** One of {@link CABLE_WORDS}. */
export type CableWord = (typeof CABLE_WORDS)[number];

/** What a person does next. `wait`: nothing, it is being found out. */
export const CABLE_NEXTS = [
  'switch-on',
  'wait',
  'install-adb',
  'start-adb',
  'plug',
  'choose',
  'unplug-one',
  'permit',
  'allow-on-phone',
  'replug',
  'restart-phone',
  'open-app',
  'none',
] as const;

/** One of {@link CABLE_NEXTS}. */
export type CableNext = (typeof CABLE_NEXTS)[number];

const NEXTS: Readonly<Record<CableWord, CableNext>> = {
  off: 'switch-on',
  looking: 'wait',
  'no-adb': 'install-adb',
  'not-started': 'start-adb',
  'no-phone': 'plug',
  'chosen-away': 'choose',
  'which-phone': 'choose',
  alike: 'unplug-one',
  'no-permission': 'permit',
  unauthorised: 'allow-on-phone',
  starting: 'wait',
  offline: 'replug',
  'other-mode': 'restart-phone',
  'no-forward': 'replug',
  'no-app': 'open-app',
  ready: 'none',
};

/** What to do about a word. */
export const nextOf = (word: CableWord): CableNext => NEXTS[word];

/**
 * What is known. `server`: does the adb server answer? `adb`: was the program found; null where nobody looked. `way`: what became of
 * forwarding the port of the phone that is meant, null while nobody has tried. `chosen`: the serial that a person chose in this run. `inUse`: the server's
 * number of the phone that the way is open to.
 */
export type CableFacts = {
  readonly use: 'off' | 'on';
  readonly server: 'unknown' | 'answers' | 'silent';
  readonly adb: boolean | null;
  readonly phones: readonly PhoneSeen[];
  readonly wanted: UsbAddress | null;
  readonly chosen: string | null;
  readonly way: null | 'no-forward' | 'no-app' | 'open';
  readonly inUse: string | null;
};

/** The cable as people see it. `used`: the bridge goes through it. `phone`: the one that is meant. */
export type CableView = {
  readonly word: CableWord;
  readonly next: CableNext;
  readonly used: boolean;
  readonly phones: readonly { readonly serial: string; readonly model: string | null; readonly state: PhoneState }[];
  readonly phone: string | null;
};

/** Which phones may be meant: the named one, wherever adb has it, else those on a cable. */
function candidates({ phones, wanted }: CableFacts): readonly PhoneSeen[] {
  const named = wanted?.serial ?? null;
  return named === null ? phones.filter(isOnCable) : phones.filter(({ serial }) => serial === named);
}

/** Those of them that a person's choice leaves. A choice stands until another: no phone takes the place of the chosen one by itself. */
function choices(facts: CableFacts): readonly PhoneSeen[] {
  const list = candidates(facts);
  const isChosen = facts.wanted?.serial === null && facts.chosen !== null;
  return isChosen ? list.filter(({ serial }) => serial === facts.chosen) : list;
}

/** The phone that is meant: the only one, or of several the one in use, so that one that is plugged in to be charged ends nothing. */
export function phoneMeant(facts: CableFacts): PhoneSeen | null {
  const list = choices(facts);
  if (list.length === 1) return list[0] ?? null;
  return list.find(({ transport }) => transport !== null && transport === facts.inUse) ?? null;
}

const WORD_OF_STATE: Readonly<Record<Exclude<PhoneState, 'authorised'>, CableWord>> = {
  unauthorised: 'unauthorised',
  starting: 'starting',
  offline: 'offline',
  'no-permission': 'no-permission',
  'other-mode': 'other-mode',
};

/** The word. Total: what is nearer to the computer comes first. */
export function wordOf(facts: CableFacts): CableWord {
  if (facts.use === 'off') return 'off';
  if (facts.server === 'unknown') return 'looking';
  if (facts.server === 'silent') return facts.adb === null ? 'looking' : facts.adb ? 'not-started' : 'no-adb';
  const meant = phoneMeant(facts);
  if (meant === null) return absent(facts);
  if (meant.state !== 'authorised') return WORD_OF_STATE[meant.state];
  if (facts.way === null) return facts.wanted === null ? 'ready' : 'looking';
  return facts.way === 'open' ? 'ready' : facts.way;
}

function absent(facts: CableFacts): CableWord {
  if (candidates(facts).length === 0) return 'no-phone';
  const list = choices(facts);
  if (list.length === 0) return 'chosen-away';
  return new Set(list.map(({ serial }) => serial)).size === 1 ? 'alike' : 'which-phone';
}

/** The view. */
export function cableView(facts: CableFacts): CableView {
  const word = wordOf(facts);
  return {
    word,
    next: nextOf(word),
    used: facts.wanted !== null,
    phones: facts.phones
      .filter((one) => isOnCable(one) || one.serial === facts.wanted?.serial)
      .map(({ serial, model, state }) => ({ serial, model, state })),
    phone: phoneMeant(facts)?.serial ?? null,
  };
}
