/**
 * A room of its own for one run: its mounts and its processes are gone when the run is, however it ends. The project stands in it as `Z:\w`,
 * and Wine's folder is the root.
 */
import { spawnSync } from 'node:child_process';

/** `$1`: Wine's folder; `$2`: the project. The shell stays, since the first process of a room has to look after the orphans. */
const PREPARE = `set -e
mount -t proc proc "$1/proc"
for one in dev sys; do mount --rbind "/$one" "$1/$one"; done
mount --bind "$2" "$1/w"
mount -t proc proc /proc
shift 2
set +e
"$@"
exit $?`;

/** The command that runs another one in such a room. Where this user is not root, it is root in a user namespace of its own. */
export function roomed(root: string, project: string, command: readonly string[]): readonly [string, ...string[]] {
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const room = [...asRoot, '--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private'];
  return ['unshare', ...room, 'sh', '-c', PREPARE, 'sh', root, project, ...command];
}

/** What stands in the way of a room here, as half a sentence; null when nothing does. */
export function whyNoRoom(root: string, project: string): string | null {
  const [program, ...args] = roomed(root, project, ['true']);
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (error !== undefined) return 'this system has no "unshare"';
  return status === 0 ? null : `this user may not mount here (${stderr.trim().split('\n').at(-1) ?? 'no reason given'})`;
}
