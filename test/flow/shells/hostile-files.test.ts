/**
 * What somebody else may have put in the place of a file: pipes, links to endless devices, folders, files of a gigabyte. In the own folder
 * each of them is one sentence at the start, and stays where it is; on the share nobody is held up, also not the end of the program.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startConsole } from '../../../main/console/console.ts';
import { storedOrigin } from '../../../main/audit/store/stored-origin.ts';
import { shareFiles } from '../../../main/share/share-files.ts';
import { fileKeeper, shareName } from '../../../main/audit/witness/high-water-mark.ts';
import { readForeignFile, readSmallFile } from '../../../main/disk/open-file.ts';
import { started, temporaryFolder } from '../../support/console.ts';
import { run } from './processes.ts';

const GIB = 2 ** 30;

/** Ways to be something else than a file of ours. */
const KINDS: Readonly<Record<string, (path: string) => void>> = {
  'a named pipe': (path) => void execFileSync('mkfifo', [path]),
  'a link to an endless device': (path) => symlinkSync('/dev/zero', path),
  'a folder': (path) => mkdirSync(path),
  'a gigabyte': (path) => {
    writeFileSync(path, '');
    truncateSync(path, GIB);
  },
};

const READ_WHOLE = [
  ...['settings.json', 'operators.json', 'secrets.json', 'marks/practice.json'],
  ...['operators.json.lock', 'operators.json.lock-journal', 'operators.json.unreadable', 'operators.json.unreadable-2'],
  ...['vault.key', 'signing.key', 'signing.next', 'witness.key', 'head.txt', 'witnessed.json', 'verified.json', 'distrusted.json']
    .concat(['restore.json', 'world.json', 'vault.key.sealed', 'signing.key.sealed'])
    .map((name) => `practice/${name}`),
];
const OTHERS = [
  'lock.db',
  'logs/console.log',
  ...['log.db', 'log.db-wal', 'vault.db', 'lock.db', 'reserve.bin'].map((name) => `practice/${name}`),
];

function folder(): string {
  const made = temporaryFolder();
  onTestFinished(() => made.remove());
  return made.path;
}

const base = temporaryFolder();
beforeAll(async () => {
  const console = await started({ dataDir: base.path, override: { mode: 'practice', operatorName: 'Ada' } });
  await console.stop();
  rmSync(join(base.path, 'practice/reserve.bin'));
  return () => base.remove();
});

/** A data folder in which one file is something else. */
function withStrange(name: string, kind: string): string {
  const dir = folder();
  cpSync(base.path, dir, { recursive: true });
  mkdirSync(dirname(join(dir, name)), { recursive: true });
  rmSync(join(dir, name), { recursive: true, force: true });
  KINDS[kind]?.(join(dir, name));
  return dir;
}

const listed = (dir: string) =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => `${name} ${lstatSync(join(dir, name)).mode} ${lstatSync(join(dir, name)).size}`);

describe('in the own folder', () => {
  const cases = Object.keys(KINDS).flatMap((kind) =>
    [...READ_WHOLE, ...(kind === 'a gigabyte' ? [] : OTHERS)].map((name) => ({ name, kind })),
  );

  test.each(cases)('$kind as $name is named, and nothing is changed', async ({ name, kind }) => {
    const dir = withStrange(name, kind);
    const [before, memory] = [listed(dir), process.memoryUsage().rss];
    const reply = await startConsole({ dataDir: dir, shell: 'cli', override: { mode: 'practice' } });
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-data-dir' } });
    expect(reply.ok ? '' : reply.error.detail).toContain(`"${name}"`);
    expect(listed(dir)).toEqual(before);
    expect((process.memoryUsage().rss - memory) / GIB).toBeLessThan(0.2);
  });

  test('the control: the same folder without it starts', async () => {
    const dir = folder();
    cpSync(base.path, dir, { recursive: true });
    const reply = await startConsole({ dataDir: dir, shell: 'cli', override: { mode: 'practice' } });
    expect(reply.ok).toBe(true);
    if (reply.ok) await reply.value.stop();
  });

  test.each(['settings.json', 'practice/log.db', 'practice/vault.db-wal'])(
    'a pipe as %s does not hold the command line up',
    async (name) => {
      const dir = withStrange(name, 'a named pipe');
      for (const words of [['list'], ['verify']]) {
        const { code, err } = await run(['audit', ...words, '--data', dir]);
        expect([code, err]).toEqual([2, expect.stringContaining(`"${name}"`)]);
      }
    },
  );
});

/** What opens by itself under a lock: it may be put there after the start. */
describe('the lock of the accounts', () => {
  const program = fileURLToPath(new URL('../../../main/operators/accounts/file-lock.ts', import.meta.url));
  /** In a process of its own, which can be ended when it hangs. */
  const lockIn = (file: string) =>
    spawnSync(
      process.execPath,
      ['--input-type=module', '-e', `import(process.argv[1]).then((m) => m.underLock(process.argv[2], () => console.log('done')))`].concat([
        '--',
        program,
        file,
      ]),
      { encoding: 'utf8', timeout: 15_000 },
    );

  test.each(['a named pipe', 'a link to an endless device', 'a folder'])('as %s is refused at once', (kind) => {
    const file = join(folder(), 'operators.json.lock');
    KINDS[kind]?.(file);
    const { status, stdout, stderr } = lockIn(file);
    expect([status, stdout, stderr]).toEqual([1, '', expect.stringContaining('FileRefused')]);
  });

  test('does not make what a link names', () => {
    const dir = folder();
    symlinkSync(join(dir, 'elsewhere'), join(dir, 'operators.json.lock'));
    expect(lockIn(join(dir, 'operators.json.lock')).stderr).toContain('FileRefused');
    expect(existsSync(join(dir, 'elsewhere'))).toBe(false);
  });

  test('the control: a file, there before or not', () => {
    const file = join(folder(), 'operators.json.lock');
    expect([lockIn(file), lockIn(file)].map(({ stdout }) => stdout)).toEqual(['done\n', 'done\n']);
    expect(lstatSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('a file that a person names', () => {
  test.each(Object.keys(KINDS))('%s is neither a token nor a bundle', async (kind) => {
    const path = join(folder(), 'named');
    KINDS[kind]?.(path);
    const bundle = await run(['bundle', 'verify', path]);
    expect([bundle.code, bundle.err]).toEqual([2, expect.stringMatching(/not a file|larger than/)]);
    const status = await run([
      'status',
      '--vin',
      'VR1AB12C3D4567890',
      '--bridge',
      'ws://127.0.0.1:9/pims',
      '--token-file',
      path,
      '--data',
      folder(),
    ]);
    expect([status.code, status.err]).toEqual([2, expect.stringContaining('The token file cannot be read')]);
  });

  test('through a link is read, since a person chose it', () => {
    const dir = folder();
    writeFileSync(join(dir, 'token'), 'T-1');
    symlinkSync(join(dir, 'token'), join(dir, 'link'));
    expect(readSmallFile(join(dir, 'link'), 100, 'followed')).toMatchObject({ ok: true });
    expect(readSmallFile(join(dir, 'link'), 100)).toEqual({ ok: false, error: 'not-a-file' });
  });
});

describe('on the share', () => {
  test.each(Object.keys(KINDS))('%s is not read, and costs no memory', async (kind) => {
    const dir = folder();
    KINDS[kind]?.(join(dir, 'X.request'));
    const memory = process.memoryUsage().rss;
    const error = kind === 'a gigabyte' ? 'too-large' : 'not-a-file';
    expect(await readForeignFile(join(dir, 'X.request'), 65_536)).toEqual({ ok: false, error });
    expect(await shareFiles(dir).read('X.request')).toEqual({ ok: false, error });
    expect((process.memoryUsage().rss - memory) / GIB).toBeLessThan(0.1);
  });

  test.each(Object.keys(KINDS))('%s in the place of every file: a console works and its process ends, verification too', async (kind) => {
    const [dir, share] = [folder(), folder()];
    cpSync(base.path, dir, { recursive: true });
    writeFileSync(join(dir, 'settings.json'), JSON.stringify({ version: 1, witnessFolder: share }));
    const name = shareName(storedOrigin(join(dir, 'practice')) ?? '');
    for (const file of [`${name}.checkpoint`, `${name}.request`, `${name}.key`, 'other.request', 'other.key'])
      KINDS[kind]?.(join(share, file));
    const words = ['activate', '--vin', 'VR1AB12C3D4567890', '--confirm', 'keys,inside', '--simulator', 'ok', '--data', dir];
    expect((await run(words)).code).toBe(0);
    expect((await run(['audit', 'verify', '--data', dir])).code).toBe(0);
    expect(readdirSync(share).filter((one) => one.endsWith('.new'))).toEqual([]);
  });

  test('what is written takes the place of a link and goes to nobody else', async () => {
    const [share, victim] = [folder(), join(folder(), 'victim')];
    writeFileSync(victim, 'mine');
    symlinkSync(victim, join(share, 'a.request'));
    expect(await shareFiles(share).write('a.request', 'ours')).toBe(true);
    expect(readSmallFile(victim, 100)).toEqual({ ok: true, value: Buffer.from('mine') });
    expect(lstatSync(join(share, 'a.request')).isFile()).toBe(true);
  });
});

test('a mark that is a pipe is refused at once, not waited for', () => {
  const file = join(folder(), 'practice.json');
  execFileSync('mkfifo', [file]);
  expect(() => fileKeeper(file).read()).toThrow('not-a-file');
});
