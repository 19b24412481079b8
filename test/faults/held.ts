/**
 * Every file and folder of a data folder, kept from the program in every way of held-obstacles.ts, while a console starts, works and stops. It
 * must end in time, by an exit code with a name and one sentence; nothing is laid aside or written over; and once the obstacle is gone the same
 * folder starts and verifies. Then the same in the middle of an activation. The controls are what the console did before: a reader that takes
 * a fault of reading for broken content, and a start that leaves a socket open when it fails.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../../main/shells/cli/main.ts';
import { askToEnd } from '../../main/shells/process/end-message.ts';
import { startSimulator } from '../../main/pims/simulator/server.ts';
import { builtCli } from '../support/built-cli.ts';
import { activate, call, OK_VIN, started } from '../support/console.ts';
import { fakeIo } from '../support/fake-io.ts';
import { wordOf } from '../support/practice-at.ts';
import { rowOf, type Fault, type Scale } from './fault.ts';
import { obstaclesHere, type InTheWay, type Obstacle } from './held-obstacles.ts';
import { ACTIVATION_CHILD, attemptTroubles, inLanes, logTroubles, setsOf } from './house.ts';

/** What a data folder has, or may have; folders end in a slash. `.` is the folder itself. */
const FILES = [
  ...['settings.json', 'secrets.json', 'operators.json', 'operators.json.lock', 'folder-name.txt', 'lock.db', 'logs/', 'logs/console.log'],
  ...['marks/', 'marks/practice.json', 'practice/'],
  ...['log.db', 'vault.db', 'lock.db', 'vault.key', 'signing.key', 'signing.next', 'witness.key', 'head.txt', 'world.json', 'verified.json']
    .concat(['distrusted.json', 'witnessed.json', 'restore.json', 'reserve.bin', 'backups/', 'evidence/', 'epochs/'])
    .map((name) => `practice/${name}`),
] as const;

/** In a folder of some work these are there; the starred run tries the ones in which the console once did harm. */
const STARRED = ['settings.json', 'practice/signing.key', 'practice/world.json', 'marks/practice.json', 'practice/log.db'];

/** No program may take longer, ms: about two seconds of patience, and what a busy computer needs for a start. */
const LIMIT_MS = 60_000;

type Ended = { readonly code: number | null; readonly hung: boolean; readonly out: string; readonly err: string };

/** Runs a program to its end, or ends it. `onText`: hears what it wrote so far. */
function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  limitMs = LIMIT_MS,
  onText: (out: string, stop: () => void) => void = () => undefined,
) {
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe', 'ipc'], env: { ...process.env, NO_COLOR: '1', ...env } });
  let [out, err, hung] = ['', '', false];
  const limit = setTimeout(() => {
    hung = true;
    child.kill('SIGKILL');
  }, limitMs);
  child.stdout?.on('data', (part: Buffer) => {
    out += part.toString('utf8');
    // A signal is a kill on Windows.
    onText(out, () => askToEnd(child, process.platform));
  });
  child.stderr?.on('data', (part: Buffer) => (err += part.toString('utf8')));
  return new Promise<Ended>((done) => {
    child.on('close', (code) => {
      clearTimeout(limit);
      done({ code, hung, out, err });
    });
  });
}

const statusOf = (data: string): readonly string[] => ['status', '--vin', OK_VIN, '--simulator', 'ok', '--json', '--data', data];

/** Ways to start a console on a folder. The second one ends when it is told to, once it shows its address. */
const PROGRAMS = {
  cli: (data: string, { node, env }: InTheWay) => run([...node, builtCli(), ...statusOf(data)], env),
  web: (data: string, { node, env }: InTheWay) =>
    run([...node, builtCli(), 'serve', '--simulator', 'ok', '--json', '--data', data], env, LIMIT_MS, (out, stop) =>
      out.includes('"url"') ? stop() : undefined,
    ),
} as const;
type Program = keyof typeof PROGRAMS;

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'carkey-held-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder after some work: settings that are no defaults, secrets, an account file of nobody, an activation, a backup. */
async function workedIn(data: string): Promise<void> {
  const console = await started({ dataDir: data, override: { mode: 'practice', scenario: 'ok', operatorName: 'Ada' } });
  console.settings.change({ language: 'de', theme: 'dark' });
  console.secrets.set('client-id', 'kept');
  await console.current().bridge.ready(LIMIT_MS);
  await activate(console, OK_VIN);
  await call(console, 'audit.backup', {});
  await console.stop();
}

/** What a person would lose if it were laid aside or written over. */
const KEPT = ['settings.json', 'secrets.json', 'operators.json', 'practice/vault.key', 'practice/signing.key'];
const contents = (data: string) =>
  new Map(KEPT.flatMap((name) => (existsSync(join(data, name)) ? [[name, readFileSync(join(data, name))] as const] : [])));

const ASIDE = /unreadable|\.\d{6,}$|restoring|^aside/;
const asideIn = (data: string): string[] =>
  readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) => ASIDE.test(name.split(/[\\/]/).at(-1) ?? ''));

/** The codes of docs and exit.ts; what a console says of an obstacle. */
const NAMED = new Set([0, 1, 2, 3, 4, 5, 6]);

function sentenceTroubles({ code, err }: Ended): string[] {
  const lines = err.split('\n').filter((line) => line.startsWith('carkey: ') && !line.includes('the address works once'));
  return [
    ...(code !== null && NAMED.has(code) ? [] : [`ended with ${String(code)}`]),
    ...(/unexpected|^\s+at /m.test(err) ? [`says nothing that helps: ${err.slice(0, 200)}`] : []),
    ...(code !== 0 && lines.length !== 1 ? [`${lines.length} sentences: ${err.slice(0, 300)}`] : []),
  ];
}

/** The same folder once nothing is in the way any more. */
async function afterwards(data: string, before: ReadonlyMap<string, Buffer>): Promise<string[]> {
  const changed = [...before].filter(([name, bytes]) => !existsSync(join(data, name)) || !readFileSync(join(data, name)).equals(bytes));
  const aside = asideIn(data);
  const again = await PROGRAMS.cli(data, NOTHING);
  return [
    ...changed.map(([name]) => `${name} was changed`),
    ...aside.map((name) => `${name} was laid aside or left over`),
    ...(again.code === 0 ? [] : [`the next start: ${again.hung ? 'hung' : again.err.slice(0, 200)}`]),
    ...(await verifyTroubles(data)),
  ];
}

/**
 * A command where nothing is in the way, in this process: to start another one takes Windows' Node most of the time of a try, and two of the four
 * that a try needs are such.
 */
async function commandHere(args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const io = fakeIo();
  const code = await runCommandLine(args, io);
  return { code, said: `${io.written.out}${io.written.err}` };
}

/** Does the log verify, also where its keys are in the care of the system? */
async function verifyTroubles(data: string): Promise<string[]> {
  if (process.platform !== 'win32') return logTroubles(join(data, 'practice'), -1);
  const { code, said } = await commandHere(['audit', 'verify', '--data', data]);
  return code === 0 ? [] : [`the log does not verify: ${said.slice(0, 200)}`];
}

const NOTHING: InTheWay = { node: [], env: {}, isMet: () => null, release: () => Promise.resolve() };

/**
 * A folder of its own for a try. Windows' key store knows a folder by its name: the first start there takes the keys into its care, and only then is
 * the folder as it stays.
 */
async function copyOf(base: string, data: string): Promise<void> {
  cpSync(base, data, { recursive: true });
  if (process.platform !== 'win32') return;
  const { code, said } = await commandHere(statusOf(data));
  if (code !== 0) throw new Error(`the first start ended with ${code}: ${said}`);
}

type Try = { readonly obstacle: Obstacle; readonly file: string; readonly program: Program };
type Tried = { readonly troubles: readonly string[]; readonly met: boolean | null };

function tryOne(base: string, { obstacle, file, program }: Try): Promise<Tried> {
  return inFolder(async (folder) => {
    const [data, notes] = [join(folder, 'data'), join(folder, 'notes')];
    mkdirSync(notes);
    await copyOf(base, data);
    // The first start may have put a file into the care of the system's key store.
    if (!obstacle.suits(join(data, file.replace(/\/$/, '')))) return { met: null, troubles: [] };
    const before = contents(data);
    const inTheWay = await obstacle.put(join(data, file.replace(/\/$/, '')), notes);
    const ended = await PROGRAMS[program](data, inTheWay).finally(() => inTheWay.release());
    const troubles = ended.hung ? ['it hung'] : sentenceTroubles(ended);
    // A scanner is in the way for moments: nobody hears of it.
    if (!obstacle.lasts && ended.code !== 0) troubles.push(`a scanner ended it: ${ended.err.slice(0, 200)}`);
    troubles.push(...(await afterwards(data, before)));
    return { met: inTheWay.isMet(), troubles: troubles.map((words) => `${words} (${program}, ${file}: ${obstacle.name})`) };
  });
}

function tries(base: string, scale: Scale): Try[] {
  const obstacles = obstaclesHere(tmpdir());
  const files = scale === 'full' ? FILES : STARRED;
  const programs: readonly Program[] = scale === 'full' ? ['cli', 'web'] : ['cli'];
  const all = programs.flatMap((program) => obstacles.flatMap((obstacle) => files.map((file) => ({ program, obstacle, file }))));
  const suiting = all.filter(({ obstacle, file }) => obstacle.suits(join(base, file)));
  // A scanner is everywhere at once, so that one file stands for all of its folder.
  const once = suiting.filter(({ obstacle, file }) => obstacle.lasts || file === 'settings.json' || file === 'practice/log.db');
  return scale === 'full' ? once : once.filter((_, index) => index % 2 === 0);
}

/** Files that serve the proof alone: whoever holds them holds up no activation. */
const BESIDE = ['practice/head.txt', 'marks/practice.json', 'logs/console.log'];

/** Held from the moment at which the console is ready, to its end. */
function duringActivation(obstacle: Obstacle, file: string): Promise<Tried> {
  return inFolder(async (folder) => {
    const [data, notes] = [join(folder, 'data'), join(folder, 'notes')];
    for (const made of [notes, join(data, 'practice'), join(data, 'marks'), join(data, 'logs')]) mkdirSync(made, { recursive: true });
    if (process.platform === 'win32') writeFileSync(join(data, file), '');
    const bridge = await startSimulator({ scenario: 'ok' });
    const inTheWay = await obstacle.put(join(data, file), notes);
    const { node, env } = inTheWay;
    const ended = await run([...node, ACTIVATION_CHILD, data, wordOf(bridge)], env).finally(() => inTheWay.release());
    const troubles = [
      ...(ended.hung ? ['it hung'] : []),
      ...(ended.out.includes('= succeeded none none')
        ? []
        : [`it did not go on: ${ended.out.split('\n').slice(-3).join(' ')} ${ended.err.slice(0, 300)}`]),
      ...(await logTroubles(join(data, 'practice'), -1)),
      ...(await attemptTroubles(data, wordOf(bridge), setsOf(bridge))),
    ];
    await bridge.stop();
    return { met: inTheWay.isMet(), troubles: troubles.map((words) => `${words} (activation, ${file}: ${obstacle.name})`) };
  });
}

/** What was done before: whatever goes wrong with a file counts as broken content; and a start that fails leaves its socket open. */
const ONCE = `
import { readFileSync, renameSync, writeFileSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
const file = process.argv[2];
createServer().listen(0, '127.0.0.1', () => {
  try { openSync(file); } catch { renameSync(file + '.other', file + '.unreadable'); writeFileSync(file + '.other', '{}'); process.exitCode = 1; }
});
`;
const CONTROL_LIMIT_MS = 5_000;

function control(obstacle: Obstacle): Promise<boolean> {
  return inFolder(async (folder) => {
    const [file, program, notes] = [join(folder, 'settings.json'), join(folder, 'once.mjs'), join(folder, 'notes')];
    mkdirSync(notes);
    for (const name of [file, `${file}.other`]) writeFileSync(name, '{"language":"de"}');
    writeFileSync(program, ONCE);
    const inTheWay = await obstacle.put(file, notes);
    const ended = await run([...inTheWay.node, program, file], inTheWay.env, CONTROL_LIMIT_MS);
    await inTheWay.release();
    return ended.hung && asideIn(folder).length > 0;
  });
}

/** Held files. */
export const fault: Fault = {
  name: 'held',
  starred: true,
  run: (scale) =>
    inFolder(async (folder) => {
      const base = join(folder, 'base');
      await workedIn(base);
      const obstacles = obstaclesHere(folder);
      const [first] = obstacles;
      if (first === undefined) throw new Error('there is no obstacle');
      const started_ = await inLanes(tries(base, scale), (one) => tryOne(base, one));
      const beside = BESIDE.slice(0, scale === 'full' ? BESIDE.length : 1);
      const amid = await inLanes(beside, (file) => duringActivation(first, file));
      const done = [...started_, ...amid];
      const told = done.filter(({ met }) => met !== null);
      const met = told.filter((one) => one.met === true).length;
      const seen = (await control(first)) && (told.length === 0 || met >= told.length / 3);
      const what = `a reader that lays aside what it cannot read, and a start that leaves its socket; ${met} of ${told.length} injected obstacles were met`;
      return rowOf(
        'files that another program holds',
        done.map(({ troubles }) => troubles),
        { what, seen },
      );
    }),
};
