/**
 * Wine from Debian's packages, unpacked into a folder of its own: nothing of this system is changed, nothing is configured, no script of a
 * package runs. Debian 13 has Wine 10, which runs the project's Node; the Wine 8 of Debian 12 does not.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fail, ok, type Result } from '../../app/base/result.ts';

const SUITE = 'trixie';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** Wine, what its programs are linked to, and a shell to start them from. Without the library of fonts each start complains; with it Wine wants fonts too. */
const PACKAGES = 'libwine wine64 libz-mingw-w64 libc6 libc-bin libgcc-s1 libunwind8 liblzma5 libudev1 libcap2 dash libgnutls30t64'.split(
  ' ',
);

/** What the tests do not need of them. */
const LEFT_OUT = ['*/i386-windows/*', '*/share/doc/*', '*/share/man/*'];

/** The mirror that this system uses, from the two forms of its list; null when there is none, as on other systems than Debian. */
export function mirrorIn(lists: readonly string[]): string | null {
  for (const text of lists) {
    const found = /^(?:URIs:|deb(?:\s+\[[^\]]*\])?)\s+(https?:\/\/\S*\/debian\/?)(?:\s|$)/m.exec(text);
    if (found?.[1] !== undefined) return found[1];
  }
  return null;
}

function listsHere(): readonly string[] {
  const folder = '/etc/apt/sources.list.d';
  const more = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  return ['/etc/apt/sources.list', ...more].filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'));
}

const quietly = (program: string, args: readonly string[], cwd?: string): boolean =>
  spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], ...(cwd === undefined ? {} : { cwd }) }).status === 0;

/** Lays Wine into an empty folder; else half a sentence that says why not. */
export function unpackWine(root: string): Result<null, string> {
  if (process.arch !== 'x64') return fail(`this computer is no x64 but ${process.arch}`);
  const mirror = mirrorIn(listsHere());
  if (mirror === null || !existsSync(KEYRING)) return fail('this system takes no packages from Debian');
  const debs = join(root, 'debs');
  mkdirSync(debs);
  if (!download(mirror, join(root, 'apt'), debs)) return fail("Debian's packages cannot be fetched");
  prepareFolders(root);
  const excluded = LEFT_OUT.map((one) => `--exclude='${one}'`).join(' ');
  const unpack = `set -e; for d in debs/*.deb; do dpkg-deb --fsys-tarfile "$d" | tar -x --no-same-owner --keep-directory-symlink ${excluded}; done`;
  if (!quietly('bash', ['-o', 'pipefail', '-c', unpack], root)) return fail("Debian's packages cannot be unpacked");
  markZlib(root);
  for (const name of ['debs', 'apt']) rmSync(join(root, name), { recursive: true });
  return ok(null);
}

/** Lists and state of its own, so that this system's apt knows nothing of it. The signature of the archive is checked as ever. */
function download(mirror: string, apt: string, debs: string): boolean {
  for (const name of ['lists/partial', 'cache/archives/partial']) mkdirSync(join(apt, name), { recursive: true });
  writeFileSync(join(apt, 'sources.list'), `deb [signed-by=${KEYRING}] ${mirror} ${SUITE} main\n`);
  writeFileSync(join(apt, 'status'), '');
  const options = {
    'Dir::Etc::sourcelist': join(apt, 'sources.list'),
    'Dir::Etc::sourceparts': '-',
    'Dir::State': apt,
    'Dir::State::lists': join(apt, 'lists'),
    'Dir::State::status': join(apt, 'status'),
    'Dir::Cache': join(apt, 'cache'),
    'APT::Sandbox::User': 'root',
    'Acquire::Languages': 'none',
  };
  const args = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  return quietly('apt-get', [...args, '-qq', 'update'], debs) && quietly('apt-get', [...args, '-qq', 'download', ...PACKAGES], debs);
}

function prepareFolders(root: string): void {
  for (const name of ['bin', 'lib', 'lib64', 'sbin']) {
    mkdirSync(join(root, 'usr', name), { recursive: true });
    symlinkSync(`usr/${name}`, join(root, name));
  }
  for (const name of ['tmp', 'proc', 'dev', 'sys', 'etc', 'root', 'runs', 'w', 'node_modules'])
    mkdirSync(join(root, name), { recursive: true });
}

/**
 * What the package's own install step does: zlib for Windows is marked as a part of Wine. The mark stands in the stub between the header of
 * DOS and that of Windows, at 64 bytes, 32 bytes long. Without it Node does not start.
 */
function markZlib(root: string): void {
  const [file] = globSync('usr/x86_64-w64-mingw32/lib/zlib*.dll', { cwd: root });
  if (file === undefined) throw new Error('the package of zlib holds no library');
  const library = readFileSync(join(root, file));
  library.fill(0, 64, 96).write('Wine builtin DLL', 64, 'latin1');
  writeFileSync(join(root, 'usr/lib/x86_64-linux-gnu/wine/x86_64-windows', basename(file)), library);
}
