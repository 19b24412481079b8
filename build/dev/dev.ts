/**
 * `npm run dev [-- --port N --data DIR]`: the screens with hot reload, in front of a console that runs from source and starts anew when a file of
 * `main/` or `app/` is saved. The data folder is `.dev/data`, in practice mode until its settings say otherwise. Enter prints a new address,
 * Ctrl-C ends everything.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createSocket, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createServer, type ViteDevServer } from 'vite';
import { ConsoleProcess } from './console-process.ts';
import { development, NEW_CODE, toWebShell } from './vite-plugin.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** The usual port of Vite; the next free one where it is taken. */
const PORT = 5173;
/** What the web shell answers. Not all of /api: the server shows the sources of the screens, and renderer/api is a folder of them. */
const CALLS = '^/api/[a-z]+$';
/** An editor saves a file in several steps, and several files at once, ms. */
const SETTLE_MS = 100;

const say = (text: string) => process.stdout.write(`dev: ${text}\n`);

/** A port that is free now. The console keeps it over its restarts, so the proxy need not learn another one. */
async function freePort(): Promise<number> {
  const socket = createSocket().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address() as AddressInfo;
  socket.close();
  await once(socket, 'close');
  return port;
}

/** Calls `act` once things have been quiet for a moment. */
function settled(act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, SETTLE_MS);
  };
}

/** Listens on the port that is wanted, else on any free one; resolves to it. */
async function listenOn(server: Server, port: number): Promise<number> {
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  return free ? (server.address() as AddressInfo).port : listenOn(server, 0);
}

/**
 * The development server on a server of ours: on one of its own it would end this process itself, at once, and the console in the middle of an entry.
 */
async function startScreens(
  shellPort: number,
  sourceChanged: () => void,
): Promise<{ readonly server: Server; readonly screens: ViteDevServer }> {
  const server = createHttpServer();
  const screens = await createServer({
    configFile: join(ROOT, 'renderer', 'vite.config.ts'),
    cacheDir: join(ROOT, '.dev', 'vite'),
    clearScreen: false,
    plugins: [development({ root: ROOT, nonce: randomBytes(16).toString('base64'), sourceChanged })],
    server: { middlewareMode: true, ws: { server }, proxy: { [CALLS]: toWebShell(shellPort) } },
  });
  // Asked for each time: a changed configuration gives it others.
  server.on('request', (request, response) => screens.middlewares(request, response));
  return { server, screens };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' }, data: { type: 'string' } } });
  const dataDir = resolve(values.data ?? join(ROOT, '.dev', 'data'));
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const shellPort = await freePort();
  const console = new ConsoleProcess({ dataDir, port: shellPort, served: (url) => served(url) });
  const restart = settled(() => {
    say('a source of the console changed; it starts anew');
    void console.restart();
  });
  const { server, screens } = await startScreens(shellPort, restart);
  const port = await listenOn(server, Number(values.port ?? PORT));
  /** The code of the web shell's address, behind the address of the development server. Pages that are open trade it at once. */
  const served = (url: string) => {
    const { hash } = new URL(url);
    say(`http://127.0.0.1:${port}/${hash}`);
    screens.ws.send(NEW_CODE, { hash });
  };
  await console.restart();
  const lines = createInterface({ input: process.stdin }).on('line', () => console.newAddress());
  await new Promise<void>((end) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end());
  });
  lines.close();
  await console.stop();
  await screens.close();
  server.closeAllConnections();
  server.close();
  say('ended');
}

await main();
