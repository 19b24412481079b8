/**
 * What an adb server lists (`host:track-devices-l`): one device a line, its serial, its state, and `key:value` words. Source: the protocol
 * notes of adb (SERVICES.TXT, OVERVIEW.TXT) and the answers of version 29.0.6.
 */

/** What a phone on the list may be. `other-mode`: recovery, bootloader and the like, where no app runs. */
export const PHONE_STATES = ['authorised', 'unauthorised', 'starting', 'offline', 'no-permission', 'other-mode'] as const;

/** One of {@link PHONE_STATES}. */
export type PhoneState = (typeof PHONE_STATES)[number];

/** One phone. `serial` as adb prints it; `model` with blanks, null where the phone does not tell yet; `transport`: the server's own number. */
export type PhoneSeen = {
  readonly serial: string;
  readonly state: PhoneState;
  readonly model: string | null;
  readonly transport: string | null;
};

const STATES: Readonly<Record<string, PhoneState>> = {
  device: 'authorised',
  unauthorized: 'unauthorised',
  authorizing: 'starting',
  connecting: 'starting',
  offline: 'offline',
  detached: 'offline',
};

/** Most phones of one list: a hub has fewer, and a server that lists more is none. */
const MOST = 32;

/** What a phone or a server calls something: letters and signs of ASCII, so that no terminal and no screen obeys it. */
const NAME = '[\\x21-\\x7e]';
const SERIAL = new RegExp(`^(?<serial>${NAME}{1,100})\\s+(?<rest>\\S.*)$`);
const MODEL = new RegExp(`(?:^|\\s)model:(${NAME}{1,60})(?:\\s|$)`);

/** Reads a list. Lines that are none are passed over; a state that this program does not know is another mode. */
export function parseDeviceList(text: string): readonly PhoneSeen[] {
  return text
    .split('\n')
    .flatMap((line) => phoneOf(line.trim()))
    .slice(0, MOST);
}

function phoneOf(line: string): readonly PhoneSeen[] {
  const found = SERIAL.exec(line)?.groups as { serial: string; rest: string } | undefined;
  if (found === undefined) return [];
  const { serial, rest } = found;
  const transport = /(?:^|\s)transport_id:(\d{1,18})(?:\s|$)/.exec(rest)?.[1] ?? null;
  const model = MODEL.exec(rest)?.[1]?.replaceAll('_', ' ') ?? null;
  return [{ serial, state: stateOf(rest), model, transport }];
}

function stateOf(rest: string): PhoneState {
  if (rest.startsWith('no permissions')) return 'no-permission';
  const [word = ''] = rest.split(/\s/);
  return Object.hasOwn(STATES, word) ? (STATES[word] ?? 'other-mode') : 'other-mode';
}

/** Is it on a cable? What adb reaches over the network, and an emulator, is on none. */
export function isOnCable({ serial }: Pick<PhoneSeen, 'serial'>): boolean {
  return !/^emulator-\d+$/.test(serial) && !/:\d{1,5}$/.test(serial) && !/\._tcp\.?$/i.test(serial);
}
