/** A real console behind the real web shell: every message goes over a socket of this computer, as a page would send it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Payload, MethodName, Reply } from '../../app/contract/console.ts';
import type { ConsoleOptions, RunningConsole } from '../../main/console/console.ts';
import { startWebShell } from '../../main/shells/web/server.ts';
import { goodHeaders, rawRequest, requestText, signIn } from '../flow/shells/raw-http.ts';
import { started } from './console.ts';

/** A page on a console, and the console itself for looking at its files and log. */
export type WebConsole = {
  readonly console: RunningConsole;
  /** Sends one message; refusals come back. */
  ask<M extends MethodName>(method: M, input: Payload<M>): Promise<Reply<M>>;
  stop(): Promise<void>;
};

/** Starts both. */
export async function webConsole(options: Omit<ConsoleOptions, 'shell'>): Promise<WebConsole> {
  const console = await started({ ...options, shell: 'web' });
  const rendererDir = join(options.dataDir, 'page');
  mkdirSync(rendererDir, { recursive: true });
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html>');
  const shell = await startWebShell({ api: console.api, rendererDir });
  const token = await signIn(shell.url);
  return {
    console,
    async ask(method, input) {
      const text = requestText('POST', '/api/call', goodHeaders(shell.port, token), JSON.stringify({ method, input }));
      return JSON.parse((await rawRequest(shell.port, text)).body) as Reply<typeof method>;
    },
    async stop() {
      await shell.stop();
      await console.stop();
    },
  };
}
