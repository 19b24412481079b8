/** The command to type next, whole: with the phone, the log and the name of whoever typed the one before. */
import { type Invocation, textOf } from '../command/index.ts';

/** Options that say where and as whom one works: what follows is done there too. */
const SAME = ['data', 'bridge', 'token-file', 'sdk', 'simulator', 'operator'] as const;

/** One command line. `command`: its words and its own options, as they are typed; `vin`: the vehicle, where one is known. */
export function nextLine({ values }: Pick<Invocation, 'values'>, command: string, vin: string | null): string {
  const vehicle = vin === null ? '' : ` --vin ${vin}`;
  const same = SAME.flatMap((name) => {
    const text = textOf(values, name);
    return text === undefined ? [] : [` --${name} ${quoted(text)}`];
  });
  return ['carkey ', command, vehicle, ...same].join('');
}

/**
 * A text as the shell of this system takes it back: in quotes where there is a sign in it that a shell reads. On Windows in double quotes, which no
 * path and no name of a file has in it, and in which a backslash is only itself; elsewhere in single ones, in which everything is.
 */
export function quoted(text: string, platform: NodeJS.Platform = process.platform): string {
  if (/^[\w./:@%+=,-]+$/.test(text)) return text;
  return platform === 'win32' ? `"${text.replaceAll('"', "'")}"` : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
