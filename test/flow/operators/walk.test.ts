/**
 * Every command of the command line, given by everybody on real folders: live, practice, beside a console that works, and at simulators. What
 * is admitted is compared with what is written by hand; what a command then does is other tests' business.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CommandName } from '../../../app/operators/roles.ts';
import type { RunningConsole } from '../../../main/console/console.ts';
import { register, registryFolder } from '../../../main/pims/simulator/registry.ts';
import { startSimulator, type Simulator } from '../../../main/pims/simulator/server.ts';
import { runCommandLine } from '../../../main/shells/cli/main.ts';
import { call, OK_VIN, setUpLive, started, temporaryFolder } from '../../support/console.ts';
import { readerHere, storeHere } from '../../support/key-store-here.ts';
import { realPeer, type RealPeer } from '../../support/real-peer.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { EXPECTED_COMMANDS } from '../../support/expected-commands.ts';

vi.mock(import('../../../main/operators/accounts/hash.ts'), async (original) =>
  (await import('../../support/cheap-pins.ts')).cheapPins(await original()),
);

const PEOPLE = { nobody: null, Tom: '948271', Sue: '620485', Ada: '904182' } as const;
type Name = keyof typeof PEOPLE;
const NAMES = ['nobody', 'Tom', 'Sue', 'Ada'] as const satisfies readonly Name[];
const ID = 'A-00000000000000000000000000';

const folder = temporaryFolder();
const [live, practice] = [join(folder.path, 'live-folder'), join(folder.path, 'practice-folder')];
const env = { XDG_RUNTIME_DIR: folder.path };
let simulator: Simulator;
let peer: RealPeer;
let count = 0;

/** A folder with accounts, whose settings say the mode. */
async function furnish(dataDir: string, mode: 'live' | 'practice'): Promise<void> {
  mkdirSync(dataDir);
  const first = await started({ dataDir, ...storeHere(dataDir), override: { mode: 'live' } });
  await call(first, 'operators.first', { name: 'Ada', pin: PEOPLE.Ada });
  await call(first, 'operators.add', { name: 'Tom', role: 'technician', pin: PEOPLE.Tom });
  await call(first, 'operators.add', { name: 'Sue', role: 'support', pin: PEOPLE.Sue });
  setUpLive(first, peer.url);
  first.settings.change({ mode, profile: { answerTimeoutMs: 2_000, activationTimeoutMs: 1_000 } });
  await first.stop();
  // Nobody has worked live there: with a live log it is the reader who says which of the two is meant.
  if (mode === 'practice') for (const name of ['live', 'marks']) rmSync(join(dataDir, name), { recursive: true, force: true });
  await (await started({ dataDir, ...storeHere(dataDir) })).stop();
}

beforeAll(async () => {
  simulator = await startSimulator({ scenario: 'ok' });
  peer = await realPeer(simulator);
  await furnish(live, 'live');
  await furnish(practice, 'practice');
});
afterAll(async () => {
  await peer.stop();
  await simulator.stop();
  folder.remove();
});

/** A folder that says that it is a backup of a log of this mode, and is none. */
function backupOf(mode: string): string {
  const place = join(folder.path, `backup-${mode}`);
  mkdirSync(place, { recursive: true });
  const facts = { origin: `carkey-console/x/${mode}/1`, size: 1, root: '0'.repeat(64), at: 0 };
  writeFileSync(join(place, 'backup.json'), JSON.stringify(facts));
  return place;
}

const whichLog = { live: ['--bridge', 'ws://127.0.0.1:9'], practice: ['--simulator', 'ok'] } as const;

/** What is typed for a command, so that only the gate can stand in its way before it does something. */
function typed(name: CommandName, mode: 'live' | 'practice'): readonly string[] {
  count += 1;
  const fresh = join(folder.path, `made-${count}`);
  const more: Partial<Record<CommandName, readonly string[]>> = {
    vin: [OK_VIN],
    status: ['--vin', OK_VIN],
    activate: ['--vin', OK_VIN, '--confirm', 'keys,inside'],
    enrol: ['--vin', OK_VIN],
    steps: ['--vin', OK_VIN],
    prove: ['--vin', OK_VIN],
    resolve: [ID],
    'audit export': ['--file', fresh],
    'audit restore': ['--from', backupOf(mode), '--reason', 'moved'],
    'audit tiles': [fresh],
    'bundle create': [fresh],
    'bundle verify': [fresh],
    'bundle receipt': ['0', fresh],
    'link read': ['--serial', '/dev/not-there'],
    'operators add': [`New ${count}`],
    'operators lock': ['Noone'],
    'operators unlock': ['Noone'],
  };
  // Without this it would be the log that was written last.
  const which = /^audit (list|rebuild|backup|tiles)$/.test(name) ? whichLog[mode] : [];
  return [...name.split(' '), ...(more[name] ?? []), ...which];
}

type Ran = { readonly exit: number; readonly code: string | null; readonly out: string };

/** Runs a line in this process, as somebody; a command that stays on is told to end at once. */
async function given(dataDir: string, name: Name, words: readonly string[]): Promise<Ran> {
  const pin = PEOPLE[name];
  const who = pin === null ? [] : ['--operator', name];
  const ended = AbortSignal.timeout(1);
  const io = fakeIo({
    env: { ...env, ...(pin === null ? {} : { CARKEY_PIN: pin }), CARKEY_NEW_PIN: '739154' },
    ended: words[0] === 'simulate' ? ended : new AbortController().signal,
  });
  const exit = await runCommandLine([...words, ...who, '--json', '--data', dataDir], io);
  const document = io.written.out.startsWith('{') ? (JSON.parse(io.written.out) as { error?: { code: string } }) : {};
  return { exit, code: document.error?.code ?? null, out: io.written.out };
}

const GATE = ['signed-out', 'role', 'not-set-up', 'fresh-pin', 'locked'];

/** Was it the gate that said no? Then nothing else was told, and the exit code is 4. */
function admitted({ exit, code }: Ran): boolean {
  const isNo = code !== null && GATE.includes(code);
  if (isNo) expect(exit).toBe(4);
  return !isNo;
}

/** Those that ask the table; the others are run by nobody below. */
const gated = (Object.keys(EXPECTED_COMMANDS) as CommandName[]).filter((name) => EXPECTED_COMMANDS[name] !== 'yyyy yyyy');
const ONCE: readonly CommandName[] = ['vin', 'audit verify', 'bundle verify', 'bundle receipt', 'link read'];

async function letters(dataDir: string, name: CommandName, mode: 'live' | 'practice'): Promise<string> {
  let seen = '';
  for (const someone of NAMES) seen += admitted(await given(dataDir, someone, typed(name, mode))) ? 'y' : '.';
  return seen;
}

async function deniedWords(): Promise<readonly string[]> {
  const log = await readerHere(live, 'live');
  const { rows } = log.list({ kind: 'denied' }, undefined, 500);
  log.stop();
  return rows.map(({ out, d, op }) => `${out ?? ''} ${String(d?.word)} ${op === undefined ? 'nobody' : 'somebody'}`);
}

describe('on a live folder', () => {
  it.each(gated)('carkey %s is for exactly those who are written down', async (name) => {
    expect(await letters(live, name, 'live')).toBe(EXPECTED_COMMANDS[name]?.split(' ')[0]);
  });

  it.each(ONCE)('carkey %s needs nobody', async (name) => {
    expect(admitted(await given(live, 'nobody', typed(name, 'live')))).toBe(true);
  });

  it('what was refused stands in the log, with whoever gave a PIN', async () => {
    const denied = await deniedWords();
    expect(denied).toEqual(
      expect.arrayContaining(['signed-out audit.search nobody', 'role audit.backup somebody', 'role audit.export somebody']),
    );
    expect(denied.filter((one) => one.startsWith('signed-out') && !one.endsWith('nobody'))).toEqual([]);
  });
});

describe('on a practice folder', () => {
  it.each(gated)('carkey %s is for exactly those who are written down', async (name) => {
    expect(await letters(practice, name, 'practice')).toBe(EXPECTED_COMMANDS[name]?.split(' ')[1]);
  });
});

describe('at a simulator', () => {
  it('of ours that proves itself, nobody is needed, and the live log stays shut', async () => {
    const unregister = register(registryFolder({ platform: 'linux', env }), { port: simulator.port, pid: process.pid, key: simulator.key });
    // The commands above signed its customer out.
    simulator.reset(OK_VIN);
    const before = await readerHere(live, 'live');
    const { size } = before.view();
    const status = await given(live, 'nobody', ['status', '--vin', OK_VIN, '--bridge', simulator.url]);
    unregister();
    expect([status.exit, JSON.parse(status.out)]).toMatchObject([0, { simulator: 'ok' }]);
    expect(before.view().size).toBe(size);
    before.stop();
  });

  it('that only says so, it is live work: an account is asked for, and nothing is sent whoever is there', async () => {
    const marked = ['status', '--vin', OK_VIN, '--bridge', simulator.url];
    expect(await given(live, 'nobody', ['audit', 'export', '--file', join(folder.path, 'x'), '--bridge', simulator.url])).toMatchObject({
      exit: 4,
      code: 'signed-out',
    });
    for (const someone of NAMES) expect(await given(live, someone, marked)).toMatchObject({ exit: 4, code: 'simulator-in-live' });
  });

  it('of ours that was started anew under another key is refused', async () => {
    const key = new Uint8Array(32).fill(7);
    const unregister = register(registryFolder({ platform: 'linux', env }), { port: simulator.port, pid: process.pid, key });
    const status = await given(practice, 'nobody', ['status', '--vin', OK_VIN, '--bridge', simulator.url]);
    unregister();
    expect(status).toMatchObject({ exit: 4, code: 'other-simulator' });
  });
});

describe('beside a console that works on the live folder', () => {
  let working: RunningConsole;
  beforeAll(async () => {
    working = await started({ dataDir: live, ...storeHere(live) });
  });
  afterAll(() => working.stop());

  it.each(['attempts', 'audit list'] as const)('carkey %s asks for the same account', async (name) => {
    expect(await letters(live, name, 'live')).toBe(EXPECTED_COMMANDS[name]?.split(' ')[0]);
  });

  it.each(['audit rebuild', 'audit backup', 'audit restore', 'audit tiles'] as const)(
    'carkey %s is admitted to nobody else, and leaves the files alone',
    async (name) => {
      expect(await letters(live, name, 'live')).toBe(EXPECTED_COMMANDS[name]?.split(' ')[0]);
      const { size } = working.current().trail.view();
      if (name !== 'audit restore') expect(await given(live, 'Ada', typed(name, 'live'))).toMatchObject({ code: 'other-writer' });
      expect(working.current().trail.view().size).toBe(size);
    },
  );
});
