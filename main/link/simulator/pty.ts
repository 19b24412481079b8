/**
 * A pseudo-terminal in front of a simulated adapter, so that it is met as a serial port. `script` of util-linux makes the terminal: it is
 * part of every Linux distribution, and needs no native code of our own. A terminal has no speed: any is right.
 */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { fail, ok, type Result } from '../../../app/base/index.ts';

/** A serial port that a simulated adapter is connected to. */
export type Pty = {
  /** Device path. */
  readonly path: string;
  /** Pulls the plug: the device vanishes. */
  readonly unplug: () => Promise<void>;
};

type Script = ChildProcessByStdio<Writable, Readable, null>;

/** Raw, so that bytes pass as they are; the path; then only the terminal's own end ends it. */
const HOLD = 'stty raw -echo && tty && exec sleep 2147483647';
const START_MS = 5_000;

/** Makes a terminal and connects it to the adapter that listens on `port` of the loopback interface. Linux only. */
export async function openPty({ port }: { readonly port: number }): Promise<Result<Pty, string>> {
  if (process.platform !== 'linux') return fail('A simulated serial port needs Linux; use the network address of the adapter.');
  const script = spawn('script', ['-q', '-f', '-e', '-c', HOLD, '/dev/null'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const path = await pathOf(script);
  if (path === null) {
    script.kill('SIGKILL');
    return fail('No pseudo-terminal could be made; is "script" of util-linux installed?');
  }
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  relay(script, socket);
  return ok({ path, unplug: () => end(script, socket) });
}

/** The first line is the path; null when none comes. */
function pathOf(script: Script): Promise<string | null> {
  return new Promise((resolve) => {
    let text = '';
    const limit = setTimeout(() => resolve(null), START_MS);
    const settle = (path: string | null): void => {
      clearTimeout(limit);
      script.stdout.off('data', listen);
      resolve(path);
    };
    const listen = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      const path = /(\/dev\/\S+)\s*\n/.exec(text)?.[1];
      if (path !== undefined) settle(path);
    };
    script.stdout.on('data', listen);
    script.once('error', () => settle(null));
    script.once('exit', () => settle(null));
  });
}

/** The adapter that goes away takes the port with it, like a cable that is pulled. */
function relay(script: Script, socket: Socket): void {
  script.stdin.on('error', () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.on('close', () => script.kill('SIGKILL'));
  script.on('exit', () => socket.destroy());
  script.stdout.on('data', (chunk: Buffer) => socket.write(chunk));
  socket.on('data', (chunk: Buffer) => script.stdin.write(chunk));
}

function end(script: Script, socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (script.exitCode !== null || script.signalCode !== null) resolve();
    else script.once('exit', () => resolve());
    socket.destroy();
    script.kill('SIGKILL');
  });
}
