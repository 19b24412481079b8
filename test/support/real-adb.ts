/** A real adb server of this computer, on a port and in a home folder of its own, so that nothing of the user's is touched. */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { answers } from '../../main/phone-cable/adb-server.ts';
import { findAdb } from './find-adb.ts';

/** The program, or null where it is not installed. */
export const ADB = findAdb();

/** The server. */
export type RealAdb = {
  readonly port: number;
  /** Runs the program against this server, and answers what it prints. */
  adb(...words: readonly string[]): Promise<string>;
  stop(): Promise<void>;
};

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Starts one. */
export async function realAdb(): Promise<RealAdb> {
  if (ADB === null) throw new Error('no adb here');
  const program = ADB;
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), 'carkey-adb-'));
  const env = { ...process.env, HOME: home, ANDROID_ADB_SERVER_PORT: String(port), ADB_MDNS: '0', TMPDIR: home };
  const child = spawn(program, ['-P', String(port), 'nodaemon', 'server'], { env, stdio: 'ignore' });
  const adb = async (...words: readonly string[]) => (await promisify(execFile)(program, ['-P', String(port), ...words], { env })).stdout;
  // A client that comes too early would start a server of its own.
  while (!(await answers(port))) if (child.exitCode !== null) throw new Error('the adb server did not start');
  return {
    port,
    adb,
    async stop() {
      const ended = once(child, 'exit');
      if (child.exitCode === null && child.signalCode === null) {
        child.kill();
        await ended;
      }
      rmSync(home, { recursive: true, force: true });
    },
  };
}
