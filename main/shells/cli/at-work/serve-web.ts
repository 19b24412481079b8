/** Runs the web shell until it is ended: shared by `serve` and `start`. */
import { asResult, FileInUse } from '../../../disk/index.ts';
import type { ParsedApi } from '../../../../app/contract/index.ts';
import type { Override } from '../../../modes/index.ts';
import { EXIT, exitOfStart, failed, type Invocation, type CommandResult } from '../command/index.ts';
import { ensureBuilt, openBrowser, RENDERER_BUILD, RENDERER_DIR, ROOT, untilEnded } from '../terminal/index.ts';
import { startSentence } from '../../common/index.ts';
import type { RunningConsole } from '../../../console/index.ts';
import { faultFields, faultsInto } from '../../../base/index.ts';

/** How to serve. `port` 0: any free one. */
type Serving = { readonly port: number; readonly override: Override; readonly browser: boolean };

/**
 * Builds the screens if needed, starts console and web shell, prints the one-time address, and a fresh one whenever Enter is pressed.
 * With `--json` the first address is the one document on standard output; later ones go to standard error.
 */
export async function serveWeb(invocation: Invocation, { port, override, browser }: Serving): Promise<CommandResult> {
  const { io } = invocation;
  const notBuilt = await ensureBuilt(ROOT, RENDERER_BUILD, io);
  if (notBuilt !== null) return failed(EXIT.fault, 'not-built', notBuilt);
  const { startConsole } = await import('../../../console/index.ts');
  const { systemKeyStore } = await import('../../../secrets/index.ts');
  const keyStore = systemKeyStore(invocation.dataDir);
  const started = await startConsole({ dataDir: invocation.dataDir, shell: 'web', override, keyStore });
  if (!started.ok && started.error.code === 'other-writer') return watch(invocation, port, browser);
  if (!started.ok) return failed(exitOfStart(started.error.code), started.error.code, startSentence(started.error));
  io.logTo(faultsInto(started.value.log));
  const ending = new AbortController();
  if (io.platform === 'linux') void lockWithScreen(started.value, ending.signal);
  try {
    return await serve(invocation, started.value.api, port, browser);
  } finally {
    ending.abort();
    await started.value.stop();
  }
}

/** A session ends with the person who locks the screen. Only Linux tells a program without a window of that. */
async function lockWithScreen({ operators, log }: RunningConsole, ended: AbortSignal): Promise<void> {
  const { watchScreenLock } = await import('../../common/index.ts');
  const onFault = (fault: unknown) => {
    if (!ended.aborted) log.info('no-message-bus', faultFields(fault));
  };
  const lock = () => {
    const done = asResult(() => operators.lock());
    if (!done.ok) log.error('lock-not-told', { reason: done.error });
  };
  await watchScreenLock({ uid: process.getuid?.() ?? -1, lock, onFault, ended });
}

/** Another console works on the folder: this one shows what happens there and changes nothing. */
async function watch(invocation: Invocation, port: number, browser: boolean): Promise<CommandResult> {
  const [{ startWatching }, { reachableSealer }] = await Promise.all([
    import('../../../console/index.ts'),
    import('../../../at-rest/index.ts'),
  ]);
  const watching = startWatching(invocation.dataDir, 'web', await reachableSealer(invocation.dataDir));
  if (!watching.ok) return failed(EXIT.no, 'other-writer', watching.error);
  invocation.io.err('carkey: another console is working on this data folder; this one only watches.\n');
  try {
    return await serve(invocation, watching.value.api, port, browser);
  } finally {
    await watching.value.stop();
  }
}

async function serve({ io, json, dataDir }: Invocation, api: ParsedApi, port: number, browser: boolean): Promise<CommandResult> {
  const { startWebShell } = await import('../../web/index.ts');
  const started = await startWebShell({ api, rendererDir: RENDERER_DIR, port }).catch(portProblem(port));
  if ('exit' in started) return started;
  const shell = started;
  try {
    io.out(json ? `${JSON.stringify({ url: shell.url, port: shell.port })}\n` : `${shell.url}\n`);
    io.err('carkey: the address works once. Press Enter for a new one, Ctrl-C to stop.\n');
    const forget = browser ? browserAt(shell.url, dataDir, io) : () => undefined;
    const unlisten = io.onLine(() => (json ? io.err : io.out)(`${shell.newCode()}\n`));
    await untilEnded(io.ended);
    unlisten();
    forget();
    return { exit: EXIT.yes };
  } finally {
    await shell.stop();
  }
}

function portProblem(port: number): (fault: unknown) => CommandResult {
  return (fault) => {
    if (fault instanceof Error && 'syscall' in fault) return failed(EXIT.input, 'port', `Port ${port} cannot be used (${fault.message}).`);
    throw fault;
  };
}

/** The address stands on the screen too, so a file that cannot be written ends nothing. */
function browserAt(url: string, dataDir: string, io: Invocation['io']): () => void {
  try {
    return openBrowser(url, dataDir, io);
  } catch (fault) {
    if (!(fault instanceof Error && 'syscall' in fault) && !(fault instanceof FileInUse)) throw fault;
    io.err('carkey: no browser could be opened; use the address above.\n');
    return () => undefined;
  }
}
