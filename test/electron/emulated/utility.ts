/** Utility processes: Node children with a real `parentPort`. As in Electron a child has no number until it runs. */
import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { onPlay } from './outer.ts';
import { strict } from './strict.ts';

const CHILD = new URL('./utility-child.mjs', import.meta.url).href;

class UtilityProcess extends EventEmitter {
  pid: number | undefined;
  readonly #child: ChildProcess;
  constructor(file: string, args: readonly string[], stdio: 'ignore' | 'inherit') {
    super();
    this.#child = fork(file, args, {
      stdio: [stdio, stdio, stdio, 'ipc'],
      execArgv: ['--import', CHILD, '--unhandled-rejections=warn'],
      serialization: 'advanced',
    });
    this.#child.once('spawn', () =>
      setImmediate(() => {
        this.pid = this.#child.pid;
        this.emit('spawn');
      }),
    );
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.once('exit', (code) => {
      this.pid = undefined;
      this.emit('exit', code ?? 1);
    });
    onPlay('utility-error', (kind) => this.pid !== undefined && this.emit('error', kind, 'v8::Heap', 'report'));
  }
  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object, () => undefined);
  }
  kill(): boolean {
    return this.#child.kill('SIGTERM');
  }
}

/** Electron's `utilityProcess`. */
export const utilityProcess = strict('utilityProcess', {
  fork: (file: string, args: readonly string[] = [], options: { readonly stdio?: 'ignore' | 'inherit' } = {}) =>
    strict('utility process', new UtilityProcess(file, args, options.stdio ?? 'inherit')),
});
