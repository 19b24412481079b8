/** A console in this process whose clock the test moves on: idle time, stale PINs and long waits without waiting for them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ParsedApi } from '../../app/contract/console.ts';
import { systemClock } from '../../main/base/clock.ts';
import { startConsole } from '../../main/console/console.ts';
import { silentLogger } from '../../main/base/logger.ts';
import { startSimulator } from '../../main/pims/simulator/server.ts';
import { openConnection } from '../../main/secrets/connection.ts';
import { openSecrets } from '../../main/secrets/store.ts';
import { startWebShell } from '../../main/shells/web/server.ts';
import { realPeer } from '../support/real-peer.ts';

const RENDERER = join(import.meta.dirname, '..', '..', 'out', 'renderer');

/** The console, the address of its page, and its clock. */
export type HandClocked = {
  readonly url: string;
  readonly api: ParsedApi;
  /** Moves both clocks of the console on by `ms`, as time that passes does. */
  pass(ms: number): void;
  /** Sets the clock of its computer so far ahead, ms, negative for back, as a person does: no time passes. */
  set(aheadMs: number): void;
  stop(): Promise<void>;
};

/** Starts one in live mode, on a folder of its own; `scenario` is what its bridge plays. The bridge stands in its settings and plays a real one, so all rules of live work hold. */
export async function startHandClocked(settings: Readonly<Record<string, unknown>> = {}, scenario = 'ok'): Promise<HandClocked> {
  const dataDir = mkdtempSync(join(tmpdir(), 'carkey-hand-clock-'));
  const simulator = await startSimulator({ scenario });
  const peer = await realPeer(simulator);
  const profile = { url: peer.url, answerTimeoutMs: 2_000, activationTimeoutMs: 1_000 };
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ language: 'en', mode: 'live', profile, ...settings }));
  // As a person of the desk has confirmed it.
  openConnection(openSecrets(join(dataDir, 'secrets.json'), silentLogger)).confirm({ url: peer.url, pin: null, environment: 'Production' });
  let passed = 0;
  let ahead = 0;
  const clock = { wall: () => systemClock.wall() + passed + ahead, mono: () => systemClock.mono() + passed };
  const started = await startConsole({ dataDir, shell: 'web', clock });
  if (!started.ok) throw new Error(started.error.detail);
  const shell = await startWebShell({ api: started.value.api, rendererDir: RENDERER });
  return {
    url: shell.url,
    api: started.value.api,
    pass: (ms) => void (passed += ms),
    set: (aheadMs) => void (ahead = aheadMs),
    async stop() {
      await shell.stop();
      await started.value.stop();
      await peer.stop();
      await simulator.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
