/** A locked screen locks the web shell's session on Linux, in a real process on a message bus of its own. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Payload, MethodName, Reply } from '../../../app/contract/console.ts';
import { call, started, temporaryFolder } from '../../support/console.ts';
import { startLogind, type Logind } from '../../support/logind.ts';
import { line, start } from './processes.ts';
import { goodHeaders, rawRequest, requestText, signIn } from './raw-http.ts';

const [NAME, PIN] = ['Ada', '7402915'];

let folder: ReturnType<typeof temporaryFolder>;
let logind: Logind;
beforeEach(async () => {
  folder = temporaryFolder();
  const own = process.getuid?.() ?? -1;
  logind = await startLogind({ 1: own, 2: own + 1 });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await logind.stop();
  folder.remove();
});

async function withAccount(): Promise<void> {
  const console = await started({ dataDir: folder.path });
  await call(console, 'settings.change', { mode: 'live' });
  await call(console, 'operators.first', { name: NAME, pin: PIN });
  await console.stop();
}

test.runIf(process.platform === 'linux')(
  'the session is locked with the screen of its user, and the shell still ends when it is told to',
  async () => {
    await withAccount();
    for (const bus of ['SESSION', 'SYSTEM']) vi.stubEnv(`DBUS_${bus}_BUS_ADDRESS`, logind.address);
    const running = start(['serve', '--data', folder.path]);
    const [url = ''] = await line(running, /http:\/\/127\.0\.0\.1:\S+/);
    const [token, port] = [await signIn(url), Number(new URL(url).port)];
    const ask = async <M extends MethodName>(method: M, input: Payload<M>): Promise<Reply<M>> => {
      const text = requestText('POST', '/api/call', goodHeaders(port, token), JSON.stringify({ method, input }));
      return JSON.parse((await rawRequest(port, text)).body) as Reply<M>;
    };
    const isLocked = async (): Promise<boolean> => {
      const told = await ask('operators.get', {});
      return told.ok && told.value.session?.locked === true;
    };
    expect(await ask('operators.signIn', { name: NAME, pin: PIN })).toMatchObject({ ok: true });
    // Somebody else's session locks nothing; that it was heard shows in the question whose it is.
    await expect
      .poll(() => {
        logind.lock('2');
        return logind.asked();
      })
      .toBeGreaterThan(0);
    expect(await isLocked()).toBe(false);
    logind.lock('1');
    await expect.poll(isLocked).toBe(true);
    running.child.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
  },
);
