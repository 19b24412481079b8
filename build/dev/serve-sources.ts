/**
 * The console of `npm run dev`: the production console behind the production web shell, run from source. It knows nothing of development; only
 * the page is none, since the screens come from the development server. Started by console-process.ts with a channel, and ends when that closes.
 *
 * Arguments: data folder, port. Sends {@link Served} once it listens, and again for each message.
 */
import { join } from 'node:path';
import { startConsole } from '../../main/console/console.ts';
import { startWebShell } from '../../main/shells/web/server.ts';

/** What is sent: a one-time address of the web shell. */
export type Served = { readonly url: string };

const PAGE = join(import.meta.dirname, 'page');

async function main(dataDir: string, port: number): Promise<void> {
  // Without the system's key store: a console that starts at every saved file may not ask a person for a password each time.
  const started = await startConsole({ dataDir, shell: 'web' });
  if (!started.ok) {
    process.stderr.write(`dev: the console did not start: ${started.error.code}: ${started.error.detail}\n`);
    process.exitCode = 1;
    process.disconnect();
    return;
  }
  const shell = await startWebShell({ api: started.value.api, rendererDir: PAGE, port });
  // A parent that is gone meanwhile needs no address; that it is gone is heard as the end of the channel.
  const tell = (url: string) => process.send?.({ url } satisfies Served, undefined, undefined, () => undefined);
  const ended = new Promise<void>((resolve) => process.once('disconnect', resolve));
  // Ctrl-C reaches every process of the terminal; this one waits until it is told by its parent, so that it ends once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.on('message', () => tell(shell.newCode()));
  tell(shell.url);
  await ended;
  await shell.stop();
  await started.value.stop();
}

const [dataDir = '', port = ''] = process.argv.slice(2);
await main(dataDir, Number(port));
