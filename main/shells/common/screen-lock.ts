/**
 * A locked screen on Linux, which neither Electron nor Node tells there. Two buses do: the session's own (screen savers), and the system's, where logind
 * keeps the sessions of every user. Who is on neither locks nothing: a computer without them has the time of the settings.
 */
import type * as Dbus from 'dbus-next';
import type { Message, MessageBus } from 'dbus-next';

const LOGIND = 'org.freedesktop.login1';
const SESSION = `${LOGIND}.Session`;
const PROPERTIES = 'org.freedesktop.DBus.Properties';

/** freedesktop's name, KDE's too, and those of desktops that have their own. Each says `ActiveChanged` with one boolean. */
const SAVERS: readonly string[] = ['freedesktop', 'gnome', 'cinnamon', 'mate', 'xfce'].map((desktop) => `org.${desktop}.ScreenSaver`);

const SAVER_RULES = SAVERS.map((name) => `type='signal',interface='${name}',member='ActiveChanged'`);
const LOGIND_RULES = [
  `type='signal',sender='${LOGIND}',interface='${SESSION}',member='Lock'`,
  `type='signal',sender='${LOGIND}',interface='${PROPERTIES}',member='PropertiesChanged',arg0='${SESSION}'`,
];

type Library = typeof Dbus;
type Signal = Pick<Message, 'interface' | 'member' | 'body'>;

/** Does a signal of the session's bus say that the screen is locked? */
function saysSaverOn({ interface: from, member, body }: Signal): boolean {
  return SAVERS.includes(from) && member === 'ActiveChanged' && body[0] === true;
}

/** Does logind say of a session that it is locked, or that another one has the screen? */
function saysSessionLeft({ interface: from, member, body }: Signal): boolean {
  if (from === SESSION) return member === 'Lock';
  if (from !== PROPERTIES || member !== 'PropertiesChanged' || body[0] !== SESSION) return false;
  return valueOf(body[1], 'LockedHint') === true || valueOf(body[1], 'Active') === false;
}

function valueOf(changed: unknown, name: string): unknown {
  if (typeof changed !== 'object' || changed === null) return undefined;
  const variant = (changed as Readonly<Record<string, unknown>>)[name];
  return typeof variant === 'object' && variant !== null && 'value' in variant ? variant.value : undefined;
}

/** What hearing needs. `uid`: the user whose sessions count. `onFault`: a bus that is not there, or ends. `ended`: when to leave the buses. */
type Parts = {
  readonly uid: number;
  readonly lock: () => void;
  readonly onFault: (fault: unknown) => void;
  readonly ended?: AbortSignal;
};

/** Hears until `ended`, or as long as the program runs. Never throws. */
export async function watchScreenLock(parts: Parts): Promise<void> {
  try {
    await hear(await import('dbus-next'), parts);
  } catch (fault) {
    parts.onFault(fault);
  }
}

async function hear(dbus: Library, parts: Parts): Promise<void> {
  const saver = listen(
    dbus,
    () => dbus.sessionBus(),
    SAVER_RULES,
    parts,
    (_bus, signal) => {
      if (saysSaverOn(signal)) parts.lock();
    },
  );
  const logind = listen(
    dbus,
    () => dbus.systemBus(),
    LOGIND_RULES,
    parts,
    (bus, signal) => {
      if (saysSessionLeft(signal)) void ifOurs(dbus, bus, signal.path, parts);
    },
  );
  await Promise.all([saver, logind]);
}

async function listen(
  { Message: Call }: Library,
  connect: () => MessageBus,
  rules: readonly string[],
  { onFault, ended }: Parts,
  heard: (bus: MessageBus, signal: Message) => void,
): Promise<void> {
  try {
    const bus = connect();
    // Before anything is asked: a bus that is not there says so by an event, and a call to it never settles.
    const gone = new Promise<void>((resolve) => {
      bus.on('error', (fault) => {
        onFault(fault);
        resolve();
      });
    });
    bus.on('message', (signal) => heard(bus, signal));
    // A connection that is left open keeps the process.
    if (ended?.aborted === true) bus.disconnect();
    ended?.addEventListener('abort', () => bus.disconnect(), { once: true });
    const own = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
    const asked = rules.map((rule) => bus.call(new Call({ ...own, member: 'AddMatch', signature: 's', body: [rule] })));
    await Promise.race([gone, Promise.all(asked)]);
  } catch (fault) {
    onFault(fault);
  }
}

/** Locks when the session belongs to this user; also when logind cannot say: a lock too many costs a PIN. */
async function ifOurs({ Message: Call }: Library, bus: MessageBus, path: string, { uid, lock, onFault }: Parts): Promise<void> {
  const manager = { destination: LOGIND, path: '/org/freedesktop/login1', interface: `${LOGIND}.Manager` };
  try {
    const answer = await bus.call(new Call({ ...manager, member: 'ListSessions' }));
    const owner = ownerOf(answer?.body[0], path);
    if (owner === null || owner === uid) lock();
  } catch (fault) {
    onFault(fault);
    lock();
  }
}

/** The user of a session in logind's list, rows of (id, user, name, seat, path); null: not in it. */
function ownerOf(sessions: unknown, path: string): number | null {
  if (!Array.isArray(sessions)) return null;
  const row: unknown = sessions.find((one: unknown) => Array.isArray(one) && one[4] === path);
  const user: unknown = Array.isArray(row) ? row[1] : null;
  return typeof user === 'number' ? user : null;
}
