/** A Secret Service on a private message bus that opens a session and then answers nothing more: it waits for a person who does not come. */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { interface as service, sessionBus, Variant } from 'dbus-next';
import { startBus } from './bluez.ts';

class Secrets extends service.Interface {
  asked = 0;
  constructor() {
    super('org.freedesktop.Secret.Service');
  }
  OpenSession(): readonly [Variant<Buffer>, string] {
    return [new Variant('ay', randomBytes(128)), '/org/freedesktop/secrets/session/1'];
  }
  SearchItems(): Promise<never> {
    this.asked += 1;
    return new Promise(() => undefined);
  }
}
Secrets.configureMembers({
  methods: {
    OpenSession: { inSignature: 'sv', outSignature: 'vo' },
    SearchItems: { inSignature: 'a{ss}', outSignature: 'aoao' },
  },
});

/** A running one. `address`: of its bus; `hangUp` ends it, and whoever waits is told that it went. */
export type WaitingSecrets = { readonly address: string; asked(): number; hangUp(): Promise<void> };

/** Starts one. */
export async function startWaitingSecrets(): Promise<WaitingSecrets> {
  const { daemon, address, folder } = await startBus();
  const bus = sessionBus({ busAddress: address });
  // The bus ends under it when it hangs up.
  bus.on('error', () => undefined);
  const secrets = new Secrets();
  bus.export('/org/freedesktop/secrets', secrets);
  await bus.requestName('org.freedesktop.secrets', 0);
  return {
    address,
    asked: () => secrets.asked,
    async hangUp() {
      const ended = new Promise((resolve) => daemon.once('exit', resolve));
      daemon.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
