/** The link's processes as utility processes of Electron (D4): the program itself cannot be run as a plain Node, its fuse forbids it. */
import type { UtilityProcess } from 'electron';
import type { LinkChild, SpawnLink } from '../../../link/messages/index.ts';

/** The part of Electron's `utilityProcess` that is used. */
export type UtilityFork = (
  file: string,
  args: string[],
  options: { readonly serviceName: string; readonly stdio: 'ignore' },
) => Pick<UtilityProcess, 'pid' | 'postMessage' | 'on' | 'kill'>;

/** Starts the bundled program `file`. `killNow` ends a process whatever it does: Electron's own `kill` asks politely, and a frozen one does not hear. */
export function utilityLink(fork: UtilityFork, file: string, killNow: (pid: number) => void): SpawnLink {
  return (role): LinkChild => {
    const child = fork(file, [role], { serviceName: `CarKey link (${role})`, stdio: 'ignore' });
    const exited = new Promise<number | null>((resolve) => void child.on('exit', resolve));
    let killed = false;
    // It has its number only once it runs; one that was ended before that must not run on.
    child.on('spawn', () => {
      if (killed && child.pid !== undefined) killNow(child.pid);
    });
    // A fatal fault of its engine: Node would throw it here for want of a listener; `exit` follows and says all that is needed.
    child.on('error', () => undefined);
    return {
      get pid() {
        return child.pid;
      },
      send: (message) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void exited.then(listener),
      kill: () => {
        killed = true;
        if (child.pid === undefined) child.kill();
        else killNow(child.pid);
      },
    };
  };
}
