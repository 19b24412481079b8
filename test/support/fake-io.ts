/** A world for the command line that keeps what was written. */
import type { Io } from '../../main/shells/cli/command/command.ts';

/** The double. */
type FakeIo = Io & { readonly written: { out: string; err: string } };

/** Makes one; `more` replaces parts of it. */
export function fakeIo(more: Partial<Io> = {}): FakeIo {
  const written = { out: '', err: '' };
  return {
    written,
    out: (text) => (written.out += text),
    err: (text) => (written.err += text),
    env: {},
    platform: 'linux',
    home: '/home/someone',
    onLine: () => () => undefined,
    readSecret: () => Promise.resolve(null),
    ended: new AbortController().signal,
    logTo: () => undefined,
    now: () => 0,
    ...more,
  };
}
