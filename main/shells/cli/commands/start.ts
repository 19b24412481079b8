/** `carkey start`: Electron where its program is, else the web shell in the person's browser (D1). */
import { spawn } from 'node:child_process';
import { BRIDGE_HELP, BRIDGE_OPTIONS, BRIDGE_USAGE, bridgeOverride } from '../bridge-options.ts';
import { hasDisplay } from '../browser.ts';
import { failed, numberOf, textOf, wrong, type Command, type Invocation, type Io, type Outcome } from '../command.ts';
import { EXIT } from '../exit.ts';
import { electronProgram, ensureBuilt, RENDERER_BUILD, ROOT, SHELL_BUILD } from '../project.ts';
import { serveWeb } from '../serve-web.ts';

async function run(invocation: Invocation): Promise<Outcome> {
  const { io, values } = invocation;
  if (invocation.words.length > 0) return wrong('"carkey start" takes options only.');
  const port = numberOf(textOf(values, 'port') ?? '0', 0, 65_535);
  if (port === null) return wrong('--port takes a number from 0 to 65535.');
  const override = bridgeOverride(values);
  if (!override.ok) return wrong(override.error);
  const why = whyNotElectron(invocation);
  if (why === null) return startElectron(invocation);
  io.err(`carkey: ${why}, so the console opens in a browser.\n`);
  return serveWeb(invocation, { port, override: override.value, browser: values['no-browser'] !== true && hasDisplay(io) });
}

/** The reason in half a sentence, or null when Electron can show the window. */
function whyNotElectron({ io, values }: Invocation): string | null {
  if (values['web'] === true) return 'asked to use the browser';
  // Overrides hold for one run of this process; the window reads the settings.
  if (Object.keys(BRIDGE_OPTIONS).some((name) => values[name] !== undefined)) return 'bridge options were given';
  if (electronProgram(ROOT, io.platform) === null)
    return 'Electron is not installed here ("node node_modules/electron/install.js" fetches it)';
  return hasDisplay(io) ? null : 'there is no display for a window';
}

async function startElectron({ io, dataDir }: Invocation): Promise<Outcome> {
  const notBuilt = (await ensureBuilt(ROOT, RENDERER_BUILD, io)) ?? (await ensureBuilt(ROOT, SHELL_BUILD, io));
  if (notBuilt !== null) return failed(EXIT.fault, 'not-built', notBuilt);
  const code = await runElectron(electronProgram(ROOT, io.platform) ?? '', dataDir, io);
  return code === 0 ? { exit: EXIT.yes } : failed(EXIT.fault, 'electron', `Electron ended with code ${code ?? 'none'}.`);
}

function runElectron(program: string, dataDir: string, io: Io): Promise<number | null> {
  return new Promise((done) => {
    const child = spawn(program, [ROOT, '--data', dataDir], { stdio: ['ignore', 'inherit', 'inherit'] });
    io.ended.addEventListener('abort', () => void child.kill(), { once: true });
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
  run,
};
