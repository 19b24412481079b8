/** Practice consoles at a simulator that the test runs itself: no account, and the simulator outlives the console. */
import type { ConsoleOptions } from '../../main/console/console.ts';

/** What a console must know of a simulator. */
type Known = { readonly url: string; readonly key: Uint8Array };

/** Address and key in one word, as a test hands them to a child process. */
export function wordOf({ url, key }: Known): string {
  return `${url}#${Buffer.from(key).toString('hex')}`;
}

/** Options of a console that works there; limits in ms. */
export function practiceAt(dataDir: string, word: string, limits = { answerTimeoutMs: 3_000, activationTimeoutMs: 3_000 }) {
  const [url = '', key = ''] = word.split('#');
  const simulator = { url, key: Buffer.from(key, 'hex') };
  return {
    dataDir,
    override: { simulator, operatorName: 'Test Person', profile: limits },
  } satisfies Omit<ConsoleOptions, 'shell'>;
}
