/** `carkey start`: Electron where its program is, else the web shell in the person's browser (D1). */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { askToEnd } from '../../process/index.ts';
import { BRIDGE_HELP, BRIDGE_OPTIONS, BRIDGE_USAGE, bridgeOverride, serveWeb } from '../at-work/index.ts';
import { type Command, EXIT, failed, type Invocation, type Io, numberOf, type CommandResult, textOf, wrong } from '../command/index.ts';
import { electronProgram, ensureBuilt, hasDisplay, RENDERER_BUILD, ROOT, SHELL_BUILD } from '../terminal/index.ts';

/** Longest wait for Electron's program, ms. */
const FETCH_LIMIT_MS = 300_000;

async function run(invocation: Invocation): Promise<CommandResult> {
  const { io, values } = invocation;
  if (invocation.words.length > 0) return wrong('"carkey start" takes options only.');
  const port = numberOf(textOf(values, 'port') ?? '0', 0, 65_535);
  if (port === null) return wrong('--port takes a number from 0 to 65535.');
  const override = bridgeOverride(invocation);
  if (!override.ok) return wrong(override.error);
  const why = await whyNotElectron(invocation);
  if (why === null) return startElectron(invocation);
  const browser = values['no-browser'] !== true && hasDisplay(io);
  const how = browser ? 'the console opens in a browser' : 'open the address that follows in a browser on this computer';
  io.err(`carkey: ${why}, so ${how}.\n`);
  return serveWeb(invocation, { port, override: override.value, browser });
}

/** The reason in half a sentence, or null when Electron can show the window. Its program is fetched when only that is missing. */
async function whyNotElectron({ io, values }: Invocation): Promise<string | null> {
  if (values['web'] === true) return 'asked to use the browser';
  // Overrides hold for one run of this process; the window reads the settings.
  if (Object.keys(BRIDGE_OPTIONS).some((name) => values[name] !== undefined)) return 'bridge options were given';
  if (!hasDisplay(io)) return 'there is no display for a window';
  if (electronProgram(ROOT, io.platform) !== null) return null;
  io.err('carkey: fetching Electron, once …\n');
  const failed = await fetchElectron(io);
  return electronProgram(ROOT, io.platform) === null ? `Electron could not be fetched here (${failed})` : null;
}

/** Lets Electron's package fetch its program; answers the last line that it said. */
function fetchElectron(io: Io): Promise<string> {
  return new Promise((done) => {
    let said = '';
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', 'electron', 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: FETCH_LIMIT_MS,
      signal: io.ended,
    });
    child.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString('utf8')}`.slice(-2_000)));
    child.on('error', (fault) => done(fault.name));
    child.on('close', () => done(said.trim().split('\n').at(-1)?.slice(0, 120) ?? 'no reason given'));
  });
}

async function startElectron({ io, dataDir }: Invocation): Promise<CommandResult> {
  const notBuilt = (await ensureBuilt(ROOT, RENDERER_BUILD, io)) ?? (await ensureBuilt(ROOT, SHELL_BUILD, io));
  if (notBuilt !== null) return failed(EXIT.fault, 'not-built', notBuilt);
  const code = await runElectron(electronProgram(ROOT, io.platform) ?? '', dataDir, io);
  return code === 0 ? { exit: EXIT.yes } : failed(EXIT.fault, 'electron', `Electron ended with code ${code ?? 'none'}.`);
}

function runElectron(program: string, dataDir: string, io: Io): Promise<number | null> {
  return new Promise((done) => {
    const child = spawn(program, [ROOT, '--data', dataDir], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    io.ended.addEventListener('abort', () => askToEnd(child, io.platform), { once: true });
    child.on('error', () => done(null));
    child.on('close', (code, signal) => done(signal === 'SIGTERM' ? 0 : code));
  });
}

/** The command. */
export const start: Command = {
  name: 'start',
  summary: 'Open the console: its own window where Electron is installed, else a browser.',
  usage: `[--web] [--no-browser] [--port N] ${BRIDGE_USAGE}`,
  help: [
    '--web              use the browser even where Electron is installed',
    '--no-browser       only print the address',
    '--port N           port of the web shell',
    ...BRIDGE_HELP,
  ],
  options: { web: { type: 'boolean' }, 'no-browser': { type: 'boolean' }, port: { type: 'string' }, ...BRIDGE_OPTIONS },
  deeds: [{ at: 'once', name: 'start', run }],
};
