/**
 * Goal W1: every combination of Host, Origin, `Sec-Fetch-Site`, session and method that the table has, over raw sockets. Exactly the one
 * good request may reach the console. The control: a server that does not look at Host, which is one that always reads the right one.
 * The starred part, requests that differ in one or two ways, is a test of its own (test/flow/shells/web-shell.test.ts).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWebShell } from '../../main/shells/web/server.ts';
import { signIn } from '../flow/shells/raw-http.ts';
import { acceptedPicks, dimensions, everyPick, GOOD_PICK, nearPicks } from '../flow/shells/request-table.ts';
import { fakeConsole } from '../support/fake-console.ts';
import type { Fault } from './fault.ts';

/** Requests. */
export const fault: Fault = {
  name: 'requests',
  starred: false,
  async run() {
    const rendererDir = mkdtempSync(join(tmpdir(), 'carkey-requests-'));
    writeFileSync(join(rendererDir, 'index.html'), 'page');
    const api = fakeConsole();
    const shell = await startWebShell({ api, rendererDir });
    try {
      const table = dimensions(shell.port, await signIn(shell.url));
      const picks = everyPick(table);
      const accepted = await acceptedPicks(shell.port, table, picks);
      const entered = api.calls.length;
      const blind = { ...table, host: table.host.map(() => [`Host: 127.0.0.1:${shell.port}`]) };
      const fooled = await acceptedPicks(shell.port, blind, [...new Set(nearPicks(table))]);
      const wrong = accepted.filter((pick) => pick !== GOOD_PICK);
      return {
        name: 'requests to the web shell',
        tried: picks.length,
        survived: picks.length - wrong.length,
        lost: [
          ...wrong.map((pick) => `the request ${pick} was accepted`),
          ...(accepted.includes(GOOD_PICK) ? [] : ['the good request was refused']),
          ...(entered === 1 ? [] : [`${entered} requests reached the console`]),
        ],
        control: {
          what: `without the check of Host ${fooled.length} of ${table.host.length} hosts are accepted`,
          seen: fooled.length === table.host.length,
        },
      };
    } finally {
      await shell.stop();
      rmSync(rendererDir, { recursive: true, force: true });
    }
  },
};
