/** A process of its own that uses the radio: it prints nothing of the library's, never crashes, and ends by itself. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { ensureDbusDaemon, startBluez, type Bluez, type BluezPlan } from '../../support/bluez.ts';
import { elmDevice } from './ble-elm.ts';

const DEVICE = 'AA:BB:CC:00:00:01';
const LIMIT_MS = 700;
const PROGRAM = fileURLToPath(new URL('./ble-child.ts', import.meta.url));
const hasScript = process.platform === 'linux' && spawnSync('script', ['--version'], { stdio: 'ignore' }).status === 0;

type Ran = {
  readonly code: number | null;
  readonly errors: string;
  readonly said: { listed: string; opened: { code: string; detail: string } | null; answer: string | null; packages: readonly string[] };
};

/** What a package says of its licence; an older one as an object. */
type Named = { readonly license?: string | { readonly type: string } };

/** Runs the program to its own end. */
function run(controller: string, bus = 'unix:path=/nonexistent/bus'): Promise<Ran> {
  const env = { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: bus, NODE_OPTIONS: '' };
  const child = spawn(process.execPath, [PROGRAM, controller, DEVICE, String(LIMIT_MS)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      try {
        resolve({ code, errors, said: JSON.parse(output) as Ran['said'] });
      } catch (cause) {
        reject(new Error(`exit ${code ?? 'by signal'}: ${output}${errors}`, { cause }));
      }
    });
  });
}

/** A terminal on which nobody answers. */
async function silentTerminal(): Promise<{ readonly path: string; stop(): void }> {
  const script = spawn('script', ['-qfc', 'tty; exec sleep 60', '/dev/null'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const path = await new Promise<string>((resolve) => script.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())));
  return { path, stop: () => void script.kill() };
}

let bluez: Bluez | null = null;
async function busOf(plan: BluezPlan): Promise<string> {
  bluez = await startBluez(plan);
  return bluez.address;
}
afterEach(async () => {
  await bluez?.stop();
  bluez = null;
});

describe.skipIf(!ensureDbusDaemon())('a process that uses BlueZ (skipped without dbus-daemon)', () => {
  it('lists, opens, asks and ends', async () => {
    const bus = await busOf({ devices: [elmDevice({ address: DEVICE, name: 'OBDLink CX' }, () => bluez)] });
    const { code, errors, said } = await run('dbus', bus);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(said).toMatchObject({ listed: 'OBDLink CX', opened: null, answer: expect.stringContaining('ELM327 v1.3a') as unknown });
    // docs/dependencies.md says what each of them is; nothing else of what they depend on is reached.
    const page = readFileSync(new URL('../../../docs/dependencies.md', import.meta.url), 'utf8');
    const section = page.split('\n## ').find((part) => part.startsWith('The way to BlueZ')) ?? '';
    const told = Array.from(section.matchAll(/^\| (\S+) \| loaded .* \| (\S+) \|$/gm), ([, name = '', licence]) => [name, licence]);
    expect([...said.packages]).toEqual(told.map(([name]) => name).toSorted());
    for (const [name = '', licence] of told) {
      const { license } = JSON.parse(readFileSync(new URL(`../../../node_modules/${name}/package.json`, import.meta.url), 'utf8')) as Named;
      expect([name, typeof license === 'string' ? license : license?.type]).toEqual([name, licence]);
    }
  });

  it('takes BlueZ as the stack of this platform, and survives a computer without an adapter', async () => {
    const { code, errors, said } = await run('default', await busOf({ adapter: false }));
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(said).toMatchObject({ listed: 'no-bluetooth', opened: { code: 'no-bluetooth' } });
  });
});

describe.skipIf(process.platform !== 'linux')('a process without BlueZ (Linux only)', () => {
  it('survives a computer without a message bus', async () => {
    const { code, errors, said } = await run('dbus');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(said).toMatchObject({ listed: 'no-bluetooth', opened: { code: 'no-bluetooth' } });
  });

  it('tells at once that a UART is missing', async () => {
    const { code, errors, said } = await run('hci-uart:/dev/no-such-uart@115200');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(said.opened).toMatchObject({ code: 'no-bluetooth', detail: expect.stringContaining('/dev/no-such-uart') as unknown });
  });
});

describe.skipIf(!hasScript)('a UART without a controller (skipped without "script" of util-linux)', () => {
  it('tells within the limit that nobody answers, and lets go of the port', async () => {
    const terminal = await silentTerminal();
    const { code, errors, said } = await run(`hci-uart:${terminal.path}@115200`);
    terminal.stop();
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(said.listed).toBe('no-bluetooth');
    expect(said.opened?.detail).toContain(`No Bluetooth controller answers on ${terminal.path}`);
  });
});
