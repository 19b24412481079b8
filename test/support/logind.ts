/** A logind and a screen saver on a private message bus that stands for both of a computer's: they say what real ones say of a locked screen. */
import { rmSync } from 'node:fs';
import { interface as service, sessionBus, type MessageBus } from 'dbus-next';
import { startBus } from './bluez.ts';

/** logind's row of a session: id, user, name, seat, path. */
type Row = readonly [string, number, string, string, string];
const PATH = '/org/freedesktop/login1/session/';

class Manager extends service.Interface {
  readonly #rows: readonly Row[];
  asked = 0;
  constructor(rows: readonly Row[]) {
    super('org.freedesktop.login1.Manager');
    this.#rows = rows;
  }
  ListSessions(): readonly Row[] {
    this.asked += 1;
    return this.#rows;
  }
}
Manager.configureMembers({ methods: { ListSessions: { outSignature: 'a(susso)' } } });

class Session extends service.Interface {
  LockedHint = false;
  Active = true;
  constructor() {
    super('org.freedesktop.login1.Session');
  }
  Lock(): void {
    return undefined;
  }
}
Session.configureMembers({
  properties: { LockedHint: { signature: 'b', access: 'read' }, Active: { signature: 'b', access: 'read' } },
  signals: { Lock: { signature: '' } },
});

class Saver extends service.Interface {
  constructor() {
    super('org.freedesktop.ScreenSaver');
  }
  ActiveChanged(on: boolean): boolean {
    return on;
  }
}
Saver.configureMembers({ signals: { ActiveChanged: { signature: 'b' } } });

/** A running double: each of its deeds is a signal. `session`: number of the session. */
export type Logind = {
  /** Address of its bus. */
  readonly address: string;
  /** How often the list of sessions was asked for. */
  asked(): number;
  saver(on: boolean): void;
  lock(session: string): void;
  hint(session: string, change: { readonly LockedHint?: boolean; readonly Active?: boolean }): void;
  stop(): Promise<void>;
};

/** Starts one; `sessions`: user by number of the session. */
export async function startLogind(sessions: Readonly<Record<string, number>>): Promise<Logind> {
  const { daemon, address, folder } = await startBus();
  const bus: MessageBus = sessionBus({ busAddress: address });
  // The bus ends under the double when a test stops it.
  bus.on('error', () => undefined);
  await bus.requestName('org.freedesktop.login1', 0);
  const rows = Object.entries(sessions).map(([id, user]): Row => [id, user, 'somebody', 'seat0', `${PATH}_${id}`]);
  const manager = new Manager(rows);
  bus.export('/org/freedesktop/login1', manager);
  const saver = new Saver();
  bus.export('/org/freedesktop/ScreenSaver', saver);
  const all = new Map(Object.keys(sessions).map((id) => [id, new Session()] as const));
  all.forEach((session, id) => bus.export(`${PATH}_${id}`, session));
  const of = (id: string): Session => {
    const session = all.get(id);
    if (session === undefined) throw new Error(`no session ${id}`);
    return session;
  };
  return {
    address,
    asked: () => manager.asked,
    saver: (on) => void saver.ActiveChanged(on),
    lock: (id) => of(id).Lock(),
    hint: (id, change) => Session.emitPropertiesChanged(of(id), change, []),
    async stop() {
      const ended = new Promise((resolve) => daemon.once('exit', resolve));
      daemon.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
