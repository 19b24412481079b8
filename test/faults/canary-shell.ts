/** `carkey serve` in a place of its own, where everything that it may write ends up below one folder, and a page's session at it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Payload, MethodName, Outputs } from '../../app/contract/console.ts';
import { goodHeaders, rawRequest, requestText, signIn } from '../flow/shells/raw-http.ts';

const CARKEY = join(import.meta.dirname, '../../main/shells/cli/carkey.mjs');

/** The place: home, temporary folder, working folder and data folder are all below `root`. */
export type Place = { readonly root: string; readonly dataDir: string; readonly more: readonly string[]; readonly env: NodeJS.ProcessEnv };

/** Makes one. `more`: arguments for Node. */
export function placeIn(root: string, more: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Place {
  for (const name of ['home', 'tmp', 'cwd', 'data', 'asked for']) mkdirSync(join(root, name), { recursive: true });
  const homes = {
    HOME: join(root, 'home'),
    TMPDIR: join(root, 'tmp'),
    XDG_CONFIG_HOME: join(root, 'home'),
    XDG_CACHE_HOME: join(root, 'home'),
  };
  return { root, dataDir: join(root, 'data'), more, env: { ...process.env, ...homes, NODE_DISABLE_COMPILE_CACHE: '1', ...env } };
}

/** Keeps a text or bytes as something that was written. */
export function keep({ root }: Place, name: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), content);
}

/** Keeps the data folder as it is now, with what a later end would clear away: the write-ahead log, files that are only there for a while. */
export function keepFolder({ root, dataDir }: Place, name: string): void {
  cpSync(dataDir, join(root, name), { recursive: true });
}

/** Runs a command to its end; what it says is kept under `name`. */
export function runCli(place: Place, name: string, args: readonly string[]): void {
  const { stdout, stderr } = spawnSync(process.execPath, [...place.more, CARKEY, ...args, '--data', place.dataDir], {
    cwd: join(place.root, 'cwd'),
    env: place.env,
    input: '',
  });
  keep(place, name, stdout);
  keep(place, `${name} errors`, stderr);
}

/** What others on this computer see of a process. */
function seenOutside(pid: number | undefined): string {
  return ['cmdline', 'environ']
    .map((name) => `/proc/${pid ?? 0}/${name}`)
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'latin1'))
    .join('\n');
}

/** A served console. */
export type Shell = {
  /** The session of the page and the code that it was traded for. */
  readonly session: string;
  readonly code: string;
  /** What was refused so far, and why. */
  readonly refusals: readonly string[];
  /** Sends one message; null when it is refused. */
  call<M extends MethodName>(method: M, input: Payload<M>): Promise<Outputs[M] | null>;
  /** Sends what is no message. */
  callAnything(method: string, input: object): Promise<void>;
  end(signal: NodeJS.Signals): Promise<void>;
};

/** Serves. What the process prints and what is seen of it outside are kept when it ends. */
export async function serveAt(place: Place, name: string): Promise<Shell> {
  const child = spawn(process.execPath, [...place.more, CARKEY, 'serve', '--data', place.dataDir], {
    cwd: join(place.root, 'cwd'),
    env: place.env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const endNow = () => child.kill('SIGKILL');
  process.once('exit', endNow);
  child.once('close', () => process.off('exit', endNow));
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => output.push(part));
  const url = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([line]) => line as string),
    once(child, 'close').then(() => Promise.reject(new Error(`nothing is served: ${Buffer.concat(output).toString('utf8')}`))),
  ]);
  const port = Number(new URL(url).port);
  const session = await signIn(url);
  const refusals: string[] = [];
  const send = async (method: string, input: object): Promise<unknown> => {
    const body = JSON.stringify({ method, input });
    const answer = await rawRequest(port, requestText('POST', '/api/call', goodHeaders(port, session), body));
    const reply = JSON.parse(answer.body) as { readonly ok: boolean; readonly value?: unknown; readonly error?: unknown };
    if (!reply.ok) refusals.push(`${method}: ${JSON.stringify(reply.error)}`);
    return reply.ok ? (reply.value ?? null) : null;
  };
  return {
    session,
    refusals,
    code: new URLSearchParams(new URL(url).hash.slice(1)).get('code') ?? '',
    call: async <M extends MethodName>(method: M, input: Payload<M>) => (await send(method, input)) as Outputs[M] | null,
    callAnything: async (method, input) => {
      await send(method, input);
    },
    async end(signal) {
      keep(place, `${name}/process`, seenOutside(child.pid));
      const gone = once(child, 'close');
      child.kill(signal);
      await gone;
      keep(place, `${name}/output`, Buffer.concat(output));
    },
  };
}
