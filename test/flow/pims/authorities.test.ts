/** Company authorities: a real TLS server, and consoles in processes of their own whose system's store is a file of the test. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer, type TlsOptions } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/console.ts';
import { afterwards } from './bench.ts';
import { companySigned, selfSigned } from './certificate.ts';

const TRANSPORT = new URL('../../../main/pims/transport/bridge-transport.ts', import.meta.url).href;

/** Stores that a variable names. OpenSSL's own are none on Windows, whose store is the system's. */
const EXTRA = 'NODE_EXTRA_CA_CERTS';
const VARIABLES = process.platform === 'win32' ? [EXTRA] : ['SSL_CERT_FILE', EXTRA];
const [OWN = EXTRA] = VARIABLES;

/** Connects as every shell does, and prints what came of it: `connected`, or the problem. */
const CLIENT = `
const { connectTo } = await import(process.argv[1]);
connectTo(new URL(process.argv[2]), process.argv[3] ?? null, (error, socket) => {
  console.log(error === null ? 'connected' : error.message);
  socket?.destroy();
});`;

async function listening(options: TlsOptions): Promise<string> {
  const server = createServer(options, (socket) => socket.on('error', () => socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterwards(() => new Promise((resolve) => server.close(() => resolve())));
  return `wss://127.0.0.1:${String((server.address() as AddressInfo).port)}/pims`;
}

function store(authority: string): string {
  const folder = temporaryFolder();
  afterwards(() => {
    folder.remove();
    return Promise.resolve();
  });
  const file = join(folder.path, 'authorities.pem');
  writeFileSync(file, authority);
  return file;
}

/** The outcome of one connection by a process with these stores and no other. */
function outcome(url: string, stores: Readonly<Record<string, string>>, pin?: string): Promise<string> {
  const none = { SSL_CERT_FILE: '/dev/null', SSL_CERT_DIR: import.meta.dirname, NODE_EXTRA_CA_CERTS: '', NODE_USE_SYSTEM_CA: '' };
  const args = ['--input-type=module', '-e', CLIENT, TRANSPORT, url, ...(pin === undefined ? [] : [pin])];
  const child = spawn(process.execPath, args, { env: { ...process.env, ...none, ...stores } });
  return new Promise((resolve) => {
    let output = '';
    child.stdout.on('data', (part: Buffer) => (output += part.toString('utf8')));
    child.once('close', () => resolve(output.trim()));
  });
}

describe('the authorities that count for a bridge', () => {
  test.each(VARIABLES)('a company’s own one counts where it stands in the store of %s', async (variable) => {
    const company = companySigned();
    const url = await listening(company);
    expect(await outcome(url, { [variable]: store(company.authority) })).toBe('connected');
    expect(await outcome(url, {})).toBe('wrong-certificate');
    expect(await outcome(url, { [variable]: store(companySigned().authority) })).toBe('wrong-certificate');
  });

  test('a pin decides alone: a trusted authority does not make up for another key', async () => {
    const company = companySigned();
    const url = await listening(company);
    expect(await outcome(url, { [OWN]: store(company.authority) }, selfSigned().pin)).toBe('pin-mismatch');
  });

  // Under Wine there is nobody to ask for that name.
  test.runIf(process.platform !== 'win32')('a trusted authority vouches for the name that it signed and for no other', async () => {
    const company = companySigned();
    const url = await listening(company);
    expect(await outcome(url.replace('127.0.0.1', 'localhost'), { [OWN]: store(company.authority) })).toBe('wrong-certificate');
  });
});
